"""How threads of one process take turns."""

from __future__ import annotations

import sys

_TURN_SECONDS = 0.0001


def give_way_soon() -> None:
    """Let a thread that waits for its turn have it after a tenth of a millisecond.

    Python's own 5 ms is as long as half a save, in which threads take turns some ten times: an answer, and the news of
    it, would wait for one another.
    """
    sys.setswitchinterval(_TURN_SECONDS)
