"""Phrases from a list, found in a text by their first two words: in time that does not grow with the list.

In a phrase `*` stands for any one word, `a|b` for either word, and a word in brackets may be missing. Whole words are
found, without regard to case, wrapping and the kind of apostrophe. It is no regular expression: nothing that an author
writes makes it slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property

from plotweaver_manuscript.prose import word_spans
from plotweaver_manuscript.reading import Reading

Span = tuple[int, int]


class Phrases:
    """Phrases to look for; `number` in what is found counts them from 0.

    Args:
        phrases: as an author writes them; empty ones, and those that begin with `*`, are found nowhere.
    """

    def __init__(self, phrases: tuple[str, ...]) -> None:
        #: By the first word: the phrases whose second may be several, and those whose second is known, by it.
        self._by_first: dict[str, tuple[list[_Phrase], dict[str, list[_Phrase]]]] = {}
        self._signs: list[_Phrase] = []
        for number, phrase in enumerate(phrases):
            first, _, rest = phrase.strip().partition(" ")
            for each in first.strip("()").split("|") if first != "*" else ():
                if each:
                    self._add(_Phrase(number, f"{each} {rest}"), each, rest.split())

    def find(self, reading: Reading) -> Iterator[tuple[int, Span]]:
        """Yield (number of the phrase, where it stands), in order; the longest that begins at a place."""
        until = 0
        for number, key in enumerate(reading.keys):
            if key in self._by_first and reading.words[number][0] >= until:
                several, by_second = self._by_first[key]
                second = reading.keys[number + 1 : number + 2]
                listed = (*several, *by_second.get(second[0] if second else "", ()))
                found = _longest(listed, reading.text, reading.words[number][0])
                if found is not None:
                    until = found[1][1]
                    yield found
        for phrase in self._signs:
            yield from ((phrase.number, found.span()) for found in phrase.pattern.finditer(reading.text))

    def _add(self, phrase: _Phrase, first: str, rest: list[str]) -> None:
        spans = word_spans(first)
        if not spans or spans[0][0] != 0:
            self._signs.append(phrase)
            return
        several, by_second = self._by_first.setdefault(_key(first[slice(*spans[0])]), ([], {}))
        # the second word is known where it is one word, or one of some, and white space must follow it
        seconds = rest[0].split("|") if len(rest) > 1 and not rest[1].startswith("(") else []
        plain = seconds and all(word_spans(each) == [(0, len(each))] for each in seconds)
        if plain and spans == [(0, len(first))]:
            for each in dict.fromkeys(map(_key, seconds)):
                by_second.setdefault(each, []).append(phrase)
        else:
            several.append(phrase)


class _Phrase:
    """A phrase and its number; its pattern is made when its first words stand in a text."""

    def __init__(self, number: int, phrase: str) -> None:
        self.number = number
        self._phrase = phrase

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(_pattern(self._phrase), re.IGNORECASE)


@cache
def phrases(listed: tuple[str, ...]) -> Phrases:
    """Return the phrases of a list, made once."""
    return Phrases(listed)


def _key(word: str) -> str:
    return word.casefold().replace("’", "'")


def _longest(listed: Sequence[_Phrase], text: str, start: int) -> tuple[int, Span] | None:
    found = [(each.number, match.span()) for each in listed if (match := each.pattern.match(text, start))]
    # of several that end at one place the first of the list
    return max(found, key=lambda each: (each[1][1], -each[0]), default=None)


def _pattern(phrase: str) -> str:
    told = ""
    for word in phrase.split():
        optional = word.startswith("(") and word.endswith(")") and told
        part = _word(word.strip("()") if optional else word)
        gap = r"\s+" if told else ""
        told += f"(?:{gap}{part})?" if optional else f"{gap}{part}"
    return told + (r"(?!\w)" if phrase.rstrip()[-1:].isalnum() or phrase.rstrip().endswith(("*", ")")) else "")


def _word(word: str) -> str:
    if word == "*":
        return r"[\w'’\-]+"
    either = "|".join(re.sub("['’]", "['’]", re.escape(each)) for each in word.split("|"))
    return f"(?:{either})" if "|" in word else either
