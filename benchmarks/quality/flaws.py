"""How many planted flaws of repetition and style are found, by rule, and how much else is told of.

Each novel is judged clean and in planted copies. A finding is right if it stands on a flaw of its rule; on a flaw that
it may speak of, too, it counts as neither; whatever else is told is wrong, also what the clean novel has: much of that
is a true repetition, but nobody planted it.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from plotweaver_quality.findings import Evidence, Finding
from plotweaver_quality.novel import Novel as Checked
from plotweaver_quality.running import check_novel
from plotweaver_quality.settings import Settings
from plotweaver_quality.style.grammar import available

from benchmarks.quality.corpus import novels, read_novel
from benchmarks.quality.cutting import Cut, book_of, cut
from benchmarks.quality.flaw import Flaw, flaws
from benchmarks.quality.sowing import Sown, sow

#: Planted copies of each novel, and where the seeds begin: drawn when the checks stood as they do.
COPIES, SEED = 4, 318_427
_GRAMMAR = "style.grammar"


@dataclass
class Score:
    """What was counted over some novels.

    Attributes:
        words: of the clean novels.
        alarms: findings on the clean novels, by rule.
        planted: flaws, by rule and kind; `found`: those of them that their rule was told of.
        right: findings of planted copies that stand on a flaw of their rule; `wrong`: those that stand on none.
    """

    words: int = 0
    alarms: Counter[str] = field(default_factory=Counter)
    planted: Counter[tuple[str, str]] = field(default_factory=Counter)
    found: Counter[tuple[str, str]] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)


def measure(books: Sequence[Cut], kinds: Sequence[Flaw], copies: int, seed: int) -> Score:
    """Return the score over novels, each judged clean and in so many planted copies."""
    score = Score()
    judged = {kind.rule for kind in kinds}
    for novel in books:
        score.words += novel.words
        score.alarms.update(finding.rule for finding in _judged(book_of(novel.scenes), novel, judged))
        for copy in range(copies):
            scenes, sown = sow(novel, kinds, seed + copy)
            book = book_of(scenes)
            _count(score, book, _judged(book, novel, judged), sown)
    return score


def _judged(book: Checked, novel: Cut, rules: set[str]) -> Iterator[Finding]:
    return check_novel(book, Settings({}, novel.guide), wanted=lambda rule: rule.id in rules)


def _count(score: Score, book: Checked, findings: Iterator[Finding], sown: Sequence[Sown]) -> None:
    found: set[int] = set()
    for finding in findings:
        here = [number for number, each in enumerate(sown) if _stands_on(finding, each, book)]
        hits = [number for number in here if sown[number].flaw.rule == finding.rule]
        found.update(hits)
        if hits:
            score.right[finding.rule] += 1
        elif not any(sown[number].flaw.allows(finding.rule) for number in here):
            score.wrong[finding.rule] += 1
    for number, each in enumerate(sown):
        name = (each.flaw.rule, each.flaw.name)
        score.planted[name] += 1
        score.found[name] += number in found


def _stands_on(finding: Finding, sown: Sown, book: Checked) -> bool:
    return any(_overlap(place, each, book) for place in (finding.at, *finding.related) for each in sown.places)


def _overlap(place: Evidence, planted: tuple[int, int, int], book: Checked) -> bool:
    number, start, end = planted
    scene = book.scenes[number]
    return place.path == scene.path and place.start < scene.offset + end and place.end > scene.offset + start


def main(folder: Path) -> None:
    """Judge the checks on planted flaws; write the figures into a folder."""
    kinds = [kind for kind in flaws() if available() or kind.rule != _GRAMMAR]
    if not available():
        sys.stderr.write(
            f"{_GRAMMAR} is left out: the grammar checker (plotweaver-quality[grammar]) is not installed.\n"
        )
    told = _figures(measure([cut(read_novel(name)) for name in novels()], kinds, COPIES, SEED))
    (folder / "flaws.json").write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    (folder / "flaws.md").write_text(_page(told), encoding="utf-8")
    sys.stdout.write(_page(told))


def _figures(score: Score) -> dict[str, Any]:
    rules = sorted({rule for rule, _ in score.planted})
    return {
        "words": score.words,
        "rules": {rule: _rule(score, rule) for rule in rules},
        "kinds": [
            {"rule": rule, "kind": kind, "planted": planted, "found": score.found[rule, kind],
             "recall": _share(score.found[rule, kind], planted)}
            for (rule, kind), planted in sorted(score.planted.items())
        ],
    }  # fmt: skip


def _rule(score: Score, rule: str) -> dict[str, Any]:
    planted = sum(count for (of, _), count in score.planted.items() if of == rule)
    found = sum(count for (of, _), count in score.found.items() if of == rule)
    right, wrong = score.right[rule], score.wrong[rule]
    return {
        "planted": planted,
        "found": found,
        "recall": _share(found, planted),
        "right": right,
        "wrong": wrong,
        "precision": _share(right, right + wrong),
        "alarms per 10,000 words of clean prose": round(10_000 * score.alarms[rule] / score.words, 2),
    }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


def _page(told: Mapping[str, Any]) -> str:
    lines = [
        "# Planted flaws of repetition and style, measured",
        "",
        "Written by `python -m benchmarks.quality flaws`; not by hand. What it means is in `docs/guides/checks.md`.",
        "",
        f"{told['words']:,} words of clean prose.",
        "",
        "| rule | found | of | recall | findings right | wrong | precision | on clean prose, in 10,000 words |",
        "|---|---|---|---|---|---|---|---|",
        *(f"| `{rule}` | {' | '.join(_cells(each))} |" for rule, each in told["rules"].items()),
        "",
        "| rule | planted | found | of | recall |",
        "|---|---|---|---|---|",
        *(
            f"| `{each['rule']}` | {each['kind']} | {each['found']} | {each['planted']} | {each['recall']} |"
            for each in told["kinds"]
        ),
        "",
    ]
    return "\n".join(lines)


def _cells(figures: Mapping[str, Any]) -> Iterator[str]:
    names = ("found", "planted", "recall", "right", "wrong", "precision", "alarms per 10,000 words of clean prose")
    return ("none told" if figures[name] is None else str(figures[name]) for name in names)
