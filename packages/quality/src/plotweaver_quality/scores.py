"""Scores: a figure from 0 to 100 for each dimension, and one for the book (docs/guides/scores.md).

    points  = Σ weight of the rule × 4, 2 or 1 for an error, a warning or a note, over the findings that nobody waived
    density = 10,000 × points / max(words, 2,000)
    score   = 100 × 2^(−density / half)            half: where a score is 50
    overall = 100 × 2^(−mean of density / half over the dimensions that were judged)

The book's score is the geometric mean of its dimensions' scores, so that a bad one is not hidden by good ones. Words
and findings do not depend on how lines are wrapped, so no score does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plotweaver_quality.findings import Finding
from plotweaver_quality.rules import DIMENSIONS, Rule

#: Points per 10,000 words at which a dimension's score is 50. Set so that clean human novels stand above 85.
HALF: Mapping[str, float] = {"voice": 40.0, "repetition": 40.0, "continuity": 20.0, "style": 40.0}
POINTS = {"error": 4.0, "warning": 2.0, "note": 1.0}
#: A shorter text is scored as if it had so many words, or one finding would be everything.
LEAST_WORDS = 2_000
OVERALL = "overall"
BEST = 100.0


@dataclass(frozen=True)
class Scores:
    """What a book or a scene scores.

    Attributes:
        overall: 0 to 100; None if no dimension was judged.
        dimensions: 0 to 100 by dimension, of those that were judged.
        words: how many words were judged.
    """

    overall: float | None
    dimensions: Mapping[str, float]
    words: int

    def below(self, required: Mapping[str, float]) -> dict[str, float]:
        """Return what does not reach what is required of it, with its score; what was not judged does not."""
        return {name: self.of(name) for name, least in required.items() if self.of(name) < least}

    def of(self, name: str) -> float:
        """Return the score of a dimension or `overall`; 0 for what was not judged."""
        found = self.overall if name == OVERALL else self.dimensions.get(name)
        return 0.0 if found is None else found


def score(findings: Iterable[Finding], words: int, rules: Mapping[str, Rule], judged: Iterable[str]) -> Scores:
    """Score findings that nobody waived.

    Args:
        findings: of any dimension; those of the files (`book.*`) count nothing.
        words: of the text that they are about.
        rules: all rules, by id; a finding of another rule counts as one of weight 1.
        judged: the dimensions that were looked at.
    """
    points = dict.fromkeys((name for name in DIMENSIONS if name in set(judged)), 0.0)
    for finding in findings:
        if finding.dimension in points:
            rule = rules.get(finding.rule)
            points[finding.dimension] += POINTS[finding.severity] * (1.0 if rule is None else rule.weight)
    halves = {name: _density(each, words) / HALF[name] for name, each in points.items()}
    overall = _score(sum(halves.values()) / len(halves)) if halves and words else None
    return Scores(overall, {name: _score(each) for name, each in halves.items()} if words else {}, words)


def _density(points: float, words: int) -> float:
    return 10_000 * points / max(words, LEAST_WORDS)


def _score(halves: float) -> float:
    return round(BEST * 2**-halves, 1)
