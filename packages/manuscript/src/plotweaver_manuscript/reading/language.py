"""What reading prose needs to know of a language, as data: a pack for each.

English is whole. Another language is read by its marks alone, without knowing words, until it has a pack: one more
entry in `_PACKS`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from plotweaver_manuscript.reading import english


@dataclass(frozen=True)
class Language:
    """A language pack. All words are in small letters with straight apostrophes.

    Attributes:
        code: as in `language:` of `plotweaver.yaml`, without the region.
        abbreviations: words whose full stop does not end a sentence, without that stop.
        ending_abbreviations: those of them after which a capital letter begins a new sentence all the same.
        elisions: words written with an apostrophe in front (`'tis`), without it: no quotation begins there.
        never_bare: those of them that are no words without it, so that with a capital, too, they mostly begin none.
        saying: verbs that bring speech, in the forms in which they stand beside it.
        subjects: pronouns that can say something.
        tenses: by tense, verbs that only this tense has.
        persons: by grammatical person, the pronouns that tell it.
    """

    code: str
    abbreviations: frozenset[str] = frozenset()
    ending_abbreviations: frozenset[str] = frozenset()
    elisions: frozenset[str] = frozenset()
    never_bare: frozenset[str] = frozenset()
    saying: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    tenses: Mapping[str, frozenset[str]] = field(default_factory=dict)
    persons: Mapping[str, frozenset[str]] = field(default_factory=dict)


ENGLISH = Language(
    code="en",
    abbreviations=english.ABBREVIATIONS,
    ending_abbreviations=english.ENDING_ABBREVIATIONS,
    elisions=english.ELISIONS,
    never_bare=english.NEVER_BARE,
    saying=english.SAYING,
    subjects=english.SUBJECTS,
    tenses=english.TENSES,
    persons=english.PERSONS,
)
_PACKS = {ENGLISH.code: ENGLISH}


def language(code: str) -> Language:
    """Return the pack of a language tag (`en`, `en-GB`); one that has none knows marks only."""
    base = code.replace("_", "-").split("-")[0].casefold()
    return _PACKS.get(base) or Language(base)
