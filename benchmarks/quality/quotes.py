"""Who says what, measured on novels that the models were not trained on: each is left out in turn."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from importlib import resources
from multiprocessing import get_context
from pathlib import Path

from plotweaver_quality.quotes.attributing import spoken
from plotweaver_quality.quotes.context import see
from plotweaver_quality.quotes.ranking import choose
from plotweaver_quality.quotes.weights import Weights

from benchmarks.quality.learning import Coder
from benchmarks.quality.marked import MarkedNovel, novels
from benchmarks.quality.training import Studied, studied, trained

KINDS = ("Explicit", "Anaphoric", "Implicit")


@dataclass(frozen=True)
class Figures:
    """One novel's figures, between 0 and 1.

    Attributes:
        precision: share of the found quotations that were marked as one; `recall`: of the marked ones that were found.
        accuracy: share of the marked quotations, by type and over all, whose speaker is right. One that was not found
            is wrong; of one in several pieces the speaker of most of its characters counts.
    """

    novel: str
    quotations: int
    precision: float
    recall: float
    f1: float
    accuracy: Mapping[str, float]


def train(_: Path) -> None:
    """Train on all novels and write the weights that the package brings along."""
    coder, said = Coder(), Coder()
    weights = trained([studied(novel, coder, said) for novel in novels()], coder, said)
    path = Path(str(resources.files("plotweaver_quality.quotes").joinpath("weights.json")))
    told = {"speech": dict(weights.speech), "speaker": dict(weights.speaker)}
    path.write_text(json.dumps(told, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    sys.stdout.write(f"{path.name}: {len(weights.speech)} + {len(weights.speaker)} weights\n")


def main(folder: Path) -> None:
    """Leave each novel out in turn, show its figures and write `quotes.json`."""
    _STUDIES.extend(studied(novel, _CODER, _SAID) for novel in novels())
    # the processes begin with what was studied here
    with ProcessPoolExecutor(mp_context=get_context("fork")) as processes:
        found = list(processes.map(_left_out, range(len(_STUDIES))))
    for each in found:
        sys.stdout.write(f"{_line(each)}\n")
    sys.stdout.write(f"{_line(_mean(found))}\n")
    told = {"novels": [asdict(each) for each in found], "mean": asdict(_mean(found))}
    (folder / "quotes.json").write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


_CODER, _SAID = Coder(), Coder()
_STUDIES: list[Studied] = []


def _left_out(number: int) -> Figures:
    weights = trained([*_STUDIES[:number], *_STUDIES[number + 1 :]], _CODER, _SAID)
    return judged(_STUDIES[number], weights)


def judged(study: Studied, weights: Weights) -> Figures:
    """Return the figures of a novel under some weights."""
    novel = study.novel
    context = see(study.context.reading, novel.cast, spoken(study.everything, weights))
    choices = choose(context, weights.speaker)
    found = [(each.piece.start, each.piece.end) for each in context.seen]
    people = [-1 if choice is None else choice.person for choice in choices]
    marked = [span for each in novel.quotations for span in each.spans]
    precision = _share(found, marked)
    recall = _share(marked, found)
    return Figures(
        novel.name,
        len(novel.quotations),
        round(precision, 3),
        round(recall, 3),
        round(2 * precision * recall / (precision + recall), 3),
        _accuracy(novel, found, people),
    )


def _share(these: Sequence[tuple[int, int]], those: Sequence[tuple[int, int]]) -> float:
    """Return the share of spans that overlap one of the others by half of the shorter of both."""
    others = sorted(those)
    hits = 0
    for start, end in these:
        hits += any(
            2 * (min(end, other_end) - max(start, other_start)) >= min(end - start, other_end - other_start)
            for other_start, other_end in others
            if other_start < end and other_end > start
        )
    return hits / max(1, len(these))


def _accuracy(novel: MarkedNovel, found: Sequence[tuple[int, int]], people: Sequence[int]) -> dict[str, float]:
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for each in novel.quotations:
        if each.speaker is None:
            continue
        votes: Counter[int] = Counter()
        for start, end in each.spans:
            for (found_start, found_end), person in zip(found, people, strict=True):
                votes[person] += max(0, min(end, found_end) - max(start, found_start))
        hit = bool(votes) and votes.most_common(1)[0][1] > 0 and votes.most_common(1)[0][0] == each.speaker
        for kind in (each.kind, "all"):
            total[kind] += 1
            right[kind] += hit
    return {kind: round(right[kind] / total[kind], 3) for kind in (*KINDS, "all") if total[kind]}


def _mean(found: Sequence[Figures]) -> Figures:
    def mean(values: Sequence[float]) -> float:
        return round(sum(values) / len(values), 3)

    accuracy = {
        kind: mean([each.accuracy[kind] for each in found if kind in each.accuracy]) for kind in (*KINDS, "all")
    }
    return Figures(
        "mean",
        sum(each.quotations for each in found),
        mean([each.precision for each in found]),
        mean([each.recall for each in found]),
        mean([each.f1 for each in found]),
        accuracy,
    )


def _line(each: Figures) -> str:
    accuracy = "  ".join(f"{kind.casefold()} {share:.3f}" for kind, share in each.accuracy.items())
    return f"{each.novel:30} found P {each.precision:.3f} R {each.recall:.3f} F1 {each.f1:.3f}   speakers {accuracy}"
