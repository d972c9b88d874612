"""Reading the notes of one scene: which names it uses and how, and what it says. Nothing else of the book is needed."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from plotweaver_manuscript.canon.claiming import Kept, claims_of, kept_claims_of
from plotweaver_manuscript.canon.claims import Claim, NameUse, Notes, Ref
from plotweaver_manuscript.canon.deeds import SAID
from plotweaver_manuscript.canon.grammar import NAME
from plotweaver_manuscript.canon.late import Late
from plotweaver_manuscript.canon.mentions import tidy
from plotweaver_manuscript.canon.people import NOUNS, PRONOUNS, TITLES
from plotweaver_manuscript.canon.plain import Plain, Sentence, make_plain
from plotweaver_manuscript.reading import read_prose

_NAME = Late(NAME)
_PERSONAL = Late(
    rf"\s+(?:{SAID}|had|was|did|could|would|felt|thought|knew|looked|went|came|smiled|turned|stood|sat|took|saw"
    rf"|seemed)\b"
    r"|'s\s+(?:eyes|face|hand|hands|voice|heart|mind|mother|father|sister|brother|wife|husband|arm|hair|lips|head)\b"
)
#: No *and*: it joins whatever, as in `Coach and Horses`.
_SAID_BEFORE = Late(rf"(?:{SAID}|with)\s+\Z")
#: An article, and a word that may stand between: `the launch Aurora`. Ships and inns are named so.
_LED = Late(r"\b(?:[Tt]he|[Aa]n?)\s+[^\w\s]?(?:[\w'’-]+\s+)?\Z")
_SAYS, _SAYS_BEFORE = Late(rf"\s+(?:{SAID})\b"), Late(rf"(?:{SAID})\s+(?:[Tt]he|[Aa]n?)\s+(?:[\w'’-]+\s+)?\Z")
_PLACE_BEFORE = Late(r"\b(?:in|at|into|near|through|leaving|reached|quitted|visit(?:ed)?)\s+(?:the\s+)?\Z")
_FOLLOWING = Late(r"[^A-Z\".;!?]{0,70}?\b(he|himself|she|herself)\b")


@lru_cache(maxsize=2048)
def read_notes(prose: str, language: str = "en") -> Notes:
    """Return what a scene says. Only English is understood; of other languages nothing is read.

    Args:
        prose: a scene's prose without its front matter.
        language: the book's language tag.
    """
    return _notes(prose, language, claims_of)


def read_changed_notes(prose: str, language: str, kept: Kept) -> Notes:
    """Return what `read_notes` does; of sentences that were read before only what was kept is looked at."""
    return _notes(prose, language, lambda sentence: kept_claims_of(sentence, kept))


def _notes(prose: str, language: str, claims: Callable[[Sentence], Sequence[Claim]]) -> Notes:
    reading = read_prose(prose, language)
    if reading.language.code != "en":
        return Notes((), ())
    plain = make_plain(reading)
    found = [told for sentence in plain.sentences for told in claims(sentence)]
    return Notes(_names(plain), tuple(_with_speakers(found, plain)))


def _with_speakers(listed: Sequence[Claim], plain: Plain) -> Iterator[Claim]:
    """Yield the claims; those in dialogue with their speaker, if their paragraph names exactly one."""
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
            use[2] += name.split()[0] in TITLES or _is_personal(text, before, end, name)
            if _PLACE_BEFORE.search(before):
                use[3] += 1
            following = _FOLLOWING.match(text, end) if first else None
            first = False
            if following is not None:
                use[4 if PRONOUNS[following.group(1)] == "f" else 5] += 1
    return tuple(NameUse(name, *use) for name, use in uses.items())


def _is_personal(text: str, before: str, end: int, name: str) -> bool:
    """Say whether a name stands as only people's do. Behind an article it must speak: ships move and have, too."""
    if " " not in name and name.casefold() not in NOUNS and _LED.search(before):
        return bool(_SAYS.match(text, end) or _SAYS_BEFORE.search(before))
    return bool(_PERSONAL.match(text, end) or _SAID_BEFORE.search(before))
