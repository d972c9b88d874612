"""Work that may take too long: whoever waits for it goes on at the deadline."""

from __future__ import annotations

import contextvars
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

#: Works that may go on at once in a process, late ones with them: more than its threads ever begin by themselves.
MOST_AT_ONCE = 32

Done = TypeVar("Done")


class TooLate(Exception):
    """The work is not done yet, or was not begun because too much else goes on."""


class Deadline:
    """Does work in threads of their own, and waits for it for so long.

    What is late goes on to its end, for a thread cannot be ended; what it uses it must have to itself from then on.

    Args:
        most: works that may go on at once, late ones with them.
    """

    def __init__(self, most: int = MOST_AT_ONCE) -> None:
        self._room = threading.Semaphore(most)

    def wait(self, work: Callable[[], Done], seconds: float) -> Done:
        """Return what `work` returns, or raise what it raises.

        Raises:
            TooLate: it took longer than `seconds`.
        """
        if not self._room.acquire(blocking=False):
            raise TooLate
        ended: Future[Done] = Future()
        context = contextvars.copy_context()
        # nothing waits for it when the process ends
        threading.Thread(target=context.run, args=(self._do, work, ended), name="gates", daemon=True).start()
        try:
            return ended.result(seconds)
        except TimeoutError as error:
            raise TooLate from error

    def _do(self, work: Callable[[], Done], ended: Future[Done]) -> None:
        try:
            ended.set_result(work())
        # a supervised edge: nobody else would hear what stopped it, whatever it is
        except BaseException as error:  # noqa: BLE001
            ended.set_exception(error)
        finally:
            self._room.release()
