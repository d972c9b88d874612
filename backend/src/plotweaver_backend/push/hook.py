"""What git starts while it takes a push: asks the write service, and says what that answers.

Run by itself (`python -I -S hook.py pre-receive SOCKET`): it may import nothing but the standard library. What is
said to git and read from it is described in githooks(5), `pre-receive` and `proc-receive`, and gitprotocol-common(5).
"""

from __future__ import annotations

import json
import os
import socket
import sys
from typing import Any, BinaryIO

_FLUSH = b"0000"


def main(phase: str, address: str) -> int:
    """Serve one hook; return what git takes for yes (0) or no (1)."""
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    if phase == "pre-receive":
        # not `splitlines`, which also parts at what a name may hold
        lines = stdin.read().decode("utf-8", "surrogateescape").removesuffix("\n").split("\n")
        commands = [line.split(" ", 2) for line in lines]
        # without new objects, as when a branch goes, there is no quarantine
        quarantine = os.environ.get("GIT_QUARANTINE_PATH", "")
        answer = ask(address, {"phase": phase, "commands": commands, "quarantine": quarantine})
        sys.stderr.write(answer["told"])
        return 0 if answer["taken"] else 1
    _packets(stdin)
    _send(stdout, b"version=1\0", None)
    commands = [line.decode("utf-8", "surrogateescape").split(" ", 2) for line in _packets(stdin)]
    answer = ask(address, {"phase": phase, "commands": commands, "quarantine": ""})
    sys.stderr.write(answer["told"])
    results = [f"ok {ref}" if why is None else f"ng {ref} {why}" for ref, why in answer["results"]]
    _send(stdout, *(result.encode("utf-8", "surrogateescape") for result in results), None)
    return 0


def ask(address: str, question: dict[str, object]) -> dict[str, Any]:
    """Return what the write service answers over its socket: one line of JSON each way."""
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(address)
        connection.sendall(json.dumps(question).encode() + b"\n")
        with connection.makefile("rb") as reader:
            answer: dict[str, Any] = json.loads(reader.readline())
    return answer


def _packets(stream: BinaryIO) -> list[bytes]:
    """Return the pkt-lines up to the next flush, without their line ends."""
    found = []
    while (length := stream.read(4)) not in (_FLUSH, b""):
        found.append(stream.read(int(length, 16) - 4).rstrip(b"\n"))
    return found


def _send(stream: BinaryIO, *packets: bytes | None) -> None:
    for packet in packets:
        stream.write(_FLUSH if packet is None else b"%04x%s" % (len(packet) + 4, packet))
    stream.flush()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1], sys.argv[2]))
