"""Phrases from a list, found in a text by their first words: in time that does not grow with the list.

In a phrase `*` stands for any one word, `a|b` for either word, and a word in brackets may be missing. Whole words are
found, without regard to case, wrapping and the kind of apostrophe. It is no regular expression: nothing that an author
writes makes it slow.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from plotweaver_manuscript.prose import word_spans
from plotweaver_manuscript.reading import Reading

Span = tuple[int, int]


class Phrases:
    """Phrases to look for; `number` in what is found counts them from 0.

    Args:
        phrases: as an author writes them; empty ones, and those that begin with `*`, are found nowhere.
    """

    def __init__(self, phrases: tuple[str, ...]) -> None:
        by_first: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        signs: list[tuple[int, str]] = []
        for number, phrase in enumerate(phrases):
            first, _, rest = phrase.strip().partition(" ")
            for each in first.strip("()").split("|") if first != "*" else ():
                spans = word_spans(each)
                if spans and spans[0][0] == 0:
                    key = each[slice(*spans[0])].casefold().replace("’", "'")
                    by_first[key].append((number, f"{each} {rest}"))
                elif each:
                    signs.append((number, f"{each} {rest}"))
        self._by_first = {first: _patterns(told) for first, told in by_first.items()}
        self._signs = _patterns(signs)

    def find(self, reading: Reading) -> Iterator[tuple[int, Span]]:
        """Yield (number of the phrase, where it stands), in order; the longest that begins at a place."""
        until = 0
        for key, (start, _) in zip(reading.keys, reading.words, strict=True):
            if key in self._by_first and start >= until:
                found = _longest(self._by_first[key], reading.text, start)
                if found is not None:
                    until = found[1][1]
                    yield found
        for number, pattern in self._signs:
            yield from ((number, found.span()) for found in pattern.finditer(reading.text))


@cache
def phrases(listed: tuple[str, ...]) -> Phrases:
    """Return the phrases of a list, made once."""
    return Phrases(listed)


def _patterns(told: list[tuple[int, str]]) -> list[tuple[int, re.Pattern[str]]]:
    return [(number, re.compile(_pattern(phrase), re.IGNORECASE)) for number, phrase in told]


def _longest(patterns: list[tuple[int, re.Pattern[str]]], text: str, start: int) -> tuple[int, Span] | None:
    found = ((number, match.span()) for number, pattern in patterns if (match := pattern.match(text, start)))
    return max(found, key=lambda each: each[1][1], default=None)


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
