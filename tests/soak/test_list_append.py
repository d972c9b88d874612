"""Eight people append to one list, reading it from the mirror: nothing is lost, and nobody reads back in time."""

import asyncio
import os
import random
import time
from dataclasses import dataclass, field

import pytest

pytestmark = pytest.mark.soak

WRITERS = int(os.environ.get("PLOTWEAVER_SOAK_WRITERS", "8"))
SAVES = int(os.environ.get("PLOTWEAVER_SOAK_SAVES", "200"))
LIST = "notes/list.txt"
PROGRESS_SECONDS = 20


@dataclass
class Session:
    """What one person wrote and read, in order: after each save how many reads there had been."""

    wrote: list[str] = field(default_factory=list)
    reads: list[tuple[str, ...]] = field(default_factory=list)
    read_at: list[tuple[str, int]] = field(default_factory=list)
    conflicts: int = 0

    def saw(self, text: str) -> None:
        self.reads.append(tuple(text.split("\n")[1:-1]))

    def saved(self, element: str) -> None:
        self.wrote.append(element)
        self.read_at.append((element, len(self.reads)))


@pytest.mark.timeout(300 + WRITERS * SAVES * 2)
def test_no_append_is_lost_and_no_read_goes_back(running, say):
    asyncio.run(_play(running, say))


async def _play(running, say):
    began = time.monotonic()
    async with running() as house:
        async with house.author() as author:
            first = await author.save("the first one", house.base, LIST, "The list:\n")
        sessions, reader = [Session() for _ in range(WRITERS)], Session()
        watching = asyncio.create_task(_watch(house, reader))
        telling = asyncio.create_task(_tell(sessions, say))
        await asyncio.gather(*(_write(house, number, first, each) for number, each in enumerate(sessions)))
        telling.cancel()
        watching.cancel()
        async with house.author() as author:
            final = await author.read(LIST, first["seq"] + WRITERS * SAVES)
    _check(tuple(final["text"].split("\n")[1:-1]), sessions, reader)
    reads = sum(len(each.reads) for each in [*sessions, reader])
    conflicts = sum(each.conflicts for each in sessions)
    say(f"{WRITERS * SAVES} appended in {time.monotonic() - began:.0f} s after {conflicts} conflicts")
    say(f"{reads} reads: nothing lost, none went back")


async def _write(house, number, first, session):
    seq = first["seq"]
    async with house.author() as author:
        for count in range(SAVES):
            seq = await _append(author, f"{number}-{count}", seq, session)
        session.saw((await author.read(LIST, seq))["text"])


async def _append(author, element, seq, session):
    """Append to the list as it is, until nobody else did meanwhile; return the event that tells of it."""
    attempt, told = 0, None
    while told is None:
        # whoever lost lets the others go first
        await asyncio.sleep(random.uniform(0, 0.05 * min(attempt, 10)))
        view, attempt = await author.read(LIST, seq), attempt + 1
        session.saw(view["text"])
        told = await author.save(f"{element}.{attempt}", view["commit"], LIST, f"{view['text']}{element}\n")
    session.saved(element)
    session.conflicts += attempt - 1
    return told["seq"]


async def _watch(house, reader):
    """Read without asking for any freshness."""
    async with house.author() as author:
        while True:
            reader.saw((await author.read(LIST, 0))["text"])
            await asyncio.sleep(0.02)


async def _tell(sessions, say):
    while True:
        await asyncio.sleep(PROGRESS_SECONDS)
        say(f"{sum(len(each.wrote) for each in sessions)} of {WRITERS * SAVES} appended")


def _check(final, sessions, reader):
    assert sorted(final) == sorted(element for each in sessions for element in each.wrote)
    for session in [*sessions, reader]:
        for read in session.reads:
            # one order for everyone
            assert read == final[: len(read)]
        sizes = [len(read) for read in session.reads]
        assert sizes == sorted(sizes)
        for element, reads in session.read_at:
            assert element in session.reads[reads]
