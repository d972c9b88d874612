"""The people of a text for which no cast is given: whoever is named with a title, called, or told to speak.

Names are rows of capital words. The longest come first, and a shorter name that belongs to one of them (`Holmes`, `Mr.
Holmes` to `Sherlock Holmes`) makes nobody new. Whoever is only described (`the landlady`) is a person if told to speak
at least `DESCRIBED` times.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from plotweaver_manuscript.reading import Reading

from plotweaver_quality.quotes import english
from plotweaver_quality.quotes.cast import Character
from plotweaver_quality.quotes.gender import by_name
from plotweaver_quality.quotes.naming import bare

#: How often somebody must be named, and how often told to speak where there is only a description.
NAMED, DESCRIBED = 2, 3
#: One naming in so many must look like a person's.
SELDOM = 12
_LONGEST = 4
Name = tuple[str, ...]


def derive_cast(reading: Reading) -> tuple[Character, ...]:
    """Return the people that a text names, the most named first."""
    rows = list(_rows(reading))
    counts = Counter(name for name, _ in rows)
    people = Counter(name for name, person in rows if person)
    proper = _proper(reading)
    kept = [
        name
        for name, count in counts.items()
        if people[name] * SELDOM >= count and (len(name) > 1 or name[0].casefold() in proper)
    ]
    cast = _clustered(kept, counts)
    known = {word.casefold() for person in cast for name in person.names for word in name.split()}
    return (*cast, *_described(reading, known))


def _rows(reading: Reading) -> Iterator[tuple[Name, bool]]:
    """Return each row of capital words, and whether its surroundings make it a person."""
    text, words, keys = reading.text, reading.words, reading.keys
    place = 0
    while place < len(words):
        row = _row(reading, place)
        if not row:
            place += 1
            continue
        last = place + len(row)
        before = keys[place - 1] if place and not text[words[place - 1][1] : words[place][0]].strip() else ""
        after = keys[last] if last < len(keys) and not text[words[last - 1][1] : words[last][0]].strip() else ""
        saying = reading.language.saying
        speaks = any(key in saying and key not in english.WEAK_SAYING for key in (before, after))
        person = speaks or _titled(row) or row[0].casefold() in _FIRST_NAMES
        yield row, person
        place = last


def _row(reading: Reading, place: int) -> Name:
    text, words = reading.text, reading.words
    found: list[str] = []
    while place < len(words) and len(found) < _LONGEST:
        start, end = words[place]
        word = text[start:end].replace("’", "'")
        if not word[0].isupper() or word.casefold() in _NEVER or (len(word) > 3 and word.isupper()):
            break
        if found and text[words[place - 1][1] : start].strip(" \t\r\n.") != "":
            break
        if found and "." in text[words[place - 1][1] : start] and not _abbreviated(found[-1]):
            break
        possessive = word.casefold().endswith("'s")
        found.append(word[:-2] if possessive else word)
        place += 1
        if possessive:
            break
    return tuple(found) if any(each.casefold() not in english.TITLES for each in found) else ()


def _abbreviated(word: str) -> bool:
    return word.casefold() in english.TITLES or len(word) == 1


def _proper(reading: Reading) -> frozenset[str]:
    """Return the words that are hardly ever written small."""
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for (start, _), key in zip(reading.words, reading.keys, strict=True):
        (large if reading.text[start].isupper() else small)[bare(key)] += 1
    return frozenset(word for word, count in large.items() if count > 4 * small[word])


def _titled(name: Name) -> bool:
    return len(name) > 1 and name[0].casefold() in english.TITLES


def _clustered(names: list[Name], counts: Counter[Name]) -> list[Character]:
    """Return one person for each name that belongs to no longer one."""
    ordered = sorted(names, key=lambda name: (-len(_bare(name)), not _titled(name), -counts[name], name))
    clusters: list[list[Name]] = []
    having: defaultdict[str, list[list[Name]]] = defaultdict(list)
    for name in ordered:
        words = {word.casefold() for word in _bare(name)}
        # a home has all of its words: only those are looked at that have the rarest
        homes = [cluster for cluster in min((having[word] for word in words), key=len) if _belongs(name, cluster)]
        if len(homes) == 1:
            homes[0].append(name)
        elif not homes:
            clusters.append([name])
            for word in words:
                having[word].append(clusters[-1])
    total = {id(cluster): sum(counts[name] for name in cluster) for cluster in clusters}
    clusters.sort(key=lambda cluster: -total[id(cluster)])
    return [_character(cluster) for cluster in clusters if total[id(cluster)] >= NAMED]


def _belongs(name: Name, cluster: list[Name]) -> bool:
    full, words = _bare(cluster[0]), _bare(name)
    if len(words) > len(full) or not {word.casefold() for word in words} <= {word.casefold() for word in full}:
        return False
    mine, theirs = by_name(_person(name)), by_name(_character(cluster))
    # `Mrs. Kemp` is not the `Dr. Kemp` of whom no gender is known, but `Mr. Kemp` is
    return mine is None or mine == theirs or (theirs is None and mine == "m")


def _bare(name: Name) -> Name:
    return tuple(word for word in name if word.casefold() not in english.TITLES) or name


def _person(name: Name) -> Character:
    return Character(" ".join(name))


def _character(cluster: list[Name]) -> Character:
    names = list(dict.fromkeys(" ".join(name) for name in cluster))
    return Character(names[0], tuple(names[1:]))


def _described(reading: Reading, known: set[str]) -> list[Character]:
    """Return those who are told to speak often, and only as `the somebody`."""
    keys = reading.keys
    counts: Counter[str] = Counter()
    for place in range(len(keys) - 2):
        if keys[place] in reading.language.saying and keys[place + 1] == "the":
            word = keys[place + 2]
            if word not in known and word not in english.ADJECTIVES and word not in english.GROUP_WORDS:
                counts[word] += 1
    return [Character(f"The {word.title()}") for word, count in counts.most_common() if count >= DESCRIBED]


_FIRST_NAMES = english.MALE_NAMES | english.FEMALE_NAMES
_NEVER = (
    english.DETERMINERS
    | english.PREPOSITIONS
    | english.FIRST_PERSON
    | english.SECOND_PERSON
    | english.MALE_PRONOUNS
    | english.FEMALE_PRONOUNS
    | english.LEADING
    | english.GROUP_WORDS
    | english.NEVER_NAMES
)
