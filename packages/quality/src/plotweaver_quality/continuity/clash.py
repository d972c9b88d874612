"""A contradiction: two facts that cannot both be true, and which of them is the odd one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property

from plotweaver_manuscript.canon import Canon, Fact


@dataclass(frozen=True)
class Clash:
    """A contradiction, before it is a finding.

    Attributes:
        rule: the id of the rule.
        fact: the odd one, which is quoted.
        against: what it contradicts.
        message: what is wrong, in a sentence.
        subject: what it is about, such as `anne-elliot.eyes`: the finding keeps its name by it.
    """

    rule: str
    fact: Fact
    against: tuple[Fact, ...]
    message: str
    subject: str


class Order:
    """Which of two facts comes first for a reader; sheets come before everything."""

    def __init__(self, canon: Canon) -> None:
        self._scenes = {scene: number for number, scene in enumerate(canon.scenes)}
        self._canon = canon

    def __call__(self, fact: Fact) -> tuple[int, int]:
        """Return a fact's place: the number of its scene (-1: a sheet), and where it begins there."""
        return (self._scenes.get(fact.scene, -1), fact.start)

    @cached_property
    def years(self) -> tuple[Fact, ...]:
        """Return where the book says that years pass."""
        return self._canon.about("years-pass")

    def near(self, one: Fact, other: Fact, distance: int = 300) -> bool:
        """Say whether two facts stand so close in one scene that they are told together."""
        return one.scene == other.scene and one.path == other.path and abs(one.start - other.start) < distance

    def years_between(self, one: Fact, other: Fact) -> float:
        """Return how many years pass between two places, as far as the book says so."""
        low, high = sorted((self(one), self(other)))
        passed = [fact.value for fact in self.years if low < self(fact) < high]
        return sum(float("inf") if value == "many" else float(value) for value in passed)


def odd_ones(
    facts: Sequence[Fact], agree: Callable[[Fact, Fact], bool], key: Callable[[Fact], Hashable]
) -> list[tuple[Fact, Fact]]:
    """Return the facts that contradict the prevailing one, each with the one that it contradicts.

    What a sheet says prevails; else what is told most often in the prose; else what is told first.

    Args:
        facts: in reading order.
        agree: whether two facts can both be true.
        key: what makes two facts say the same.
    """
    if len(facts) < 2:
        return []
    sheet = [fact for fact in facts if fact.standing == "sheet"]
    told = Counter(key(fact) for fact in facts if fact.standing == "told") or Counter(key(fact) for fact in facts)
    best = max(told.values())
    leader = sheet[0] if sheet else next(fact for fact in facts if told[key(fact)] == best)
    return [(fact, leader) for fact in facts if fact is not leader and not agree(leader, fact)]
