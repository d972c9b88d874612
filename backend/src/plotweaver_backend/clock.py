"""The time as the services tell it. Each takes a clock, so that whoever tries it can let time pass."""

from __future__ import annotations

import time
from collections.abc import Callable

#: Gives Unix seconds.
Clock = Callable[[], int]


def unix_time() -> int:
    """Return the time in whole Unix seconds."""
    return int(time.time())
