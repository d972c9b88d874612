"""What one sentence says, by its words and those just before: so one that did not change need not be read again."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Protocol

from plotweaver_manuscript.canon import ages, bodies, days, deaths, deeds, kinship, looks, meetings, places, things
from plotweaver_manuscript.canon.claims import Claim, restored_claim
from plotweaver_manuscript.canon.family import DIGITS, Family
from plotweaver_manuscript.canon.plain import CONTEXT, Sentence

#: Raise it when the notes or claims of the same prose become others: what is kept of them is kept by it.
VERSION = 3

_FAMILIES: tuple[Family, ...] = (
    *looks.FAMILIES,
    *ages.FAMILIES,
    *deaths.FAMILIES,
    *deeds.FAMILIES,
    *kinship.FAMILIES,
    *things.FAMILIES,
    *places.FAMILIES,
    *bodies.FAMILIES,
    *meetings.FAMILIES,
    *days.FAMILIES,
)
_CALLED: dict[str, list[Family]] = defaultdict(list)
for _family in _FAMILIES:
    for _word in _family.words:
        _CALLED[_word].append(_family)

_WORD = re.compile(r"[^\W_]+")


class Kept(Protocol):
    """Claims by a name made of their sentence."""

    def get(self, name: str) -> Any:
        """Return an entry, or None."""

    def keep(self, name: str, value: Any) -> None:
        """Keep an entry; it may be forgotten at any time."""


def claims_of(sentence: Sentence) -> list[Claim]:
    """Return what a sentence says; who speaks in its paragraph is not yet known."""
    return _claims(sentence, _called(sentence))


def _claims(sentence: Sentence, called: Iterable[Family]) -> list[Claim]:
    found: dict[tuple[object, ...], Claim] = {}
    for told in (told for family in called for told in family.read(sentence) if told is not None):
        key = (told.attribute, told.value, told.who.text, told.other and told.other.text, told.item)
        found.setdefault(key, told)
    return list(found.values())


def kept_claims_of(sentence: Sentence, kept: Kept) -> list[Claim]:
    """Return what `claims_of` does, and keep it: wherever the sentence stands, its claims are the same."""
    called = _called(sentence)
    if not called:
        return []
    name = f"claims/{VERSION}/{_digest(sentence)}"
    known = kept.get(name)
    if known is None:
        found = _claims(sentence, called)
        kept.keep(name, [_moved(claim, -sentence.start) for claim in found])
        return found
    return [_moved(restored_claim(claim), sentence.start) for claim in known]


def _digest(sentence: Sentence) -> str:
    """Return a name for all that the claims of a sentence hang on: it, and who is mentioned in those before it."""
    told = [str(sentence.spoken)]
    each: Sentence | None = sentence
    for _ in range(1 + CONTEXT):
        told.append("" if each is None else each.text)
        each = None if each is None else each.previous
    return hashlib.sha256("\0".join(told).encode(errors="surrogatepass")).hexdigest()[:32]


def _moved(claim: Claim, by: int) -> Claim:
    return claim._replace(start=claim.start + by, end=claim.end + by)


def _called(sentence: Sentence) -> dict[Family, None]:
    called: dict[Family, None] = {}
    for word in _WORD.findall(sentence.text):
        for family in _CALLED.get(DIGITS if word.isdigit() else word, ()):
            called[family] = None
    return called
