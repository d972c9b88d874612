"""Planting flaws of repetition and style in a novel, by seed. Where each stands afterwards is known by its offsets."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from plotweaver_manuscript.prose import Span, count_words, paragraphs

from benchmarks.quality.corpus import Person
from benchmarks.quality.cutting import Cut
from benchmarks.quality.flaw import Flaw
from benchmarks.quality.planting import PRONOUNS

#: So often each kind is planted in a copy; whole scenes are spoiled once.
EACH = 3
#: So many sentences in 1,000 words make a habit, of every kind of word.
HABIT = 25
#: A paragraph that is copied has so many words, and of so many one is changed.
COPIED, CHANGED = (30, 120), 8
#: The paragraph between two near ones has at most so many words.
BETWEEN = 60
_VARIANTS = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")
_OTHER_MARKS = str.maketrans({'"': "'", "“": "‘", "”": "’"})
_OTHER_SINGLE = re.compile(r"(?<!\w)['‘’]|(?<=[.,!?;:—-])['’](?!\w)")


@dataclass(frozen=True)
class Sown:
    """A flaw that was planted, and its places: scene, start, end in the prose."""

    flaw: Flaw
    places: tuple[tuple[int, int, int], ...]


@dataclass
class _Bed:
    """Where something can be planted: what is put where, and which gaps are left."""

    scenes: Sequence[str]
    gaps: list[list[Span]]
    puts: list[tuple[int, int, str]] = field(default_factory=list)

    def put(self, scene: int, after: Span, text: str) -> int:
        """Put a paragraph behind another one; return the number of what was put."""
        self.gaps[scene] = [gap for gap in self.gaps[scene] if gap != after]
        self.puts.append((scene, after.end, text))
        return len(self.puts) - 1


def sow(novel: Cut, kinds: Sequence[Flaw], seed: int) -> tuple[list[str], list[Sown]]:
    """Return the novel's scenes with `EACH` flaws of each kind, and what was planted.

    Args:
        novel: a novel in scenes.
        kinds: what to plant.
        seed: decides people, words and places.
    """
    chance = random.Random(f"{novel.name} {seed}")
    bed = _Bed(novel.scenes, [_gaps(scene) for scene in novel.scenes])
    spoiled = [kind for kind in kinds if kind.how in ("habit", "marks")]
    long = [number for number, scene in enumerate(novel.scenes) if len(bed.gaps[number]) > 4 and _is_long(scene)]
    taken = dict(zip(chance.sample(long, len(spoiled)), spoiled, strict=True))
    free = [number for number, gaps in enumerate(bed.gaps) if number not in taken and len(gaps) > 2]
    told: list[tuple[Flaw, list[int]]] = []
    scenes = list(novel.scenes)
    whole: list[Sown] = []
    for number, kind in taken.items():
        if kind.how == "marks":
            scenes[number] = _in_other_marks(scenes[number], novel)
            whole.append(Sown(kind, ((number, 0, len(scenes[number])),)))
            continue
        count = HABIT * count_words(novel.scenes[number]) // 1000
        gaps = list(bed.gaps[number])
        told.append((kind, [bed.put(number, chance.choice(gaps), s) for s in _said(kind, novel, chance, count)]))
    for kind in kinds:
        if kind not in spoiled:
            told += [(kind, _planted(kind, texts, bed, free, chance)) for texts in _texts(kind, novel, chance, free)]
    places = _apply(scenes, bed.puts)
    return scenes, [*whole, *(Sown(kind, tuple(places[put] for put in puts)) for kind, puts in told)]


def _texts(kind: Flaw, novel: Cut, chance: random.Random, free: Sequence[int]) -> Iterator[tuple[str, ...]]:
    """Yield what is put for each of the flaws of a kind: one paragraph, or two."""
    if kind.how == "copy":
        long = [text for number in free for text in _paragraphs(novel.scenes[number]) if _is_copied(text)]
        yield from ((_changed(text, chance),) for text in chance.sample(long, EACH))
    elif kind.how == "run":
        for _ in range(EACH):
            person = chance.choice(novel.people)
            chosen = chance.sample(kind.says, chance.randint(5, 7))
            yield (" ".join(_worded(each, person, novel) for each in chosen),)
    elif kind.how in ("near", "far"):
        for phrase in chance.sample(kind.a, EACH):
            person = chance.choice(novel.people)
            one, other = (_worded(each, person, novel, a=phrase) for each in chance.sample(kind.says, 2))
            yield one, other
    else:
        yield from ((each,) for each in _said(kind, novel, chance, EACH))


def _planted(kind: Flaw, texts: tuple[str, ...], bed: _Bed, free: Sequence[int], chance: random.Random) -> list[int]:
    if kind.how == "far":
        chosen = sorted(chance.sample([each for each in free if bed.gaps[each]], 2))
        pairs = zip(chosen, texts, strict=True)
        return [bed.put(scene, chance.choice(bed.gaps[scene]), text) for scene, text in pairs]
    if kind.how == "near":
        near = [(scene, one, other) for scene in free for one, other in _neighbours(bed, scene)]
        scene, one, other = chance.choice(near)
        return [bed.put(scene, one, texts[0]), bed.put(scene, other, texts[1])]
    scene = chance.choice([each for each in free if bed.gaps[each]])
    return [bed.put(scene, chance.choice(bed.gaps[scene]), texts[0])]


def _neighbours(bed: _Bed, scene: int) -> Iterator[tuple[Span, Span]]:
    prose, gaps = bed.scenes[scene], bed.gaps[scene]
    for one, other in pairwise(gaps):
        if prose[one.end : other.start].isspace() and count_words(prose[other.start : other.end]) <= BETWEEN:
            yield one, other


def _said(kind: Flaw, novel: Cut, chance: random.Random, count: int) -> list[str]:
    """Return so many different sentences of a kind."""
    if not kind.b:
        chosen = chance.sample(kind.says, count)
        values = chance.sample(kind.a, count) if kind.a else [""] * count
        pairs = [(says, value, "") for says, value in zip(chosen, values, strict=True)]
    else:
        pairs = [(chance.choice(kind.says), chance.choice(kind.a), b) for b in chance.sample(kind.b, count)]
    return [_worded(says, chance.choice(novel.people), novel, a=a, b=b) for says, a, b in pairs]


def _worded(says: str, person: Person, novel: Cut, a: str = "", b: str = "") -> str:
    pronouns = PRONOUNS[person.gender]
    text = says.format(name=person.name, a=a, b=b, He=pronouns["he"].capitalize(), **pronouns)
    american = novel.guide["spelling"] == "en-US"
    text = _VARIANTS.sub(lambda found: found[1 if american else 2], text)
    double = novel.guide["quotation_marks"] == "double"
    own, others = ("“”", "‘’") if double else ("‘’", "“”")
    text = text.translate(dict(zip(map(ord, "“”<>"), own + others, strict=True)))
    straight = not any("“" in scene or "‘" in scene for scene in novel.scenes)
    text = text.translate({ord("“"): '"', ord("”"): '"', ord("‘"): "'", ord("’"): "'"}) if straight else text
    return text[0].upper() + text[1:]


def _in_other_marks(prose: str, novel: Cut) -> str:
    if novel.guide["quotation_marks"] == "double":
        return prose.translate(_OTHER_MARKS)
    return _OTHER_SINGLE.sub('"', prose)


def _changed(text: str, chance: random.Random) -> str:
    """Return a paragraph with one word in `CHANGED` left out, or another one of it in its place."""
    words = text.split()
    for place in range(chance.randrange(CHANGED), len(words), CHANGED):
        words[place] = chance.choice(words) if chance.random() < 0.5 else ""
    return " ".join(word for word in words if word)


def _is_copied(text: str) -> bool:
    return COPIED[0] <= count_words(text) <= COPIED[1]


def _is_long(prose: str) -> bool:
    return 900 <= count_words(prose) <= 1_500


def _gaps(prose: str) -> list[Span]:
    return [span for span in paragraphs(prose) if span.kind == "paragraph"]


def _paragraphs(prose: str) -> list[str]:
    return [prose[span.start : span.end] for span in _gaps(prose)]


def _apply(scenes: list[str], puts: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, int]]:
    """Put every text into its scene, and return where each stands then."""
    places: dict[int, tuple[int, int, int]] = {}
    for scene in {scene for scene, _, _ in puts}:
        mine = sorted((each[1], number) for number, each in enumerate(puts) if each[0] == scene)
        parts, last, length = [], 0, 0
        for at, number in mine:
            text = puts[number][2]
            parts += [scenes[scene][last:at], "\n\n", text]
            length += at - last + 2
            places[number] = (scene, length, length + len(text))
            length, last = length + len(text), at
        scenes[scene] = "".join([*parts, scenes[scene][last:]])
    return [places[number] for number in range(len(puts))]
