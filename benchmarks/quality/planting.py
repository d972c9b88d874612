"""Planting contradictions in a novel, by seed: two sentences, each a paragraph of its own, the second one later."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from plotweaver_manuscript.book import Scene, read_book
from plotweaver_manuscript.prose import Span, paragraphs

from benchmarks.quality.corpus import Novel, Person
from benchmarks.quality.kinds import Kind

_ORDINALS = {
    "nineteen": "nineteenth", "twenty-six": "twenty-sixth", "thirty-three": "thirty-third", "forty-one": "forty-first",
    "fifty-two": "fifty-second", "sixty-four": "sixty-fourth", "eighteen": "eighteenth",
    "twenty-seven": "twenty-seventh",
    "thirty-five": "thirty-fifth", "forty-four": "forty-fourth", "fifty-six": "fifty-sixth", "seventy": "seventieth",
}  # fmt: skip
PRONOUNS = {"M": {"he": "he", "him": "him", "his": "his", "himself": "himself"},
             "F": {"he": "she", "him": "her", "his": "her", "himself": "herself"}}  # fmt: skip
#: Somewhere in this part of the book the first sentence is planted, the second behind it.
_FIRST, _LAST = (0.05, 0.45), (0.5, 0.97)


@dataclass(frozen=True)
class Planted:
    """A contradiction that was planted.

    Attributes:
        kind: of which kind.
        person: of whom.
        sentences: both sentences.
    """

    kind: Kind
    person: Person
    sentences: tuple[str, str]

    def touches(self, quotes: Sequence[str]) -> bool:
        """Say whether one of the quotes is taken from one of the sentences."""
        return any(
            " ".join(quote.split()) in sentence for quote in quotes for sentence in self.sentences if quote.strip()
        )


def plant(novel: Novel, kinds: Sequence[Kind], seed: int) -> tuple[dict[str, bytes], list[Planted]]:
    """Return the novel's files with one contradiction of each kind, and what was planted.

    Args:
        novel: a novel.
        kinds: what to plant.
        seed: decides people, words and places.
    """
    chance = random.Random(f"{novel.name} {seed}")
    people = list(novel.people)
    chance.shuffle(people)
    # who dies is in no other contradiction: it would not be known which of the two was found
    dying, others = people[0], people[1:] or people
    files, planted = dict(novel.files), []
    for number, kind in enumerate(kinds):
        person = dying if kind.family == "death" else others[number % len(others)]
        sentences = _sentences(kind, person, chance)
        files = _put(_put(files, sentences[0], _FIRST, chance), sentences[1], _LAST, chance)
        planted.append(Planted(kind, person, sentences))
    return files, planted


def _sentences(kind: Kind, person: Person, chance: random.Random) -> tuple[str, str]:
    number = chance.randrange(len(kind.first))
    first = kind.first[number]
    second = kind.second[number] if kind.paired else chance.choice(kind.second)
    a, b = chance.sample(kind.values, 2) if kind.values else ("", "")
    words = {"name": person.name, "a": a, "b": b, **PRONOUNS[person.gender]}
    words |= {f"{key}_nth": _ORDINALS.get(words[key], "") for key in "ab"}
    words |= {f"{key}_cap": words[key].capitalize() for key in "ab"}
    return _capital(first.format(**words)), _capital(second.format(**words))


def _capital(sentence: str) -> str:
    at = 1 if sentence.startswith('"') else 0
    return sentence[:at] + sentence[at].upper() + sentence[at + 1 :]


def _put(files: dict[str, bytes], sentence: str, part: tuple[float, float], chance: random.Random) -> dict[str, bytes]:
    """Return the files with a sentence between two paragraphs somewhere in a part of the book."""
    places = [(scene, span) for scene in read_book(files).scenes for span in _gaps(scene)]
    scene, span = places[int(chance.uniform(*part) * len(places))]
    end = scene.prose_offset + span.end
    text = f"{scene.text[:end]}\n\n{sentence}{scene.text[end:]}"
    return files | {scene.path: text.encode()}


def _gaps(scene: Scene) -> list[Span]:
    return [span for span in paragraphs(scene.prose) if span.kind == "paragraph"]
