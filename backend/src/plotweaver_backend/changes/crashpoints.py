"""Named instants at which a test may kill the process, to show that recovery holds."""

from __future__ import annotations

import os
import signal
from typing import Final

VARIABLE: Final = "PLOTWEAVER_CRASH_AT"

#: Every instant between two durable steps of a change, in order; objects and intent are written at the same time.
POINTS: Final = ("project-held", "objects-written", "intent-written", "ref-locked", "ref-moved", "outcome-written")


def reach(point: str) -> None:
    """Die here, with no chance to clean up, if the environment names this point."""
    if os.environ.get(VARIABLE) == point:
        os.kill(os.getpid(), signal.SIGKILL)
