"""Where people are named in a text, and in which part: as who acts, who is acted upon, whose something is, or called.

Pronouns of narration are followed as well: `he` and `she` go on with whoever acted last and can be meant.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

from plotweaver_manuscript.reading import Reading

from plotweaver_quality.quotes import english
from plotweaver_quality.quotes.cast import Character
from plotweaver_quality.quotes.naming import Index, Variant, words_of

Role = Literal["subject", "object", "possessive", "other", "called"]

#: How many words after a full name the bare one means the same person.
_NEAR = 120
_ENDS_CLAUSE = set(".!?;:,—-\"”“'’‘…(")


class Mention(NamedTuple):
    """A name in the text: words `first` to `last` (not included), whom it may mean, likeliest first, in which part."""

    first: int
    last: int
    people: tuple[int, ...]
    role: Role
    given: bool
    quotation: int | None


def find_mentions(reading: Reading, cast: Sequence[Character]) -> list[Mention]:
    """Return every naming of a person of the cast, in order.

    A bare name that several could have goes first to whoever was just named in full; else to whom no other short name
    was given (`Charles Hayter`, also `Hayter`, is not the `Charles` of the book); else to whoever is named most.
    """
    index = Index(cast)
    lowered = _written_small(reading, index)
    found: list[Mention] = []
    place = 0
    keys = reading.keys
    first_words = index.first_words
    while place < len(keys):
        key = keys[place]
        variant = index.at(keys, place) if key in first_words or key.endswith("'s") else None
        if variant is None or not _fits(reading, place, variant, lowered):
            place += 1
            continue
        last = place + len(variant.words)
        quotation = reading.quotation_at(reading.words[place][0])
        found.append(
            Mention(place, last, variant.people, _role(reading, place, last, quotation), variant.given, quotation)
        )
        place = last
    return _settled(found, [any(len(words_of(name)) == 1 for name in person.names) for person in cast])


def _settled(mentions: list[Mention], short: Sequence[bool]) -> list[Mention]:
    sure = Counter(mention.people[0] for mention in mentions if len(mention.people) == 1)
    latest: dict[int, int] = {}
    settled = []
    for mention in mentions:
        if len(mention.people) > 1:
            near = [person for person in mention.people if mention.first - latest.get(person, -_NEAR) < _NEAR]
            ranked = sorted(mention.people, key=lambda person: (short[person], -sure[person], person))
            first = max(near, key=lambda person: latest[person]) if near else ranked[0]
            mention = mention._replace(people=(first, *(each for each in ranked if each != first)))
        else:
            latest[mention.people[0]] = mention.first
        settled.append(mention)
    return settled


def _written_small(reading: Reading, index: Index) -> frozenset[tuple[str, ...]]:
    """Return the descriptions that the book writes in small letters more than in capitals."""
    small: Counter[tuple[str, ...]] = Counter()
    descriptions = {word for word, found in index.first_words.items() if any(not each.capital for each in found)}
    for place, key in enumerate(reading.keys):
        if key in descriptions:
            variant = index.at(reading.keys, place)
            if variant is not None and not variant.capital:
                small[variant.words] += 1 if _capitals(reading, place, variant) == 0 else -2
    return frozenset(words for words, count in small.items() if count > 0)


def _capitals(reading: Reading, place: int, variant: Variant) -> int:
    """Return how many words of a name but articles begin with a capital."""
    text, words = reading.text, reading.words
    return sum(
        text[words[place + offset][0]].isupper()
        for offset, word in enumerate(variant.words)
        if word not in english.DETERMINERS
    )


def _fits(reading: Reading, place: int, variant: Variant, lowered: frozenset[tuple[str, ...]]) -> bool:
    last = place + len(variant.words)
    between = (reading.text[reading.words[n][1] : reading.words[n + 1][0]] for n in range(place, last - 1))
    if any(gap.strip(" \t\r\n.") for gap in between):
        return False
    if not variant.given and variant.words[-1] in english.LONE_TITLES and _named_on(reading, last):
        return False
    capitals = _capitals(reading, place, variant)
    if not variant.capital:
        return capitals > 0 or variant.words in lowered
    needed = sum(
        word not in english.DETERMINERS and word not in ("of", "in", "with", "and", "on") for word in variant.words
    )
    return capitals >= needed


def _named_on(reading: Reading, word: int) -> bool:
    """Say whether a name goes on: after the title in `Captain Brigden` somebody else is named."""
    text, words = reading.text, reading.words
    if word >= len(words):
        return False
    return not text[words[word - 1][1] : words[word][0]].strip(" .\r\n") and text[words[word][0]].isupper()


def _role(reading: Reading, first: int, last: int, quotation: int | None) -> Role:
    text, words, keys = reading.text, reading.words, reading.keys
    if keys[last - 1].endswith("'s") or (last < len(keys) and keys[last] == "s"):
        return "possessive"
    start, end = words[first][0], words[last - 1][1]
    before = text[words[first - 1][1] : start].strip() if first else ""
    after = text[end : words[last][0]].strip() if last < len(words) else "."
    if quotation is not None and _is_called(reading, first, last, before, after, quotation):
        return "called"
    previous = keys[first - 1] if first else ""
    if not before and previous in english.PREPOSITIONS:
        return "object"
    if not after and last < len(keys) and _acts(keys, last):
        return "subject"
    if first and not before and (previous in reading.language.saying):
        return "subject"
    return "subject" if before and before[-1] in ".!?" and not after else "other"


def _is_called(reading: Reading, first: int, last: int, before: str, after: str, quotation: int) -> bool:
    spoken = reading.quotations[quotation]
    starts = reading.words[first][0] == spoken.start or before[-1:] in _ENDS_CLAUSE
    led = not before and first > 0 and reading.keys[first - 1] in english.BEFORE_CALLED
    ends = reading.words[last - 1][1] >= spoken.end or after[:1] in _ENDS_CLAUSE
    if before[-1:] == "," and reading.keys[first - 1] in ("and", "or"):
        return False
    return bool((starts or led) and ends and (before or led or reading.words[first][0] == spoken.start))


def _acts(keys: Sequence[str], place: int) -> bool:
    key = keys[place]
    if key in english.ACTING or key.endswith("ed"):
        return True
    return key.endswith("ly") and place + 1 < len(keys) and _acts(keys, place + 1)


class Focus:
    """Whom a pronoun goes on with, word by word of the narration."""

    def __init__(self, reading: Reading, mentions: Sequence[Mention], genders: Sequence[str | None]) -> None:
        self._places: dict[str, list[int]] = {"m": [], "f": []}
        self._people: dict[str, list[int]] = {"m": [], "f": []}
        strength: dict[str, int] = {"m": 0, "f": 0}
        for mention in mentions:
            if mention.quotation is not None:
                continue
            person = mention.people[0]
            acts = mention.role == "subject"
            for gender in ("m", "f"):
                if genders[person] not in (None, gender):
                    continue
                # who acts takes over; who is only named does so where nobody acted in the last words
                places = self._places[gender]
                if acts or not places or mention.first - places[-1] > 40:
                    places.append(mention.first)
                    self._people[gender].append(person)
                    strength[gender] = 1

    def before(self, word: int, gender: str) -> int | None:
        """Return the person that a pronoun of this gender means at this word, None where nobody was named."""
        place = bisect_left(self._places[gender], word) - 1
        return self._people[gender][place] if place >= 0 else None
