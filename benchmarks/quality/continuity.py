"""How many contradictions are found, and how many that are none."""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from plotweaver_manuscript.book import read_book
from plotweaver_quality.continuity.check import CHECK
from plotweaver_quality.findings import Finding
from plotweaver_quality.novel import novel_of
from plotweaver_quality.settings import Settings

from benchmarks.quality.corpus import Novel, novels, read_novel
from benchmarks.quality.kinds import Kind, kinds_of
from benchmarks.quality.planting import Planted, plant


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


def measure(books: Sequence[Novel], kinds: Sequence[Kind], copies: int, seed: int) -> Score:
    """Return the score over books, each judged clean and in so many planted copies."""
    score = Score()
    for novel in books:
        score.words += novel.words
        score.alarms.update(finding.rule for finding in _continuity(novel.files))
        for copy in range(copies):
            files, planted = plant(novel, kinds, seed + copy)
            _count(score, _continuity(files), planted)
    return score


def _continuity(files: dict[str, bytes]) -> list[Finding]:
    novel, settings = novel_of(read_book(files), files), Settings()
    return list(CHECK.judge(novel, [CHECK.gather(scene, settings) for scene in novel.scenes], settings))


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


#: On these the patterns and thresholds were tuned first; the others judge.
TUNED_ON = ("AlicesAdventuresInWonderland", "Persuasion", "TheAwakening", "TheSignOfTheFour")
#: Planted copies of each novel, and where the seeds begin.
COPIES, SEED = 12, 550_913


def main(folder: Path) -> None:
    """Judge the checks on wordings that they were not tuned on; write the figures into a folder."""
    other = [read_novel(name) for name in novels() if name not in TUNED_ON]
    tuned = [read_novel(name) for name in novels() if name in TUNED_ON]
    judging = kinds_of("judging")
    known = (*kinds_of("tuning"), *kinds_of("earlier"), *kinds_of("used"))
    scores = {
        "judged: other novels, other wordings": measure(other, judging, COPIES, SEED),
        "judged: tuning novels, other wordings": measure(tuned, judging, COPIES // 2, SEED),
        "tuned on: these novels, these wordings": measure(tuned, known, COPIES // 4, SEED),
    }
    told = {name: _figures(score) for name, score in scores.items()}
    (folder / "continuity.json").write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    (folder / "continuity.md").write_text(_page(told), encoding="utf-8")
    sys.stdout.write(_page(told))


def _figures(score: Score) -> dict[str, Any]:
    families = {name.split(":")[0] for name in score.planted}
    kinds = {name: {"planted": score.planted[name], "found": score.found[name]} for name in sorted(score.planted)}
    for family in sorted(families):
        of = [name for name in score.planted if name.startswith(f"{family}:")]
        kinds[family] = {"planted": sum(score.planted[x] for x in of), "found": sum(score.found[x] for x in of)}
    rules = sorted({*score.right, *score.wrong, *score.alarms})
    return {
        "words": score.words,
        "recall": round(sum(score.found.values()) / max(1, sum(score.planted.values())), 3),
        "false alarms per 10,000 words": round(10_000 * sum(score.alarms.values()) / score.words, 3),
        "kinds": {name: {**each, "recall": round(each["found"] / each["planted"], 3)} for name, each in kinds.items()},
        "rules": {
            rule: {
                "right": score.right[rule],
                "wrong": score.wrong[rule],
                "precision": round(score.right[rule] / max(1, score.right[rule] + score.wrong[rule]), 3),
                "alarms on clean prose": score.alarms[rule],
            }
            for rule in rules
        },
    }


def _page(told: Mapping[str, Mapping[str, Any]]) -> str:
    lines = ["# Continuity, measured", "", "Written by `python -m benchmarks.quality continuity`; not by hand.", ""]
    for name, figures in told.items():
        lines += [
            f"## {name}",
            "",
            f"{figures['words']:,} words of clean prose; recall {figures['recall']}; "
            f"{figures['false alarms per 10,000 words']} false alarms per 10,000 words.",
            "",
            "| planted | found | of | recall |",
            "|---|---|---|---|",
            *(
                f"| {kind} | {each['found']} | {each['planted']} | {each['recall']} |"
                for kind, each in figures["kinds"].items()
            ),
            "",
            "| rule | right | wrong | precision | alarms on clean prose |",
            "|---|---|---|---|---|",
            *(
                f"| `{rule}` | {each['right']} | {each['wrong']} | {each['precision']} "
                f"| {each['alarms on clean prose']} |"
                for rule, each in figures["rules"].items()
            ),
            "",
        ]
    return "\n".join(lines)
