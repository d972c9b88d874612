"""Backends killed at random instants under eight writers: each acknowledged save is in the book, once."""

import asyncio
import itertools
import os
import random
import subprocess
import time
from dataclasses import dataclass

import pytest
from plotweaver_backend.changes.tables import IntentRow
from plotweaver_backend.database import make_engine
from plotweaver_backend.feed import Feed
from sqlalchemy import select

pytestmark = pytest.mark.soak

KILLS = int(os.environ.get("PLOTWEAVER_SOAK_KILLS", "200"))
WRITERS = int(os.environ.get("PLOTWEAVER_SOAK_WRITERS", "8"))
#: When it ends although fewer were killed, which then is a failure.
SECONDS = float(os.environ.get("PLOTWEAVER_SOAK_SECONDS", "1800"))
SHARED = "notes/shared.md"
#: After so many lines a writer begins another file.
LINES = 20


@dataclass
class Done:
    """An acknowledged save: its answer, and the line that it brought."""

    line: str
    path: str
    change_id: str
    commit: str
    seq: int


@pytest.mark.timeout(SECONDS + 300)
def test_every_acknowledged_save_is_in_the_book_once(running, say):
    asyncio.run(_play(running, say))


async def _play(running, say):
    async with running() as house:
        stop, done = asyncio.Event(), []
        async with house.author() as author:
            first = await author.save("the first one", house.base, SHARED, "# Everyone writes here\n")
        writers = [asyncio.create_task(_write(house, number, first, stop, done)) for number in range(WRITERS)]
        killed = await _kill(house, writers, done, say)
        stop.set()
        unanswered = sum(await asyncio.gather(*writers))
        say(f"{killed} killed, {len(done)} saves acknowledged, {unanswered} requests unanswered and asked again")
        assert killed >= KILLS
        # whoever starts again brings the book to rest
        for backend in house.backends:
            await backend.kill("both")
        async with house.author() as author:
            assert await author.save("the last one", house.base, "notes/last.md", "All is quiet.\n")
        await asyncio.to_thread(_check, house, done)
    say("nothing lost, nothing twice, no open intent, no gap, fsck clean")


async def _kill(house, writers, done, say):
    until, killed = time.monotonic() + SECONDS, 0
    while killed < KILLS and time.monotonic() < until and not any(writer.done() for writer in writers):
        await asyncio.sleep(random.uniform(0, 1.0))
        await random.choice(house.backends).kill(random.choice(["worker", "worker", "master", "both"]))
        killed += 1
        if killed % 20 == 0:
            say(f"{killed} killed, {len(done)} saves acknowledged")
    return killed


class Writer:
    """Somebody who saves line after line: three in files of their own, then one in a file that all write in."""

    def __init__(self, author, number, first):
        self._author, self._number = author, number
        self._base, self._seq = first["commit"], first["seq"]
        self._own = []

    async def write(self, count):
        """Return what became of a line."""
        line = f"Writer {self._number} wrote line {count}."
        path, told = await (self._share(count, line) if count % 4 == 3 else self._keep(count, line))
        self._base, self._seq = told["commit"], told["seq"]
        return Done(line, path, told["change_id"], told["commit"], told["seq"])

    async def _keep(self, count, line):
        self._own.append(line)
        text = "\n\n".join(self._own[-(1 + (len(self._own) - 1) % LINES) :]) + "\n"
        path = f"notes/{self._number}-{(len(self._own) - 1) // LINES}.md"
        told = await self._author.save(f"{self._number}-{count}", self._base, path, text)
        # nobody else writes there: a conflict would be with a save of our own that came twice
        assert told is not None, path
        return path, told

    async def _share(self, count, line):
        attempt, told = 0, None
        while told is None:
            # whoever lost lets the others go first
            await asyncio.sleep(random.uniform(0, 0.1 * min(attempt, 5)))
            view, attempt = await self._author.read(SHARED, self._seq), attempt + 1
            key, text = f"{self._number}-{count}-{attempt}", f"{view['text'].rstrip()}\n\n{line}\n"
            told = await self._author.save(key, view["commit"], SHARED, text)
        return SHARED, told


async def _write(house, number, first, stop, done):
    """Write until it is time; return how often there was no answer."""
    async with house.author() as author:
        writer, count = Writer(author, number, first), 0
        while not stop.is_set():
            done.append(await writer.write(count))
            count += 1
        return author.unanswered


def _check(house, done):
    assert len({one.change_id for one in done}) == len(done) > 0
    log = _git(house, "log", "--format=%H %(trailers:key=Plotweaver-Change,valueonly,separator=%x20)", "main")
    made = dict(reversed(line.split()) for line in log.splitlines())
    assert len(made) == len(log.splitlines())
    assert {one.change_id: one.commit for one in done}.items() <= made.items()
    _check_lines(house, done)
    _check_database(house, done)
    assert _git(house, "fsck", "--strict", "--no-dangling") == ""
    assert not list(house.repository.glob("refs/**/*.lock"))


def _check_lines(house, done):
    """Each line stands where it was written, once, and each writer's in order."""
    texts = {path: _git(house, "show", f"main:{path}") for path in {one.path for one in done}}
    for path, text in texts.items():
        lines = [line for line in text.splitlines() if line.startswith("Writer")]
        assert len(set(lines)) == len(lines)
        assert {one.line for one in done if one.path == path} == set(lines)
        for _, mine in itertools.groupby(sorted(lines, key=lambda line: line.split()[1]), lambda line: line.split()[1]):
            counts = [int(line.rstrip(".").split()[-1]) for line in mine]
            assert counts == sorted(counts)


def _check_database(house, done):
    engine = make_engine(house.database)
    with engine.connect() as connection:
        assert connection.execute(select(IntentRow.change_id).where(IntentRow.seq.is_(None))).all() == []
    events, feed = [], Feed(engine)
    while more := feed.after(len(events)):
        events += more
    engine.dispose()
    assert [event.seq for event in events] == list(range(1, len(events) + 1))
    told = {event.seq: event.data["commit"] for event in events if event.type == "content.updated"}
    assert {one.seq: one.commit for one in done}.items() <= told.items()
    assert len(set(told.values())) == len(told)


def _git(house, *arguments):
    command = ["git", "--git-dir", str(house.repository), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
