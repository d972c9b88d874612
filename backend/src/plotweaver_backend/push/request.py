"""What a client asks before its pack: which refs are to move, and how it wants to be answered (gitprotocol-pack)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

_FLUSH = b"0000"
_LENGTH = 4
#: Of a line with a command: what the ref names, what it is to name, and the ref.
_PARTS = 3
_TEXT, _DATA = b"\x02", b"\x01"


@dataclass(frozen=True)
class Request:
    """A push. `pack`: where its pack begins in the body."""

    refs: tuple[bytes, ...]
    abilities: frozenset[bytes]
    pack: int

    def refusal(self, told: str, why: str) -> bytes:
        """Return git's answer to a push none of which is taken.

        Args:
            told: what the person at the terminal reads.
            why: in one line, behind each ref.
        """
        lines = [b"unpack refused\n", *(b"ng %s %s\n" % (ref, why.encode()) for ref in self.refs)]
        report = b"".join(map(_packet, lines)) + _FLUSH if b"report-status" in self.abilities else b""
        if b"side-band-64k" not in self.abilities:
            return report
        return _packet(_TEXT + told.encode()) + _packet(_DATA + report) + _FLUSH


def read_request(body: BinaryIO) -> Request | None:
    """Return what a body asks, or None where git itself will say that it is no push. The body is at its start after."""
    lines, whole = [], False
    while length := body.read(_LENGTH):
        if length == _FLUSH:
            whole = True
            break
        try:
            lines.append(body.read(int(length, 16) - _LENGTH))
        except ValueError:
            break
    pack = body.tell()
    body.seek(0)
    commands = [line.rstrip(b"\n").partition(b"\0") for line in lines if not line.startswith(b"shallow ")]
    named = [command.split(b" ", _PARTS - 1) for command, _, _ in commands]
    if not whole or not named or any(len(each) != _PARTS for each in named):
        return None
    return Request(tuple(each[-1] for each in named), frozenset(commands[0][2].split()), pack)


def _packet(data: bytes) -> bytes:
    return b"%04x%s" % (len(data) + _LENGTH, data)
