"""How well voices are told apart, and blocks found that were swapped between two people.

Speakers are those that were marked by hand, so that voices are judged and not attribution.

- AUC: how often a block of 300 words is more like its own speaker (the block left out) than a block is like somebody
  else; over all people with `LEAST` words. 0.5 is chance. The interval holds the middle 90 % of samples of the blocks.
- Swapped blocks: in each of `RUNS` copies of a novel two people's blocks are exchanged (`swapping.py`), drawn by
  `SEED`. A finding is right if half of its words were swapped.
- Chosen: the same copies, judged by the threshold that was best on the other novels, in `TRIALS` copies of another
  seed: most found with `SURE` of the findings right. So no threshold judges the novel that it was chosen on.
- As it is: findings on the novel with nothing swapped; whatever is found there is an alarm.
- Drift: of each two people the first half of one and the second half of the other, as one person's: it should drift;
  and everybody as they are: what drifts then may be their author's will, and counts as an alarm.

The constants of `misfits.py` and `manner.py` were committed before `SEED` was drawn; `TOGETHER` is the threshold that
is best on all of the novels, by the same rule. Which method is used was settled by the figures of `chosen` on copies of
earlier seeds.
"""

from __future__ import annotations

import itertools
import json
import random
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from math import sqrt
from pathlib import Path

from plotweaver_quality.voice import LEAST, drifts
from plotweaver_quality.voice.blocks import WINDOW, spoken
from plotweaver_quality.voice.manner import alike
from plotweaver_quality.voice.misfits import TOGETHER, exchanges

from benchmarks.quality.marked import novels
from benchmarks.quality.swapping import Script, read, script_of, swapped, words_of

SEED, RUNS = 991_112, 60
TRIAL_SEED, TRIALS, SURE = 77, 30, 0.9
SAMPLES = 200


@dataclass(frozen=True)
class Told:
    """A block that would be told of a pair: whose it is, and whether it was swapped."""

    speaker: str
    right: bool


@dataclass(frozen=True)
class Pair:
    """Two people's blocks that may stand in each other's place: by how much they fit, and what would be told."""

    gain: float
    told: tuple[Told, ...]


#: The pairs that are found in one copy of a novel.
Pairs = Sequence[Pair]


@dataclass(frozen=True)
class Found:
    """What was found of swapped blocks: findings, how many of them are `right`; blocks `planted`, how many `found`."""

    findings: int = 0
    right: int = 0
    planted: int = 0
    found: int = 0

    def __add__(self, other: Found) -> Found:
        """Return both together."""
        return Found(*(one + more for one, more in zip(asdict(self).values(), asdict(other).values(), strict=True)))

    @property
    def precision(self) -> float:
        """Share of the findings that are right."""
        return self.right / max(1, self.findings)

    @property
    def recall(self) -> float:
        """Share of the planted blocks that were found."""
        return self.found / max(1, self.planted)


@dataclass(frozen=True)
class Figures:
    """One novel's figures; None where fewer than two people say enough.

    Attributes:
        people: with `LEAST` words.
        auc: own against others' manner; `low` and `high` around it.
        frozen: by the thresholds of the product.
        chosen: by `threshold`, which was best on the other novels; None where there was nobody to compare.
        alarms: findings on the novel as it is.
        drifting: how many of the `joined` halves of two people drift; `steady`: how many people of `people` do as they
            are.
    """

    novel: str
    people: int
    auc: tuple[float, float, float] | None
    frozen: Found
    threshold: float | None
    chosen: Found
    alarms: int
    joined: int
    drifting: int
    steady: int


def main(folder: Path) -> None:
    """Measure every novel, show the figures and write `voice.json`."""
    scripts = {novel.name: script_of(novel) for novel in novels()}
    judged = [name for name, script in scripts.items() if len(script) > 1]
    with ProcessPoolExecutor() as processes:
        tried = processes.map(_tried, judged, (scripts[name] for name in judged))
        trials = dict(zip(judged, tried, strict=True))
        thresholds = [best([trials[each] for each in judged if each != name]) for name in judged]
        chosen = dict(zip(judged, thresholds, strict=True))
        listed = list(processes.map(_measured, scripts, scripts.values(), map(chosen.get, scripts)))
    for each in listed:
        sys.stdout.write(f"{_line(each)}\n")
    sums = {
        "frozen": _summed([each.frozen for each in listed]),
        "chosen": _summed([each.chosen for each in listed]),
    }
    for kind, told in sums.items():
        sys.stdout.write(f"{kind:10} {told}\n")
    data = {
        "seed": SEED,
        "runs": RUNS,
        "threshold": TOGETHER,
        "best on all": best(list(trials.values())),
        "novels": [asdict(each) for each in listed],
        "sums": sums,
    }
    (folder / "voice.json").write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")


def _tried(name: str, script: Script) -> list[Pairs]:
    return _copies(name, script, TRIAL_SEED, TRIALS)


def _measured(name: str, script: Script, threshold: float | None) -> Figures:
    joined = [_drifts({"both": [*_half(script[one], 0), *_half(script[other], 1)]}) for one, other in _pairs(script)]
    steady = sum(_drifts({person: lines}) for person, lines in script.items())
    drift = len(joined), sum(joined), steady
    if threshold is None:
        return Figures(name, len(script), None, Found(), None, Found(), 0, *drift)
    copies = _copies(name, script, SEED, RUNS)
    alarms = found_by(TOGETHER, [pairs_of(script, {})]).findings
    chosen = found_by(threshold, copies)
    return Figures(name, len(script), auc(script), found_by(TOGETHER, copies), threshold, chosen, alarms, *drift)


def _copies(name: str, script: Script, seed: int, runs: int) -> list[Pairs]:
    chance = random.Random(f"{seed} {name}")
    return [pairs_of(*swapped(script, chance)) for _ in range(runs)]


def pairs_of(script: Script, planted: Mapping[str, range]) -> Pairs:
    """Return the pairs of blocks of a script, and of each block whether it was swapped."""
    reading, said = read(script)
    lines = {name: [each for each in said if each.speaker == name] for name in script}
    spans = {
        name: {(each.start, each.end) for each in lines[name][numbers.start : numbers.stop]}
        for name, numbers in planted.items()
    }
    found = []
    for each in exchanges(spoken(reading, said)):
        told = []
        for side in each.told:
            here = spans.get(side.speaker, set())
            words = sum(line.words for line in side.block.lines if (line.start, line.end) in here)
            told.append(Told(side.speaker, 2 * words >= side.block.words))
        found.append(Pair(each.gain, tuple(told)))
    return found


def found_by(threshold: float, copies: Sequence[Pairs]) -> Found:
    """Return what is found in some copies, each with two swapped blocks, by some threshold."""
    whole = Found()
    for pairs in copies:
        told = [side for pair in pairs if pair.gain >= threshold for side in pair.told]
        right = [side.speaker for side in told if side.right]
        whole += Found(len(told), len(right), 2, len(set(right)))
    return whole


def best(trials: Sequence[Sequence[Pairs]]) -> float:
    """Return the threshold by which most is found in some novels' copies with `SURE` of the findings right."""
    tried = [together / 100 for together in range(20, 82, 2)]
    told = [(each, sum((found_by(each, copies) for copies in trials), Found())) for each in tried]
    sure = [(found.recall, found.precision, each) for each, found in told if found.precision >= SURE]
    return max(sure)[2] if sure else tried[-1]


def auc(script: Script) -> tuple[float, float, float]:
    """Return the AUC of a script, and where the middle 90 % of samples of its blocks begin and end."""
    people = spoken(*read(script))
    rows = []
    for name, each in people.items():
        for block in each.blocks_every(WINDOW):
            others = [alike(block.place, other.place) for person, other in people.items() if person != name]
            rows.append((alike(block.place, block.rest), others))
    chance = random.Random(7)
    drawn = sorted(_auc(chance.choices(rows, k=len(rows))) for _ in range(SAMPLES))
    return round(_auc(rows), 3), round(drawn[SAMPLES // 20], 3), round(drawn[-SAMPLES // 20 - 1], 3)


def _auc(rows: Sequence[tuple[float, Sequence[float]]]) -> float:
    others = [each for row in rows for each in row[1]]
    wins = sum((own > each) + (own == each) / 2 for own, _ in rows for each in others)
    return wins / (len(rows) * len(others))


def _half(lines: Sequence[str], which: int) -> Sequence[str]:
    half = words_of(lines) / 2
    told = list(itertools.accumulate(words_of([line]) for line in lines))
    place = sum(each < half for each in told)
    return lines[place:] if which else lines[:place]


def _pairs(script: Script) -> list[tuple[str, str]]:
    enough = [name for name, lines in script.items() if words_of(lines) >= 2 * LEAST + 100]
    return list(itertools.permutations(enough, 2))


def _drifts(script: Script) -> bool:
    return bool(drifts(*read(script)))


def interval(right: int, whole: int) -> tuple[float, float]:
    """Return where a share may lie with 95 % confidence (Wilson 1927)."""
    if not whole:
        return 0.0, 1.0
    z, share = 1.96, right / whole
    middle = (share + z * z / (2 * whole)) / (1 + z * z / whole)
    reach = z * sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole)) / (1 + z * z / whole)
    return round(max(0.0, middle - reach), 3), round(min(1.0, middle + reach), 3)


def _summed(listed: Sequence[Found]) -> dict[str, object]:
    whole = sum(listed, Found())
    return {
        **asdict(whole),
        "precision": round(whole.precision, 3),
        "precision 95 %": interval(whole.right, whole.findings),
        "recall": round(whole.recall, 3),
        "recall 95 %": interval(whole.found, whole.planted),
    }


def _line(each: Figures) -> str:
    if each.auc is None:
        return f"{each.novel:30} {each.people} of enough words: nobody to compare with"
    told = [
        f"{name}: {found.right} of {found.findings} findings right, {found.found} of {found.planted} found"
        for name, found in (("frozen", each.frozen), ("chosen", each.chosen))
    ]
    return (
        f"{each.novel:30} {each.people} people, AUC {each.auc[0]:.3f} ({each.auc[1]:.3f}-{each.auc[2]:.3f}); "
        f"{'; '.join(told)}; {each.alarms} alarms as it is; "
        f"drift: {each.drifting} of {each.joined} joined, {each.steady} as they are"
    )
