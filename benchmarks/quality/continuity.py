"""How many contradictions are found, and how many that are none."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from plotweaver_quality.checks import check_book
from plotweaver_quality.findings import Finding

from benchmarks.quality.corpus import Novel
from benchmarks.quality.planting import Planted, plant
from benchmarks.quality.plants.shape import Kind


@dataclass
class Score:
    """What was counted over some novels.

    Attributes:
        words: of the clean novels.
        alarms: findings on the clean novels, by rule: all of them count as false.
        planted: contradictions, by kind.
        found: those of them that were found, by kind.
        right: findings on planted novels that touch what was planted, by rule.
        wrong: those that do not, by rule.
        missed: what was not found, for whoever tunes.
    """

    words: int = 0
    alarms: Counter[str] = field(default_factory=Counter)
    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: list[Planted] = field(default_factory=list)


def measure(novels: Sequence[Novel], kinds: Sequence[Kind], copies: int, seed: int) -> Score:
    """Return the score over novels, each judged clean and in so many planted copies."""
    score = Score()
    for novel in novels:
        score.words += novel.words
        score.alarms.update(finding.rule for finding in _continuity(novel.files))
        for copy in range(copies):
            files, planted = plant(novel, kinds, seed + copy)
            _count(score, _continuity(files), planted)
    return score


def _continuity(files: dict[str, bytes]) -> list[Finding]:
    return [finding for finding in check_book(files) if finding.rule.startswith("continuity.")]


def _count(score: Score, findings: Sequence[Finding], planted: Sequence[Planted]) -> None:
    touched: defaultdict[int, bool] = defaultdict(bool)
    for finding in findings:
        quotes = [finding.at.quote, *(place.quote for place in finding.related)]
        hits = [number for number, each in enumerate(planted) if each.touches(quotes)]
        (score.right if hits else score.wrong)[finding.rule] += 1
        for number in hits:
            touched[number] = True
    for number, each in enumerate(planted):
        name = f"{each.kind.family}: {each.kind.name}"
        score.planted[name] += 1
        if touched[number]:
            score.found[name] += 1
        else:
            score.missed.append(each)
