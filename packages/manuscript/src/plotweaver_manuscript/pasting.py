"""What of a text was pasted, as one line that a version carries.

`Plotweaver-Pasted: <path>:<first>-<last>~<fingerprint> …`: the words of the prose by number, from 1, and a fingerprint
by which they are found again after others' words were merged in before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from urllib.parse import quote, unquote
from zlib import crc32

from plotweaver_manuscript.moves import RUN
from plotweaver_manuscript.pages import read_page
from plotweaver_manuscript.prose import word_spans

_ENTRY = re.compile(r"(\S+):([1-9]\d{0,8})-([1-9]\d{0,8})~([0-9a-f]{16})")
_MODULUS, _BASE = (1 << 61) - 1, 1_000_003


def pasted_trailer(pasted: Mapping[str, tuple[str, Sequence[str]]]) -> str | None:
    """Return the trailer's value for files' new texts and the passages that were pasted into each.

    A passage counts as far as the text holds runs of at least `RUN` of its words (a shorter one: all of it). None if
    nothing of the passages is in the texts.
    """
    entries: list[str] = []
    for path, (text, passages) in pasted.items():
        words = read_page("", text.encode("utf-8", "replace")).words if passages else ()
        marked = {number for passage in passages for number in _stands(words, passage)}
        for first, last in _ranges(sorted(marked)):
            print_ = f"{_fingerprint(words[first : last + 1]):016x}"
            entries.append(f"{quote(path, safe='/')}:{first + 1}-{last + 1}~{print_}")
    return " ".join(entries) or None


def pasted_words(trailer: str, path: str, words: Sequence[str]) -> set[int]:
    """Return the numbers, from 0, of the words of a file that the trailer's value calls pasted.

    What does not stand where the trailer says is looked for in the whole file, and counts as typed if it is nowhere.
    """
    found: set[int] = set()
    for entry in trailer.split(" "):
        parsed = _ENTRY.fullmatch(entry)
        if parsed is None or unquote(parsed[1]) != path:
            continue
        length = int(parsed[3]) - int(parsed[2]) + 1
        start = _find(words, int(parsed[2]) - 1, length, int(parsed[4], 16))
        if start is not None:
            found.update(range(start, start + length))
    return found


def _stands(words: Sequence[str], passage: str) -> Iterator[int]:
    wanted = tuple(passage[start:end] for start, end in word_spans(passage))
    length = min(RUN, len(wanted))
    runs = {wanted[at : at + length] for at in range(len(wanted) - length + 1)} if length else set()
    for at in range(len(words) - length + 1) if runs else ():
        if tuple(words[at : at + length]) in runs:
            yield from range(at, at + length)


def _ranges(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of numbers that follow each other."""
    for _, run in groupby(enumerate(numbers), lambda each: each[1] - each[0]):
        found = [number for _, number in run]
        yield found[0], found[-1]


def _find(words: Sequence[str], start: int, length: int, wanted: int) -> int | None:
    """Return where `length` words of this fingerprint begin: at `start`, else at the first place."""
    if length < 1 or length > len(words):
        return None
    if start + length <= len(words) and _fingerprint(words[start : start + length]) == wanted:
        return start
    values = [crc32(word.encode()) for word in words]
    lead, current = pow(_BASE, length - 1, _MODULUS), _fingerprint(words[:length])
    for at in range(len(words) - length + 1):
        if current == wanted:
            return at
        if at + length < len(words):
            current = ((current - values[at] * lead) * _BASE + values[at + length]) % _MODULUS
    return None


def _fingerprint(words: Sequence[str]) -> int:
    value = 0
    for word in words:
        value = (value * _BASE + crc32(word.encode())) % _MODULUS
    return value
