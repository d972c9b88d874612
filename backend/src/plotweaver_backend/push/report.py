"""What git itself says of objects that it does not take, in the words of our rules."""

from __future__ import annotations

import errno
import os
import re

#: How to mend what git cannot read.
MEND = "Look for what is broken on your side (git fsck), mend it, and bring it again."

#: What can be done about a full disk.
MAKE_ROOM = "Whoever keeps this installation has to make room. Then push again."
#: Why nothing can be taken just now.
FULL = "The disk of this installation is full."

_TEXT_BAND = 2
# `report-status` of gitprotocol-pack(5): one line of the whole, and one for each ref
_UNPACKED = re.compile(rb"unpack (?!ok\n)([^\n]{1,200})\n")
_INCOMPLETE = re.compile(rb"ng \S+ missing necessary objects\n")
#: git passes on what the system said.
_NO_ROOM = tuple(os.strerror(each).encode() for each in (errno.ENOSPC, errno.EDQUOT))
_BROKEN = "What was brought cannot be read: it is damaged, cut short, not whole, or not as git writes it."


def trouble(answer: bytes) -> tuple[str, str, str] | None:
    """Return why git did not take the objects of a push: a code, what is wrong, how to mend it; None if it did."""
    if not _UNPACKED.search(answer) and not _INCOMPLETE.search(answer):
        return None
    if any(each in answer for each in _NO_ROOM):
        return "storage.full", FULL, MAKE_ROOM
    return "object.broken", _BROKEN, MEND


def with_text(answer: bytes, text: str) -> bytes:
    """Return git's answer with lines for the terminal before it, if whoever pushes can be told any."""
    # the first packet says whether the answer is parted into bands
    if answer[4:5] not in (b"\x01", b"\x02"):
        return answer
    told = bytes([_TEXT_BAND]) + text.encode()
    return b"%04x%s%s" % (len(told) + 4, told, answer)
