"""Reading a model judge's verdict. What cannot be read is not passed, and quotes are verified."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from plotweaver_quality.rules import Rule

PROBLEM = Rule(
    "critic.problem",
    "note",
    "A model objects to something in a draft",
    "Its words stand in the draft. It is a model’s opinion: read it, then decide.",
    may_block=False,
)
UNREAD = Rule(
    "critic.unread",
    "note",
    "A model’s verdict cannot be read",
    "It counts as not passed. The draft may be good all the same.",
    may_block=False,
)
RULES = (PROBLEM, UNREAD)
_OBJECT = re.compile(r"\{.*\}", re.DOTALL)
_SPACE = re.compile(r"\s+")
#: A verdict is short; anything longer is something else.
_LONGEST = 20_000


@dataclass(frozen=True)
class Problem:
    """A problem that a judge sees: words quoted from the text, and what is wrong there."""

    quote: str
    message: str


@dataclass(frozen=True)
class Verdict:
    """A judge's verdict.

    Attributes:
        passed: whether the text passes.
        score: 0 to 1; None if the verdict could not be read.
        problems: what it objects to.
        reason: why the verdict could not be read; empty if it could.
    """

    passed: bool
    score: float | None
    problems: tuple[Problem, ...]
    reason: str = ""


@dataclass(frozen=True)
class Located:
    """A problem whose quote stands in the judged text, from `start` to `end` in characters."""

    problem: Problem
    start: int
    end: int


def parse_verdict(text: str) -> Verdict:
    """Return the verdict that `text` holds, perhaps between other words. Never raises.

    A verdict that contradicts itself (passed, with problems and a score below one half) is not passed.
    """
    found = _OBJECT.search(text[:_LONGEST])
    if found is None:
        return _unreadable("the answer holds no verdict")
    try:
        data = json.loads(found[0])
    except (ValueError, RecursionError):
        return _unreadable("the answer is not JSON")
    if not isinstance(data, dict) or not isinstance(data.get("passed"), bool):
        return _unreadable("the answer does not say whether the text passes")
    score, problems = _score(data.get("score")), _problems(data.get("problems"))
    if score is None or problems is None:
        return _unreadable("the answer lacks a score or its problems")
    contradicts = data["passed"] and problems and score < 0.5
    return Verdict(data["passed"] and not contradicts, score, problems)


def locate(verdict: Verdict, text: str) -> tuple[list[Located], int]:
    """Return the problems whose quotes stand in `text`, and how many others there were.

    White space is compared as one space each: a judge does not keep line ends.
    """
    located = []
    for problem in verdict.problems:
        words = [re.escape(word) for word in _SPACE.split(problem.quote.strip()) if word]
        found = re.search(r"\s+".join(words), text) if words else None
        if found is not None:
            located.append(Located(problem, found.start(), found.end()))
    return located, len(verdict.problems) - len(located)


def _unreadable(reason: str) -> Verdict:
    return Verdict(False, None, (), reason)


def _score(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        return None
    return float(value)


def _problems(value: object) -> tuple[Problem, ...] | None:
    if not isinstance(value, list):
        return None
    problems = []
    for entry in value:
        quote, message = (entry.get("quote"), entry.get("message")) if isinstance(entry, dict) else (None, None)
        if not isinstance(quote, str) or not isinstance(message, str):
            return None
        problems.append(Problem(quote, message))
    return tuple(problems)
