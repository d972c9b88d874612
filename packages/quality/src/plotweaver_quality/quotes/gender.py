"""Who is he and who is she: from what was told, titles, nouns, first names, and the pronouns that follow a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest

from plotweaver_manuscript.reading import Reading

from plotweaver_quality.quotes import english
from plotweaver_quality.quotes.cast import Character, Gender
from plotweaver_quality.quotes.mentions import Mention
from plotweaver_quality.quotes.naming import words_of

#: How many words after a name a pronoun may stand to tell of it, how many must tell, and how much they must agree.
_REACH, _ENOUGH, _AGREED = 12, 2, 0.7


def genders(reading: Reading, cast: Sequence[Character], mentions: Sequence[Mention]) -> list[Gender | None]:
    """Return the gender of each person of the cast; None where nothing tells it."""
    told = _pronouns(reading, mentions)
    return [person.gender or by_name(person) or _agreed(told.get(number)) for number, person in enumerate(cast)]


def by_name(person: Character) -> Gender | None:
    """Return the gender that a person's names tell: title or noun first, then the first name."""
    votes: Counter[Gender] = Counter()
    for name in person.names:
        words = words_of(name)
        for word in words:
            if word in english.MALE_TITLES or word in english.MALE_NOUNS:
                votes["m"] += 1
            elif word in english.FEMALE_TITLES or word in english.FEMALE_NOUNS:
                votes["f"] += 1
    if len(votes) == 1:
        return next(iter(votes))
    named = [word for name in person.names for word in words_of(name)[:1]]
    named += [word for name in person.names for word in words_of(name)[1:-1]]
    for word in named:
        if word in english.MALE_NAMES and word not in english.FEMALE_NAMES:
            votes["m"] += 2
        elif word in english.FEMALE_NAMES and word not in english.MALE_NAMES:
            votes["f"] += 2
    if votes["m"] == votes["f"]:
        return None
    return "m" if votes["m"] > votes["f"] else "f"


def _pronouns(reading: Reading, mentions: Sequence[Mention]) -> dict[int, Counter[Gender]]:
    """Count the first pronoun after each naming in narration, unless another name stands between."""
    found: dict[int, Counter[Gender]] = {}
    narrated = [mention for mention in mentions if mention.quotation is None]
    for mention, following in zip_longest(narrated, narrated[1:]):
        if len(mention.people) != 1 or mention.role == "object":
            continue
        stop = min(mention.last + _REACH, following.first if following else len(reading.keys))
        gender = _first_pronoun(reading, mention.last, stop)
        if gender is not None:
            found.setdefault(mention.people[0], Counter())[gender] += 1
    return found


def _first_pronoun(reading: Reading, start: int, stop: int) -> Gender | None:
    for place in range(start, stop):
        key = reading.keys[place]
        if key not in english.MALE_PRONOUNS and key not in english.FEMALE_PRONOUNS:
            continue
        if reading.in_dialogue(reading.words[place][0]):
            return None
        return "m" if key in english.MALE_PRONOUNS else "f"
    return None


def _agreed(votes: Counter[Gender] | None) -> Gender | None:
    if not votes or votes.total() < _ENOUGH:
        return None
    gender, count = votes.most_common(1)[0]
    return gender if count / votes.total() >= _AGREED else None
