"""Reading the notes of one scene: which names it uses and how, and what it says. Nothing else of the book is needed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from plotweaver_manuscript.canon import ages, bodies, days, deaths, deeds, kinship, looks, meetings, places, things
from plotweaver_manuscript.canon.claims import Claim, NameUse, Notes, Ref
from plotweaver_manuscript.canon.deeds import SAID
from plotweaver_manuscript.canon.family import DIGITS, Family
from plotweaver_manuscript.canon.grammar import NAME
from plotweaver_manuscript.canon.mentions import tidy
from plotweaver_manuscript.canon.people import PRONOUNS, TITLES
from plotweaver_manuscript.canon.plain import Plain, Sentence, make_plain
from plotweaver_manuscript.reading import read_prose

#: Raise it when the notes of the same prose become others: what is kept of them is kept by it.
VERSION = 1

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
_NAME = re.compile(NAME)
_PERSONAL = re.compile(
    rf"\s+(?:{SAID}|had|was|did|could|would|felt|thought|knew|looked|went|came|smiled|turned|stood|sat|took|saw"
    rf"|seemed)\b"
    r"|'s\s+(?:eyes|face|hand|hands|voice|heart|mind|mother|father|sister|brother|wife|husband|arm|hair|lips|head)\b"
)
_SAID_BEFORE = re.compile(rf"(?:{SAID}|with|and)\s+\Z")
_PLACE_BEFORE = re.compile(r"\b(?:in|at|into|near|through|leaving|reached|quitted|visit(?:ed)?)\s+(?:the\s+)?\Z")
_FOLLOWING = re.compile(r"[^A-Z\".;!?]{0,70}?\b(he|himself|she|herself)\b")


@lru_cache(maxsize=2048)
def read_notes(prose: str, language: str = "en") -> Notes:
    """Return what a scene says. Only English is understood; of other languages nothing is read.

    Args:
        prose: a scene's prose without its front matter.
        language: the book's language tag.
    """
    reading = read_prose(prose, language)
    if reading.language.code != "en":
        return Notes((), ())
    plain = make_plain(reading)
    return Notes(_names(plain), _claims(plain))


def _claims(plain: Plain) -> tuple[Claim, ...]:
    found: dict[tuple[object, ...], Claim] = {}
    for number, sentence in enumerate(plain.sentences):
        for told in _read(sentence):
            key = (number, told.attribute, told.value, told.who.text, told.other and told.other.text, told.item)
            found.setdefault(key, told)
    return tuple(_with_speakers(found.values(), plain))


def _read(sentence: Sentence) -> Iterator[Claim]:
    called: dict[Family, None] = {}
    for word in _WORD.findall(sentence.text):
        for family in _CALLED.get(DIGITS if word.isdigit() else word, ()):
            called[family] = None
    for family in called:
        for told in family.read(sentence):
            if told is not None:
                yield told


def _with_speakers(claims: Iterable[Claim], plain: Plain) -> Iterator[Claim]:
    """Yield the claims; those in dialogue with their speaker, if their paragraph names exactly one."""
    listed = list(claims)
    paragraph = {sentence.start: sentence.paragraph for sentence in plain.sentences}
    starts = sorted(paragraph)
    speakers: dict[int, set[Ref]] = defaultdict(set)
    for told in listed:
        if told.attribute == "speaks":
            speakers[paragraph[_last(starts, told.start)]].add(told.who)
    for told in listed:
        if told.spoken:
            named = speakers.get(paragraph[_last(starts, told.start)], set())
            told = told._replace(speaker=next(iter(named)) if len(named) == 1 else None)
        yield told


def _last(starts: list[int], place: int) -> int:
    return starts[bisect_right(starts, place) - 1]


def _names(plain: Plain) -> tuple[NameUse, ...]:
    uses: dict[str, list[int]] = defaultdict(lambda: [0] * 6)
    for sentence in plain.sentences:
        text = sentence.text
        opening = len(text) - len(text.lstrip(' "([-—'))
        first = True  # only the first name of a sentence is what its pronouns speak for
        for found in _NAME.finditer(text):
            name = tidy(found.group())
            use = uses[name]
            use[found.start() == opening] += 1
            before, end = text[max(0, found.start() - 24) : found.start()], found.end()
            if _PERSONAL.match(text, end) or _SAID_BEFORE.search(before) or name.split()[0] in TITLES:
                use[2] += 1
            if _PLACE_BEFORE.search(before):
                use[3] += 1
            following = _FOLLOWING.match(text, end) if first else None
            first = False
            if following is not None:
                use[4 if PRONOUNS[following.group(1)] == "f" else 5] += 1
    return tuple(NameUse(name, *use) for name, use in uses.items())
