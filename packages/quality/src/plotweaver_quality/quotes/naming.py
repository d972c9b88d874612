"""By which words the people of a cast are meant: every name they were given, and those that follow from it.

From `Mr. Sherlock Holmes` follow `Sherlock Holmes`, `Mr Holmes`, `Holmes` and `Sherlock`. A name that was given
outweighs one that follows; what would mean several people means none of them for sure and stays ambiguous. A name that
is a description (`The Cat`, `An Old Woman`) is also found in small letters, unless the book writes it with capitals.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from plotweaver_manuscript.prose import word_spans

from plotweaver_quality.quotes import english
from plotweaver_quality.quotes.cast import Character

#: A name is not longer than this, in words.
_LONGEST = 7
#: Words before a name that tell somebody apart from whoever has the bare name: `Little Charles` is not `Charles`.
_TELL_APART = frozenset(("little", "old", "young", "poor", "big"))
_TAKEN_LIGHTLY = english.ARTICLES | {"of", "in", "with", "and", "on", "the"}


@dataclass(frozen=True)
class Variant:
    """A way to name somebody: words to compare, whether capitals are asked for, whom it means."""

    words: tuple[str, ...]
    capital: bool
    people: tuple[int, ...]
    given: bool


def variants(cast: Sequence[Character]) -> tuple[Variant, ...]:
    """Return every way to name the people of a cast; people are meant by their number in it."""
    given: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    derived: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    descriptions: set[tuple[str, ...]] = set()
    same = doubles(cast)
    for number, person in enumerate(cast):
        number = same.get(number, number)
        for name in person.names:
            words = words_of(name)
            if not words or len(words) > _LONGEST:
                continue
            given[words].add(number)
            if _is_description(name):
                descriptions.update({words, *_other_articles(words)})
                for other in (*_other_articles(words), *_head(words)):
                    derived[other].add(number)
            else:
                for other in _shorter(words):
                    derived[other].add(number)
    found = [Variant(words, words not in descriptions, _sorted(people), True) for words, people in given.items()]
    found += [
        Variant(words, words not in descriptions, _sorted(people), False)
        for words, people in derived.items()
        if words not in given
    ]
    return tuple(found)


def doubles(cast: Sequence[Character]) -> dict[int, int]:
    """Return who stands in a cast twice, by number: with a bare name that one other (`Jonathan Small`) has."""
    owners: defaultdict[str, set[int]] = defaultdict(set)
    for number, person in enumerate(cast):
        for name in person.names:
            words = words_of(name)
            if len(words) > 1 and not _is_description(name):
                for word in words:
                    owners[word].add(number)
    found = {}
    for number, person in enumerate(cast):
        words = words_of(person.name)
        if (
            len(person.names) == 1
            and len(words) == 1
            and not _is_description(person.name)
            and len(owners[words[0]]) == 1
        ):
            found[number] = next(iter(owners[words[0]]))
    return found


def words_of(name: str) -> tuple[str, ...]:
    """Return a name's words as they are compared: small letters, straight apostrophes, no possessive."""
    text = name.replace("’", "'").casefold()
    return tuple(bare(text[start:end]) for start, end in word_spans(text))


def bare(key: str) -> str:
    """Return a word without its possessive `'s`."""
    return key[:-2] if key.endswith("'s") else key


def _is_description(name: str) -> bool:
    """Say whether a name tells what somebody is: it has an article, ends with a kind of person, or is somebody's."""
    words = words_of(name)
    if words[0] in english.DETERMINERS or (words[-1] in english.PERSON_NOUNS and words[0] not in english.TITLES):
        return True
    return re.search(r"['’]s\s", name, re.IGNORECASE) is not None


def _other_articles(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """`The Maid` is also `a maid`, and `Servant` is `the servant`."""
    rest = words[1:] if words[0] in english.ARTICLES else words
    if not rest or words[0] in english.DETERMINERS - english.ARTICLES:
        return
    for article in ("the", "an" if rest[0][0] in "aeiou" else "a"):
        if (article, *rest) != words:
            yield (article, *rest)


def _head(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """`The Knave of Hearts` is also `the knave`."""
    named = words if words[0] in english.ARTICLES else ("the", *words)
    if len(named) > 3 and named[2] == "of" and named[1] not in english.ANYBODY:
        yield named[:2]


def _shorter(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Return the names that follow from a full one."""
    titles = [word for word in words[:-1] if word in english.TITLES]
    named = [word for word in words if word not in english.TITLES]
    if not named or any(word in _TAKEN_LIGHTLY for word in words) or words[0] in _TELL_APART:
        return
    last = (named[-1],)
    possible = [tuple(named), last, (named[0],)]
    possible += [(title, named[-1]) for title in titles] + [(title, named[0]) for title in titles]
    possible += [(title,) for title in titles if title in english.LONE_TITLES]
    for other in dict.fromkeys(possible):
        if other != words and len(other[0]) > 1 and other[0] not in english.ARTICLES:
            yield other


def _sorted(people: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(people))


class Index:
    """Finds names in a row of words."""

    def __init__(self, cast: Sequence[Character]) -> None:
        self._by_first: defaultdict[str, list[Variant]] = defaultdict(list)
        self._by_words = {variant.words: variant for variant in variants(cast)}
        for variant in self._by_words.values():
            self._by_first[variant.words[0]].append(variant)
        # thousands may begin with `Mr`: they are looked up, and not compared
        self._lengths = {
            first: sorted({len(variant.words) for variant in found}, reverse=True)
            for first, found in self._by_first.items()
        }

    def at(self, keys: Sequence[str], place: int) -> Variant | None:
        """Return the longest name that begins with this word, capitals not looked at."""
        words = tuple(map(bare, keys[place : place + _LONGEST]))
        for length in self._lengths.get(words[0], ()):
            variant = self._by_words.get(words[:length])
            if variant is not None and len(variant.words) == length:
                return variant
        return None

    @property
    def first_words(self) -> Mapping[str, list[Variant]]:
        """The names by their first word."""
        return self._by_first
