"""From a text and its people to quotations with speakers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from plotweaver_manuscript.reading import Reading, read_prose

from plotweaver_quality.quotes import speech
from plotweaver_quality.quotes.cast import Character
from plotweaver_quality.quotes.context import Context, see
from plotweaver_quality.quotes.deriving import derive_cast
from plotweaver_quality.quotes.ranking import Choice, choose
from plotweaver_quality.quotes.unsaid import unsaid
from plotweaver_quality.quotes.weights import Weights, load

How = Literal[
    "explicit", "pronoun", "description", "narrator", "continued", "vocative", "alternation", "context", "nobody"
]

#: From this chance on, words in marks count as speech.
SPEECH = 0.4


@dataclass(frozen=True)
class Attributed:
    """A quotation and who says it; `text` is `start` to `end` of the whole text, in characters, marks left out.

    Attributes:
        speaker: the main name of somebody of the cast; None where nobody can be meant.
        how: by what: a name beside it (`explicit`), a `pronoun` or `description` there, the `narrator`'s I; it is
            `continued` from the quotation before; somebody is called (`vocative`); turns `alternation`; or `context`.
        confidence: 0 to 1.
    """

    start: int
    end: int
    text: str
    speaker: str | None
    how: How
    confidence: float


def attribute(text: str, cast: Sequence[Character] = (), language: str = "en") -> tuple[Attributed, ...]:
    """Return the quotations of a text that are speech or thought, in order, with their speakers.

    Args:
        text: prose without front matter.
        cast: the people who may speak; derived from the text where it is empty.
        language: the language tag of the text.
    """
    return _attributed(text, tuple(cast), language)


@lru_cache(maxsize=64)
def _attributed(text: str, cast: tuple[Character, ...], language: str) -> tuple[Attributed, ...]:
    return attribute_in(read_prose(text, language), cast)


def attribute_in(reading: Reading, cast: Sequence[Character] = ()) -> tuple[Attributed, ...]:
    """Return the same of a text that is read already; nothing of it is kept."""
    weights = load()
    context = see(reading, cast or derive_cast(reading))
    context = see(reading, context.cast, spoken(context, weights))
    choices = choose(context, weights.speaker)
    return tuple(_result(context, number, choice) for number, choice in enumerate(choices))


def spoken(context: Context, weights: Weights) -> list[int]:
    """Return which quotations are speech, by number."""
    reading: Reading = context.reading
    silent = unsaid(reading, [(each.piece, each.before, each.after) for each in context.seen])
    return [
        each.piece.quotation
        for each in context.seen
        if each.piece.quotation not in silent
        and speech.probability(speech.features(reading, each.piece, each.before, each.after), weights.speech) >= SPEECH
    ]


def _result(context: Context, number: int, choice: Choice | None) -> Attributed:
    piece = context.seen[number].piece
    said = context.reading.text[piece.start : piece.end]
    if choice is None:
        return Attributed(piece.start, piece.end, said, None, "nobody", 0.0)
    name = context.cast[choice.person].name
    return Attributed(piece.start, piece.end, said, name, _how(context, number, choice), round(choice.chance, 3))


def _how(context: Context, number: int, choice: Choice) -> How:
    """Return the strongest evidence that speaks for whoever was chosen."""
    seen = context.seen[number]
    said = [tag.subject for tag in (seen.after, seen.before, seen.lead) if tag is not None and tag.says]
    if any(choice.person in subject.people for subject in said):
        return "narrator" if choice.person == context.narrator else "explicit"
    if number and context.turn_of[number] == context.turn_of[number - 1]:
        return "continued"
    for subject in said:
        if subject.kind in ("pronoun", "description") and context.gender[choice.person] in (None, subject.gender):
            return "pronoun" if subject.kind == "pronoun" else "description"
    place = context.turn_of[number]
    beside = [context.turns[near] for near in (place - 1, place + 1) if 0 <= near < len(context.turns)]
    if any(choice.person in turn.called for turn in beside if turn.chain == context.turns[place].chain):
        return "vocative"
    return "alternation" if choice.alternates else "context"
