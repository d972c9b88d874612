"""Training of the two models of quotations on marked novels, and what comes out for a novel that was left out.

The speakers' model sees choices made before. Trained on right ones only, it would trust its own mistakes later; so it
is trained on right ones, and on choices drawn by lot from its own chances, as it will meet them.
"""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from plotweaver_manuscript.reading import read_prose
from plotweaver_quality.quotes import features, speech
from plotweaver_quality.quotes.context import Context, see
from plotweaver_quality.quotes.weights import Weights

from benchmarks.quality.learning import Coder, Instance, drawn, learn
from benchmarks.quality.marked import Marked, MarkedNovel

#: Share of a marked quotation that a found one must cover to be it.
COVERS = 0.3
#: Rounds of the first training and of those after it, and how far chances are flattened when choices are drawn.
ROUNDS, FLATTENED = (6, 8, 10), 0.5


@dataclass
class Studied:
    """A marked novel as the models see it. `rows`: by piece, the number of the marked quotation that it is."""

    novel: MarkedNovel
    everything: Context
    context: Context
    rows: list[int]
    speech: list[Instance] = field(default_factory=list)
    right: list[Instance] = field(default_factory=list)


def studied(novel: MarkedNovel, coder: Coder, said: Coder) -> Studied:
    """Look at a novel once: what training on it and judging it need."""
    reading = read_prose(novel.text)
    everything = see(reading, novel.cast)
    found = [_row(novel, each.piece.start, each.piece.end) for each in everything.seen]
    chosen = [each.piece.quotation for each, row in zip(everything.seen, found, strict=True) if row is not None]
    context = see(reading, novel.cast, chosen)
    rows = [row for row in found if row is not None]
    study = Studied(novel, everything, context, rows)
    for each, row in zip(everything.seen, found, strict=True):
        seen = said.coded(speech.features(reading, each.piece, each.before, each.after))
        # as a choice between being speech, with these features, and not, with none
        study.speech.append(([seen, []], 0 if row is not None else 1))
    study.right = instances(study, coder)
    return study


def _row(novel: MarkedNovel, start: int, end: int) -> int | None:
    """Return the marked quotation that a found one covers most of."""
    spans = _spans(novel)
    place = bisect_right(spans, (end,)) - 1
    best: tuple[int, int | None] = (0, None)
    for marked_start, marked_end, row in spans[max(0, place - 12) : place + 1]:
        common = min(end, marked_end) - max(start, marked_start)
        if common > best[0] and common >= COVERS * (marked_end - marked_start):
            best = (common, row)
    return best[1]


_SPANS: dict[str, list[tuple[int, int, int]]] = {}


def _spans(novel: MarkedNovel) -> list[tuple[int, int, int]]:
    if novel.name not in _SPANS:
        rows: Sequence[Marked] = novel.quotations
        _SPANS[novel.name] = sorted((*span, row) for row, each in enumerate(rows) for span in each.spans)
    return _SPANS[novel.name]


def instances(study: Studied, coder: Coder, weights: dict[str, float] | None = None, seed: int = 0) -> list[Instance]:
    """Return a choice for each piece whose speaker is marked.

    Args:
        weights: of a model by whose chances the choices before are drawn; the right ones are taken where it is absent.
    """
    context, chance = study.context, random.Random(seed)
    found: list[Instance] = []
    spoke: tuple[int, ...] = ()
    here: int | None = None
    for number, row in enumerate(study.rows):
        if number and context.turn_of[number] != context.turn_of[number - 1]:
            spoke = (*spoke, features.NOBODY if here is None else here)[-features.TURNS :]
            here = None
        static = features.Static(context, number)
        named = dict.fromkeys((*features.candidates(context, number), *(each for each in spoke if each >= 0)))
        seen = {
            person: static.of(person) + features.history(context, number, static.kind, person, spoke, here)
            for person in named
        }
        right = study.novel.quotations[row].speaker
        if right in seen:
            found.append(([coder.coded(each) for each in seen.values()], list(seen).index(right)))
        if weights is not None and seen:
            scores = {person: sum(weights.get(each, 0.0) for each in told) for person, told in seen.items()}
            here = drawn(scores, chance, FLATTENED)
        else:
            here = features.NOBODY if right is None else right
    return found


def trained(studies: Sequence[Studied], coder: Coder, said: Coder) -> Weights:
    """Return the weights of both models."""
    told = [each for study in studies for each in study.speech]
    speaking = said.named(learn(told, len(said), 20))
    right = [each for study in studies for each in study.right]
    weights = coder.named(learn(right, len(coder), ROUNDS[0]))
    for seed, rounds in enumerate(ROUNDS[1:]):
        drawn_ones = [each for study in studies for each in instances(study, coder, weights, seed)]
        weights = coder.named(learn(right + drawn_ones, len(coder), rounds))
    return Weights(speaking, weights)
