"""What a version says of itself below its message."""

from __future__ import annotations

import re

_LINE = re.compile(r"([A-Za-z][A-Za-z0-9-]*): *(.*)")


def trailers_of(message: str) -> dict[str, str]:
    """Return a message's trailers by name.

    They are lines `Name: value` of the last paragraph, as git has it: what looks like one further up, in what a person
    wrote, is none. Of one name the last line counts.
    """
    paragraphs = _paragraphs(message)
    if len(paragraphs) < 2:
        return {}
    found = (_LINE.fullmatch(line) for line in paragraphs[-1].splitlines())
    return {line[1]: line[2].strip() for line in found if line is not None}


def note_of(message: str) -> str:
    """Return what a person wrote below a message's first line, without the trailers."""
    paragraphs = _paragraphs(message)
    if trailers_of(message):
        paragraphs.pop()
    return "\n\n".join(paragraphs).partition("\n")[2].strip()


def _paragraphs(message: str) -> list[str]:
    return message.replace("\r\n", "\n").strip().split("\n\n")
