"""What a pack would take once it is unpacked, known before git begins: a few megabytes may stand for thousands.

git hashes every byte before it asks anybody. A pack says of each object how long it is (gitformat-pack in git's
documentation), and here no more of it is unpacked than it takes to come to the next one.
"""

from __future__ import annotations

import mmap
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

#: The most of one object: what a file may be is a rule's business, and names it; this only ends what nobody means.
MOST_OBJECT = 256 * 1024 * 1024
#: The most of all that is written out in a pack, and of all that its differences make.
MOST_WRITTEN, MOST_MADE = 1024 * 1024 * 1024, 4 * 1024 * 1024 * 1024

_HEAD = 12
_OFFSET_DELTA, _REF_DELTA = 6, 7
_ID = 20
#: What is unpacked at a time, and the least that is looked into.
_PIECE, _LEAST = 1 << 20, 64
_MB = 1024 * 1024
#: Two numbers, each as long as it may be, begin a difference.
_NUMBERS = 20


@dataclass(frozen=True)
class _Entry:
    """An object of a pack: its own bytes, or a difference. `size`: of what is written; `data`: where that begins."""

    difference: bool
    size: int
    data: int


def excess(body: BinaryIO, start: int) -> str | None:
    """Return in a sentence why a pack holds too much; None if it does not, or is broken, which git says better.

    Args:
        body: a file with the pack in it, which is at its start after.
        start: where the pack begins.
    """
    size = body.seek(0, 2)
    body.seek(0)
    if size - start < _HEAD:
        return None
    with mmap.mmap(body.fileno(), 0, access=mmap.ACCESS_READ) as pack:
        try:
            return _excess(pack, start)
        except (IndexError, zlib.error, _Broken):
            return None


class _Broken(Exception):
    """The pack is not as git writes one."""


def _excess(pack: mmap.mmap, start: int) -> str | None:
    written = made = 0
    place = start + _HEAD
    for _ in range(int.from_bytes(pack[start + 8 : place], "big")):
        entry = _entry(pack, place)
        written += entry.size
        if entry.size > MOST_OBJECT or written > MOST_WRITTEN:
            return _told(entry.size, MOST_WRITTEN)
        begun, place = _passed(pack, entry)
        size = _made(begun) if entry.difference else entry.size
        made += size
        if size > MOST_OBJECT or made > MOST_MADE:
            return _told(size, MOST_MADE)
    return None


def _told(size: int, most: int) -> str:
    if size > MOST_OBJECT:
        return (
            f"A file of {size // _MB:,} MB is packed in this; {MOST_OBJECT // _MB:,} MB is the most that is unpacked."
        )
    return f"Unpacked, this has more than {most // _MB:,} MB, which is the most here."


def _entry(pack: mmap.mmap, place: int) -> _Entry:
    byte = pack[place]
    place += 1
    kind, size, shift = byte >> 4 & 7, byte & 15, 4
    while byte & 128:
        byte = pack[place]
        place += 1
        size |= (byte & 127) << shift
        shift += 7
    if kind == _OFFSET_DELTA:
        while pack[place] & 128:
            place += 1
        place += 1
    elif kind == _REF_DELTA:
        place += _ID
    return _Entry(kind in (_OFFSET_DELTA, _REF_DELTA), size, place)


def _passed(pack: mmap.mmap, entry: _Entry) -> tuple[bytes, int]:
    """Return how an entry's bytes begin, and where the next entry does."""
    inflate, place, seen, begun = zlib.decompressobj(), entry.data, 0, b""
    # hardly anything is longer packed than it is: mostly one look is enough
    step = min(_PIECE, entry.size + _LEAST)
    while not inflate.eof:
        given = pack[place : place + step]
        if not given:
            raise _Broken
        found = inflate.decompress(given, _PIECE)
        # at the end of an entry Python tells what is left in both
        place += len(given) - len(inflate.unused_data if inflate.eof else inflate.unconsumed_tail)
        seen += len(found)
        begun = begun if len(begun) >= _NUMBERS else begun + found[:_NUMBERS]
        if seen > entry.size:
            raise _Broken
    return begun, place


def _made(begun: bytes) -> int:
    """Return how long what a difference makes is: the second of the two numbers that it begins with."""
    numbers = _numbers(begun)
    next(numbers)
    return next(numbers)


def _numbers(data: bytes) -> Iterator[int]:
    place = 0
    while True:
        number, shift = 0, 0
        while data[place] & 128:
            number |= (data[place] & 127) << shift
            shift += 7
            place += 1
        yield number | data[place] << shift
        place += 1
