"""Words as search compares them: without case and accents; and what somebody who searches has asked for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# scripts that part no words are compared letter by letter; an accent of its own belongs to its letter
_TOKEN = re.compile(rf"[{_CJK}]|(?:(?![{_CJK}])[\w\u0300-\u036f])+")
# most books hold none of them, and to look before every letter takes four times as long
_UNPARTED, _WORD = re.compile(f"[{_CJK}]"), re.compile(r"[\w\u0300-\u036f]+")
_QUOTED = re.compile(r'"([^"]*)"|“([^”“]*)[”“]|„([^“”]*)[“”]|«([^»]*)»|»([^«]*)«')


class Token(NamedTuple):
    """A word as it is compared, and where it stands: `text[start:end]`."""

    word: str
    start: int
    end: int


@dataclass(frozen=True)
class Term:
    """Words that have to stand one after another. `open`: the last one may be the beginning of a longer one."""

    words: tuple[str, ...]
    open: bool = False

    def starts(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether the words stand in `tokens` from `at` on."""
        if at + len(self.words) > len(tokens):
            return False
        *whole, last = self.words
        if any(tokens[at + number].word != word for number, word in enumerate(whole)):
            return False
        found = tokens[at + len(whole)].word
        return found.startswith(last) if self.open else found == last


def tokens(text: str) -> list[Token]:
    """Return the words of a text in order."""
    # an underscore marks emphasis and is in no word; the length stays
    plain = text.replace("_", " ")
    found = (_TOKEN if _UNPARTED.search(plain) else _WORD).finditer(plain)
    return [Token(word, *each.span()) for each in found if (word := _folded(each.group()))]


def terms(query: str) -> list[Term]:
    """Return what is asked for: “these words as they stand” in quotation marks, any others one by one.

    Every other sign parts words and means nothing; the last word may be a beginning, unless it is in quotation marks.
    """
    found: list[Term] = []
    place = 0
    for quoted in _QUOTED.finditer(query):
        found += _loose(query[place : quoted.start()])
        found += _term("".join(filter(None, quoted.groups())))
        place = quoted.end()
    rest = _loose(query[place:])
    if rest:
        rest[-1] = Term(rest[-1].words, open=True)
    return list(dict.fromkeys(found + rest))


def _loose(text: str) -> list[Term]:
    return [term for each in text.split() for term in _term(each)]


def _term(text: str) -> list[Term]:
    # “don't” is two words that stand one after another
    words = tuple(each.word for each in tokens(text))
    return [Term(words)] if words else []


@lru_cache(maxsize=65_536)
def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word).casefold()
    return "".join(each for each in plain if each.isalnum())
