"""How often one caller may ask: a bucket for each caller and class of operation."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from plotweaver_contracts.operation import RateClass
from plotweaver_kit.problems import ProblemError

#: Class -> requests a minute. Reads are cheap and writes are the author's own typing: neither is counted. Who guesses
#: passwords is slowed down by the write service; this only keeps one address from making it hash without end.
PER_MINUTE: dict[RateClass, int] = {"sign-in": 60, "expensive": 30}
_REMEMBERED = 10_000


@dataclass
class _Bucket:
    tokens: float
    at: float


class Limits:
    """Counts requests. `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._buckets: OrderedDict[tuple[str, RateClass], _Bucket] = OrderedDict()

    def take(self, who: str, rate: RateClass) -> None:
        """Count a request of `who`.

        Raises:
            ProblemError: `rate.limited`.
        """
        most = PER_MINUTE.get(rate)
        if most is None:
            return
        now = self._clock()
        bucket = self._buckets.setdefault((who, rate), _Bucket(most, now))
        self._buckets.move_to_end((who, rate))
        while len(self._buckets) > _REMEMBERED:
            self._buckets.popitem(last=False)
        bucket.tokens = min(most, bucket.tokens + (now - bucket.at) * most / 60)
        bucket.at = now
        if bucket.tokens < 1:
            wait = math.ceil((1 - bucket.tokens) * 60 / most)
            told = f"That was too often. Wait {wait} {'second' if wait == 1 else 'seconds'}, then try again."
            raise ProblemError("rate.limited", told, retry_after=wait)
        bucket.tokens -= 1
