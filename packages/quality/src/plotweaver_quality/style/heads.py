"""Head-hopping: a scene that is told from one point of view and looks into another head.

Whose view it is told from is `pov` in the scene's details; without it nothing is said, for a narrator may know
everybody's thoughts, unless the book asks for it: then whoever's head is looked into first is the one. A look is a
sentence of narration that begins with a name and an inner verb (`data/en/inner-verbs.txt`): `Ben wondered whether …`.
Told in the first person nothing is a hop: whoever tells it may only suppose.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from plotweaver_manuscript.reading import Reading

from plotweaver_quality.findings import Finding
from plotweaver_quality.lexicon import words_of
from plotweaver_quality.novel import SceneText
from plotweaver_quality.rules import Rule, SceneCheck
from plotweaver_quality.settings import Settings

HEADS = Rule(
    "style.head-hopping",
    "note",
    "A look into another head",
    "The scene is told from one point of view. Its option: `without_pov: true` for scenes whose details name none.",
    languages=("en",),
    options={"without_pov": "flag"},
)
#: With which a sentence may begin before its subject.
_OPENING = frozenset(("and", "but", "then", "now", "so", "yet", "still", "perhaps"))
#: Who is nobody in particular.
_ANYONE = frozenset(
    (
        "nobody",
        "everybody",
        "somebody",
        "anybody",
        "everyone",
        "someone",
        "anyone",
        "none",
        "people",
        "men",
        "women",
        "one",
    )
)
#: So many words of a name are looked at: `Captain Frederick Wentworth`.
_LONGEST = 4
#: `He felt for the latch` is no inner life.
_NO_FEELING = frozenset(("for", "along", "around", "about", "under", "behind"))
Look = tuple[str, tuple[int, int]]


def find(scene: SceneText, settings: Settings) -> Iterator[Finding]:
    """Yield one finding for each further head, at the first look into it; the others are related."""
    looks = list(_looks(scene.reading)) if scene.reading.telling.person != "first" else []
    view = str(scene.details.get("pov") or "")
    if not view and settings.flag(HEADS, "without_pov") and looks:
        view = looks[0][0]
    others: dict[str, list[tuple[int, int]]] = {}
    for name, span in looks if view else ():
        if not _same(name, view):
            others.setdefault(next((each for each in others if _same(each, name)), name), []).append(span)
    for name, (first, *further) in others.items():
        message = f"This looks into {name}’s head; the scene is told from {_shown(view)}’s."
        suggestion = "Show what can be seen of it from there, or part the scene."
        related = tuple(scene.at(*span) for span in further)
        yield HEADS.finding(scene, first, message, suggestion, related=related, subject=f"{scene.id} {name}")


CHECK = SceneCheck((HEADS,), find)


def _looks(reading: Reading) -> Iterator[Look]:
    """Yield whose head is looked into, and where: from the name to the verb."""
    small = {key for key, (start, _) in zip(reading.keys, reading.words, strict=True) if reading.text[start].islower()}
    for start, end in reading.sentences:
        words = reading.words_between(start, end)
        first = next((word for word in words if reading.keys[word] not in _OPENING), words.stop)
        named = list(takewhile(lambda word: _names(reading, word, small), words[first - words.start :][:_LONGEST]))
        verb = first + len(named)
        if not named or verb not in words or reading.in_dialogue(reading.words[first][0]):
            continue
        if reading.keys[verb] in words_of("inner-verbs") and not _touches(reading, verb):
            begin, stop = reading.words[first][0], reading.words[verb][1]
            yield reading.text[begin : reading.words[verb - 1][1]], (begin, stop)


def _names(reading: Reading, word: int, small: set[str]) -> bool:
    key = reading.keys[word]
    if key in small or key in _ANYONE or key in words_of("function-words"):
        return False
    return reading.text[reading.words[word][0]].isupper()


def _touches(reading: Reading, verb: int) -> bool:
    following = reading.keys[verb + 1] if verb + 1 < len(reading.keys) else ""
    return reading.keys[verb] == "felt" and following in _NO_FEELING


def _same(one: str, other: str) -> bool:
    """Say whether two names share a word; an id such as `nell-harker` is a name, too."""
    return bool(_words(one) & _words(other))


def _words(name: str) -> set[str]:
    return set(name.casefold().replace("-", " ").replace(".", " ").split()) - {"mr", "mrs", "miss", "dr"}


def _shown(view: str) -> str:
    return view.replace("-", " ").title() if view.islower() else view
