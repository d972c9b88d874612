"""What git itself says of objects that it does not take, in the words of our rules."""

from __future__ import annotations

import re

#: How to mend what git cannot read.
MEND = "Look for what is broken on your side (git fsck), mend it, and bring it again."

_TEXT_BAND = 2
# `report-status` of gitprotocol-pack(5): one line of the whole, and one for each ref
_UNPACKED = re.compile(rb"unpack (?!ok\n)([^\n]{1,200})\n")
_INCOMPLETE = re.compile(rb"ng \S+ missing necessary objects\n")
_BROKEN = "What was brought cannot be read: it is damaged, cut short, not whole, or not as git writes it."


def trouble(answer: bytes) -> tuple[str, str] | None:
    """Return the rule that the objects of a push break and what is wrong; None if git could read all of them."""
    return ("object.broken", _BROKEN) if _UNPACKED.search(answer) or _INCOMPLETE.search(answer) else None


def with_text(answer: bytes, text: str) -> bytes:
    """Return git's answer with lines for the terminal before it, if whoever pushes can be told any."""
    # the first packet says whether the answer is parted into bands
    if answer[4:5] not in (b"\x01", b"\x02"):
        return answer
    told = bytes([_TEXT_BAND]) + text.encode()
    return b"%04x%s%s" % (len(told) + 4, told, answer)
