"""How far this mirror has followed the log, kept beside it, so that a restart goes on where it stopped."""

from __future__ import annotations

import asyncio
import json
import os
import secrets
from pathlib import Path


class Position:
    """The mirror's place in the log, and which books are behind it.

    `epoch` names this mirror's life: a client that knows another one begins anew.

    Args:
        folder: the mirror's directory.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / "position.json"
        folder.mkdir(parents=True, exist_ok=True)
        kept = _read(self._file)
        self.epoch: str = kept[0] if kept else secrets.token_hex(8)
        self.seq: int = kept[1] if kept else 0
        self._late: dict[str, int] = {}
        self._moved = asyncio.Condition()
        self._keeping = asyncio.Lock()

    def at(self, project: str | None = None) -> int:
        """Return up to where a book can be read here; None: any that is not behind."""
        late = None if project is None else self._late.get(project)
        return self.seq if late is None else min(self.seq, late - 1)

    async def advance(self, seq: int) -> None:
        """Say that everything up to `seq` can be read here, but for books that are behind."""
        self.seq = seq
        await self.tell()

    def delay(self, project: str, seq: int) -> None:
        """Say that a book is behind: what `seq` tells of it is not here yet."""
        self._late.setdefault(project, seq)

    def settle(self, project: str, seq: int | None) -> None:
        """Say that a book is behind only from `seq` on; None: no longer. `tell` those who wait."""
        if seq is None:
            self._late.pop(project, None)
        else:
            self._late[project] = seq

    async def tell(self) -> None:
        """Let those who wait look again."""
        async with self._moved:
            self._moved.notify_all()

    async def keep(self) -> None:
        """Write down where we are. What a crash forgets is taken in once more."""
        async with self._keeping:
            seq = min([self.seq, *(late - 1 for late in self._late.values())])
            await asyncio.to_thread(self._write, self.epoch, seq)

    async def restart(self) -> None:
        """Begin a new life: the log is another one than we followed."""
        self.epoch = secrets.token_hex(8)
        self._late.clear()
        await self.advance(0)
        await self.keep()

    async def reached(self, seq: int, seconds: float, project: str | None = None) -> bool:
        """Return whether the mirror, with this book, has reached `seq`, waiting for it up to `seconds`."""
        if self.at(project) >= seq:
            return True
        try:
            async with asyncio.timeout(seconds), self._moved:
                await self._moved.wait_for(lambda: self.at(project) >= seq)
        except TimeoutError:
            return False
        return True

    def _write(self, epoch: str, seq: int) -> None:
        new = self._file.with_suffix(".new")
        # somebody may have deleted the whole mirror under us
        new.parent.mkdir(parents=True, exist_ok=True)
        new.write_text(json.dumps({"epoch": epoch, "seq": seq}), encoding="ascii")
        os.replace(new, self._file)


def _read(file: Path) -> tuple[str, int] | None:
    # what is not readable is as good as nothing: the mirror is a copy and is made again
    try:
        data = json.loads(file.read_text(encoding="ascii"))
        return str(data["epoch"]), int(data["seq"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
