"""How far this mirror has followed the log, kept beside it, so that a restart goes on where it stopped."""

from __future__ import annotations

import asyncio
import json
import os
import secrets
from pathlib import Path


class Position:
    """The mirror's place in the log.

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
        self._moved = asyncio.Condition()

    async def advance(self, seq: int) -> None:
        """Say that everything up to `seq` can be read here."""
        self.seq = seq
        async with self._moved:
            self._moved.notify_all()

    async def keep(self) -> None:
        """Write down where we are. What a crash forgets is taken in once more."""
        await asyncio.to_thread(self._write, self.epoch, self.seq)

    async def restart(self) -> None:
        """Begin a new life: the log is another one than we followed."""
        self.epoch = secrets.token_hex(8)
        await self.advance(0)
        await self.keep()

    async def reached(self, seq: int, seconds: float) -> bool:
        """Return whether the mirror has reached `seq`, waiting for it up to `seconds`."""
        if self.seq >= seq:
            return True
        try:
            async with asyncio.timeout(seconds), self._moved:
                await self._moved.wait_for(lambda: self.seq >= seq)
        except TimeoutError:
            return False
        return True

    def _write(self, epoch: str, seq: int) -> None:
        new = self._file.with_suffix(".new")
        new.write_text(json.dumps({"epoch": epoch, "seq": seq}), encoding="ascii")
        os.replace(new, self._file)


def _read(file: Path) -> tuple[str, int] | None:
    # what is not readable is as good as nothing: the mirror is a copy and is made again
    try:
        data = json.loads(file.read_text(encoding="ascii"))
        return str(data["epoch"]), int(data["seq"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
