"""Who is mentioned in a sentence, and to whom a pronoun may refer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from plotweaver_manuscript.canon.claims import Gender, Mention, Ref
from plotweaver_manuscript.canon.grammar import NAME, PERSON
from plotweaver_manuscript.canon.late import Late
from plotweaver_manuscript.canon.people import FIRST, NOUNS, PRONOUNS, TITLES

if TYPE_CHECKING:
    from plotweaver_manuscript.canon.plain import Sentence

_PRONOUN = r"\b(?:he|him|his|himself|she|her|hers|herself)\b"
_MENTION = Late(rf"(?P<name>{NAME})|(?P<noun>{PERSON})|(?P<pronoun>{_PRONOUN})")
#: A pronoun may stand before its name: `With her eyes half shut, Anne listened`.
_AHEAD = Late(
    rf"\W*(?:with|in|on|at|under|behind|for all|despite|through|[a-z]+ing)\b[^,;.:]*,\s*(?P<name>{NAME})\s+[a-z]"
)
_OTHERS = Late(r"\b(?:I|me|my|mine|myself|you|your|yours|we|us|our|they|them|their|each\s+other|one\s+another)\b")
_SPACE = re.compile(r"\s+")


def mentions(text: str) -> Iterator[tuple[int, Mention]]:
    """Yield everybody that plain text mentions, in order, with the place."""
    for found in _MENTION.finditer(text):
        words = tidy(found.group())
        if found.lastgroup == "name":
            yield found.start(), Mention(words, "name", _titled(words))
        elif found.lastgroup == "noun":
            yield found.start(), Mention(words, "noun", NOUNS[words.rpartition(" ")[2]])
        else:
            yield found.start(), Mention(words, "pronoun", PRONOUNS[words])


def tidy(words: str) -> str:
    """Return a name or noun without its possessive mark and with single spaces."""
    return _SPACE.sub(" ", words).strip().removesuffix("'s").removesuffix("'")


def refer(sentence: Sentence, place: int, words: str) -> Ref:
    """Return who is meant by words that stand at a place of a sentence."""
    text = tidy(words)
    key = text.lower()
    if key in PRONOUNS:
        if key in FIRST:
            return Ref(key, "pronoun", "?")
        within = sentence.mentioned_before(place)
        ahead = None if within else _AHEAD.match(sentence.text)
        if ahead is not None and place < ahead.start("name"):
            return Ref(tidy(ahead["name"]), "name", _titled(tidy(ahead["name"])))
        return Ref(key, "pronoun", PRONOUNS[key], within, sentence.context())
    noun = key.rpartition(" ")[2]
    if not text[0].isupper() and noun in NOUNS:
        return Ref(text, "noun", NOUNS[noun])
    return Ref(text, "name", _titled(text))


def sole(sentence: Sentence) -> Ref | None:
    """Return the only person of a sentence, whoever that will turn out to be; None if it speaks of `me` or `you`."""
    if sentence.spoken or _OTHERS.search(sentence.text) or not sentence.mentions:
        return None
    return Ref("", "sole", "?", tuple(mention for _, mention in sentence.mentions), sentence.context())


def _titled(name: str) -> Gender:
    """Return the gender that a name's titles show."""
    for word in name.split()[:-1]:
        gender = TITLES.get(word.removesuffix("."), "?")
        if gender != "?":
            return gender
    return "?"
