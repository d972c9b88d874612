"""Reading a bundle as it comes: one line that tells what is in it, then a pack and its index, each into a file."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from pathlib import Path

from plotweaver_contracts.feed import ObjectBundle
from plotweaver_gitstore import Pack

from plotweaver_bff.backend import BackendAway, Streaming

#: A line that is longer tells of no book: a thousand branches take a tenth of it.
_LONGEST_LINE = 1 << 20

#: Does work that waits for the disk, away from the loop.
Disk = Callable[[Callable[[], object]], Awaitable[object]]


async def read_bundle(answer: Streaming, folder: Path, disk: Disk) -> tuple[ObjectBundle, Pack | None]:
    """Return what a bundle tells and, if it has one, its pack in two files of `folder`.

    Raises:
        BackendAway: the bundle is shorter or longer than it says, or does not begin with a line.
        pydantic.ValidationError: its first line is none of a bundle.
    """
    pieces = answer.pieces()
    line, rest = await _line(pieces)
    told = ObjectBundle.model_validate_json(line)
    found = Pack(folder / "arrived.pack", folder / "arrived.idx")
    for file, size in ((found.pack, told.pack), (found.index, told.index)):
        rest = await _kept(file, size, rest, pieces, disk)
    if rest or [piece async for piece in pieces if piece]:
        raise BackendAway("a bundle is longer than it says")
    return told, found if told.pack else None


async def _line(pieces: AsyncIterator[bytes]) -> tuple[bytes, bytes]:
    begun = b""
    async for piece in pieces:
        begun += piece
        line, end, rest = begun.partition(b"\n")
        if end:
            return line, rest
        if len(begun) > _LONGEST_LINE:
            break
    raise BackendAway("a bundle does not begin with a line")


async def _kept(file: Path, size: int, begun: bytes, pieces: AsyncIterator[bytes], disk: Disk) -> bytes:
    """Write `size` bytes into a file and return what came after them."""
    with file.open("wb") as opened:
        while True:
            part, begun = begun[:size], begun[size:]
            await disk(partial(opened.write, part))
            size -= len(part)
            if not size:
                return begun
            try:
                begun = await anext(pieces)
            except StopAsyncIteration:
                raise BackendAway("a bundle is shorter than it says") from None
