"""What a scene's prose says, before it is known who is meant: small and plain, so that it can be kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

#: How something is told: as it is, denied, or as it once was.
Mood = Literal["", "not", "once"]
#: What a mention is: a name, a pronoun, or a noun such as `the doctor`; of a reference also: the only person of its
#: sentence, whoever that is.
Kind = Literal["name", "pronoun", "noun", "sole"]
#: `f`, `m`, or `?` where the words alone do not say.
Gender = Literal["f", "m", "?"]


class Mention(NamedTuple):
    """Somebody is mentioned: the words, what they are, and the gender that they show."""

    text: str
    kind: Kind
    gender: Gender


class Ref(NamedTuple):
    """Who is meant.

    Attributes:
        text: the words that stand there.
        kind: what they are.
        gender: what they show of the gender.
        within: for a pronoun: who is mentioned before it in its sentence, in order; for the sole person: everybody.
        before: who is mentioned in the sentences before that one, in the same paragraph.
    """

    text: str
    kind: Kind
    gender: Gender
    within: tuple[Mention, ...] = ()
    before: tuple[Mention, ...] = ()


class Claim(NamedTuple):
    """Something that a sentence says.

    Attributes:
        attribute: what it is about, such as `eyes`.
        value: what it says.
        who: of whom, or of which place.
        start: where the words that say it begin, in characters of the prose.
        end: where they end.
        mood: whether it is told as it is, denied, or as it once was.
        other: who else it is about.
        spoken: whether it stands in dialogue.
        speaker: who says it, if the paragraph tells.
        item: the thing that it is about, such as `ring`.
    """

    attribute: str
    value: str
    who: Ref
    start: int
    end: int
    mood: Mood = ""
    other: Ref | None = None
    spoken: bool = False
    speaker: Ref | None = None
    item: str = ""


class NameUse(NamedTuple):
    """How a scene uses a name: counts.

    Attributes:
        text: the name as it is written.
        inside: not at the beginning of a sentence, where any word has a capital letter.
        opening: at the beginning of a sentence.
        person: as only people are named: beside a verb of saying or doing, with a title.
        place: as places are named: after `in`, `at`, `to`, `from`.
        female: followed by `she` or `her`.
        male: followed by `he` or `his`.
    """

    text: str
    inside: int
    opening: int
    person: int
    place: int
    female: int
    male: int


class Notes(NamedTuple):
    """All that was read of one scene."""

    names: tuple[NameUse, ...]
    claims: tuple[Claim, ...]


def restored(kept: Sequence[Any]) -> Notes:
    """Return notes that were kept as plain lists, as JSON holds them; notes themselves come back as they are."""
    if isinstance(kept, Notes):
        return kept
    names, claims = kept
    return Notes(tuple(NameUse(*name) for name in names), tuple(restored_claim(claim) for claim in claims))


def restored_claim(kept: Sequence[Any]) -> Claim:
    """Return a claim that was kept as a plain list."""
    if isinstance(kept, Claim):
        return kept
    claim = Claim(*kept)
    who, other, speaker = _ref(kept[2]), _ref(claim.other), _ref(claim.speaker)
    return claim if who is None else claim._replace(who=who, other=other, speaker=speaker)


def _ref(kept: Sequence[Any] | None) -> Ref | None:
    if kept is None:
        return None
    text, kind, gender, within, before = kept
    return Ref(text, kind, gender, tuple(Mention(*each) for each in within), tuple(Mention(*each) for each in before))
