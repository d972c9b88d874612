"""Learning the weights of a log-linear model: stochastic gradients with a rate of their own for each weight (AdaGrad).

For an instance with candidates c and the right one y, the loss is `−log(exp(s_y) / Σ exp(s_c)) + λ/2·|w|²`, s being the
sum of the weights of a candidate's features. Deterministic: the same instances give the same weights.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Mapping, Sequence

#: Strength of the pull to zero (λ), first rate, and the smallest weight that is kept.
PULL, RATE, SMALLEST = 2e-4, 0.15, 0.02

Instance = tuple[list[list[int]], int]


class Coder:
    """Gives each feature a number, so that weights are a list."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    def coded(self, features: Iterable[str]) -> list[int]:
        """Return the numbers of some features, none twice."""
        return [self._numbers.setdefault(each, len(self._numbers)) for each in dict.fromkeys(features)]

    def named(self, weights: Sequence[float]) -> dict[str, float]:
        """Return the weights that matter, by feature."""
        found = {name: round(weights[number], 3) for name, number in self._numbers.items() if number < len(weights)}
        return {name: weight for name, weight in sorted(found.items()) if abs(weight) >= SMALLEST}


def learn(instances: Sequence[Instance], size: int, rounds: int) -> list[float]:
    """Return the weights of `size` features after going through the instances some times, in a shuffled order."""
    weights, squares = [0.0] * size, [1e-6] * size
    order = list(instances)
    chance = random.Random(1)
    for _ in range(rounds):
        chance.shuffle(order)
        for candidates, right in order:
            for number, slope in _slopes(candidates, right, weights).items():
                pulled = slope + PULL * weights[number]
                squares[number] += pulled * pulled
                weights[number] -= RATE * pulled / math.sqrt(squares[number])
    return weights


def _slopes(candidates: list[list[int]], right: int, weights: list[float]) -> dict[int, float]:
    scores = [sum([weights[number] for number in features]) for features in candidates]
    most = max(scores)
    raised = [math.exp(score - most) for score in scores]
    total = sum(raised)
    slopes: dict[int, float] = {}
    for place, features in enumerate(candidates):
        error = raised[place] / total - (place == right)
        if abs(error) > 1e-3:
            for number in features:
                slopes[number] = slopes.get(number, 0.0) + error
    return slopes


def drawn(scores: Mapping[int, float], chance: random.Random, flattened: float) -> int:
    """Return somebody by lot, with the chances that the scores give when flattened (0: all the same, 1: as is)."""
    people = list(scores)
    most = max(scores.values())
    return chance.choices(people, [math.exp(flattened * (scores[person] - most)) for person in people])[0]
