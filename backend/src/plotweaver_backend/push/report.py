"""What git itself says of objects that it does not take, in the words of our rules."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator

#: How to mend what git cannot read.
MEND = "Look for what is broken on your side (git fsck), mend it, and bring it again."

#: What can be done about a full disk.
MAKE_ROOM = "Whoever keeps this installation has to make room. Then push again."
#: Why nothing can be taken just now.
FULL = "The disk of this installation is full."

#: A code, what is wrong, how to mend it.
Trouble = tuple[str, str, str]
#: The code of what git cannot read.
BROKEN = "object.broken"
#: What can be done about damage on our side.
WAIT = "Whoever keeps this installation has to look after it. Then push again."
#: What can be done about a pack that unpacks to too much.
LESS = "Push fewer versions at a time; take enormous files out of every version that has them (git rebase -i)."
#: Why a push was not taken that met damage on our side, which was mended thereby.
MENDED = ("book.unreadable", "A file on the server was damaged. It was put right just now.", "Push again.")

#: A packet begins with its length in four digits (gitprotocol-common); one of text holds at most so many bytes here.
_HEAD, _FLUSH, _MOST_TEXT = 4, b"0000", 60_000
_TEXT_BAND = 2
# `report-status` of gitprotocol-pack(5): one line of the whole, and one for each ref
_UNPACKED = re.compile(rb"unpack (?!ok\n)([^\n]{1,200})\n")
_INCOMPLETE = re.compile(rb"ng \S+ missing necessary objects\n")
#: git passes on what the system said.
_NO_ROOM = tuple(os.strerror(each).encode() for each in (errno.ENOSPC, errno.EDQUOT))
_BROKEN = "What was brought cannot be read: it is damaged, cut short, not whole, or not as git writes it."


def trouble(answer: bytes) -> Trouble | None:
    """Return why git did not take the objects of a push: a code, what is wrong, how to mend it; None if it did."""
    if not _UNPACKED.search(answer) and not _INCOMPLETE.search(answer):
        return None
    if any(each in answer for each in _NO_ROOM):
        return "storage.full", FULL, MAKE_ROOM
    return BROKEN, _BROKEN, MEND


def without(answer: bytes, place: str) -> bytes:
    """Return git's answer without the lines for the terminal that tell of a place on this machine."""
    if not _is_parted(answer) or place.encode() not in b"".join(text := list(_texts(answer))):
        return answer
    # git sends a line in pieces as they come
    told = b"".join(line for line in b"".join(text).splitlines(keepends=True) if place.encode() not in line)
    rest = b"".join(_packet(each) for each in _packets(answer) if each[0] != _TEXT_BAND)
    pieces = (told[begin : begin + _MOST_TEXT] for begin in range(0, len(told), _MOST_TEXT))
    return b"".join(_packet(bytes([_TEXT_BAND]) + piece) for piece in pieces) + rest + _FLUSH


def _texts(answer: bytes) -> Iterator[bytes]:
    return (packet[1:] for packet in _packets(answer) if packet[0] == _TEXT_BAND)


def _packets(answer: bytes) -> Iterator[bytes]:
    """Yield what the packets of an answer hold, up to its end."""
    at = 0
    while (length := int(answer[at : at + _HEAD] or _FLUSH, 16)) > _HEAD:
        yield answer[at + _HEAD : at + length]
        at += length


def _packet(data: bytes) -> bytes:
    return b"%04x%s" % (len(data) + _HEAD, data)


def _is_parted(answer: bytes) -> bool:
    # the first packet says whether the answer is parted into bands
    return answer[4:5] in (b"\x01", b"\x02")


def with_text(answer: bytes, text: str) -> bytes:
    """Return git's answer with lines for the terminal before it, if whoever pushes can be told any."""
    if not _is_parted(answer):
        return answer
    return _packet(bytes([_TEXT_BAND]) + text.encode()) + answer
