"""A text file as it is read, and where what is found in its prose stands in the file."""

from __future__ import annotations

import re
from bisect import bisect_left
from pathlib import Path

from plotweaver_manuscript.decoding import decode_as_is
from plotweaver_manuscript.errors import ImportRefused
from plotweaver_manuscript.prose import split_front_matter

from plotweaver_cli.errors import FileProblem

_LONG_END = re.compile("\r\n")


class Source:
    """A file's text, and its prose: that has no front matter and plain line ends, since how lines end is no part of it.

    Attributes:
        text: with the line ends that the file has; a mark of the byte order is none of its characters.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        _, self.prose, self._offset = split_front_matter(text.replace("\r\n", "\n"))
        self._longer = [end.start() - number for number, end in enumerate(_LONG_END.finditer(text))]

    def place(self, offset: int) -> int:
        """Return where in `text` a character of the prose stands, both counted in characters."""
        place = offset + self._offset
        return place + bisect_left(self._longer, place)


def read_source(path: Path) -> Source:
    """Read a file; an empty one is an empty text.

    Raises:
        FileProblem: it cannot be read, or is no text.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FileProblem("cli.unreadable", f"{path} cannot be read: {error.strerror}.") from error
    try:
        return Source(decode_as_is(data) if data.strip() else "")
    except ImportRefused as refused:
        message = refused.message.removesuffix(" Nothing was created.")
        raise FileProblem(refused.code, f"{path}: {message} {refused.detail['remedy']}") from refused
