"""Choosing speakers: a log-linear model over the candidates of each piece, and a beam over whole conversations.

The chance of a person is `exp(s) / Σ exp(s')`, `s` being the sum of the weights of the person's features. A beam keeps
the likeliest rows of choices, since who spoke last speaks for who speaks next.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

from plotweaver_quality.quotes.context import Context
from plotweaver_quality.quotes.features import NOBODY, TURNS, Static, candidates, history

WIDTH = 6


class Choice(NamedTuple):
    """Who says a piece, how likely that is among the candidates, and whether it was that person's turn again."""

    person: int
    chance: float
    alternates: bool


class _Row(NamedTuple):
    score: float
    spoke: tuple[int, ...]
    here: int | None
    choices: tuple[object, ...]  # the last choice and the row before it, as in a linked list


def choose(context: Context, weights: Mapping[str, float]) -> list[Choice | None]:
    """Return the choice for each piece; None where nobody could be meant."""
    rows = [_Row(0.0, (), None, ())]
    for number, turn in enumerate(context.turn_of):
        if number and turn != context.turn_of[number - 1]:
            rows = [_turned(row) for row in rows]
        rows = _extended(context, number, rows, weights)
    return _unrolled(rows[0].choices, len(context.seen))


def _turned(row: _Row) -> _Row:
    return row._replace(spoke=(*row.spoke, NOBODY if row.here is None else row.here)[-TURNS:], here=None)


def _extended(context: Context, number: int, rows: list[_Row], weights: Mapping[str, float]) -> list[_Row]:
    static = Static(context, number)
    base: dict[int, float] = {}
    named, others = candidates(context, number), context.turns[context.turn_of[number]].others
    found: dict[tuple[tuple[int, ...], int | None], _Row] = {}
    for row in rows:
        scores: dict[int, float] = {}
        for person in dict.fromkeys((*named, *(each for each in row.spoke if each != NOBODY and each not in others))):
            if person not in base:
                base[person] = sum(weights.get(each, 0.0) for each in static.of(person))
            dynamic = history(context, number, static.kind, person, row.spoke, row.here)
            scores[person] = base[person] + sum(weights.get(each, 0.0) for each in dynamic)
        if not scores:
            scores[NOBODY] = 0.0
        total = _log_sum(scores.values())
        for person, score in scores.items():
            chance = score - total
            key = (row.spoke, person)
            longer = _Row(row.score + chance, row.spoke, person, (_choice(row, person, chance), row.choices))
            if key not in found or found[key].score < longer.score:
                found[key] = longer
    return sorted(found.values(), key=lambda row: -row.score)[:WIDTH]


def _choice(row: _Row, person: int, chance: float) -> Choice:
    alternates = len(row.spoke) > 1 and row.spoke[-2] == person != row.spoke[-1]
    return Choice(person, math.exp(chance), alternates)


def _unrolled(choices: tuple[object, ...], length: int) -> list[Choice | None]:
    found: list[Choice | None] = []
    while choices:
        choice, choices = choices  # type: ignore[assignment]
        found.append(choice if isinstance(choice, Choice) and choice.person != NOBODY else None)
    found.reverse()
    return found


def _log_sum(values: object) -> float:
    numbers = list(values)  # type: ignore[call-overload]
    most = max(numbers)
    return float(most + math.log(sum(math.exp(each - most) for each in numbers)))
