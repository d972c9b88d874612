"""What the readers of one kind of fact have in common: words that call them, and claims made from what they match."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from plotweaver_manuscript.canon.claims import Claim, Mood, Ref
from plotweaver_manuscript.canon.mentions import refer, sole
from plotweaver_manuscript.canon.plain import Sentence

#: What a reader yields; None where a claim turned out to be about nobody.
Claims = Iterator[Claim | None]
#: Stands for any number in digits.
DIGITS = "#"


@dataclass(frozen=True)
class Family:
    """A reader of one kind of fact.

    Attributes:
        words: only sentences that hold one of these are read; hyphens part words.
        read: yields what a sentence says.
    """

    words: frozenset[str]
    read: Callable[[Sentence], Claims]


def called_by(words: str) -> frozenset[str]:
    """Return a family's words; `eyes?` stands for both forms, and the parts of `left-handed` for themselves."""
    found: set[str] = set()
    for word in words.replace("-", " ").replace("_", " ").split():
        found |= {word[:-1], word[:-2]} if word.endswith("?") else {word}
    return frozenset(found)


def claim(
    sentence: Sentence, found: re.Match[str], attribute: str, value: str, mood: Mood = "", item: str = ""
) -> Claim | None:
    """Return what a pattern found as a claim about the one that it names as `who` or `whose`.

    If it names nobody, the claim is about the only person of the sentence; None if there cannot be one.
    """
    groups = found.re.groupindex
    group = next((name for name in ("who", "whose", "others") if name in groups and found[name]), None)
    who = sole(sentence) if group is None else ref(sentence, found, group)
    if who is None:
        return None
    other = ref(sentence, found, "other") if "other" in groups and found["other"] else None
    start, end = sentence.start + found.start(), sentence.start + found.end()
    return Claim(attribute, value, who, start, end, mood, other, sentence.spoken, None, item)


def ref(sentence: Sentence, found: re.Match[str], group: str) -> Ref:
    """Return who is meant by a group of a match."""
    return refer(sentence, found.start(group), found[group])
