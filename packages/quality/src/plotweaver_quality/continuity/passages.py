"""Which sentences of a book a judge compares with a scene, where the whole book does not fit.

Half of the room goes to what the scene tells of its people and places, the other half to what the other scenes tell
of the same: first of the same attribute, then from the nearest scene on. The scene's other sentences have what is left.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plotweaver_manuscript.canon import Canon, Fact

from plotweaver_quality.novel import Novel, SceneText

#: What each scene costs besides its sentences: its id, quotation marks, names of the fields.
_FRAME = 60
_OWN_SHARE = 0.5
#: Whoever acts or speaks is there; nothing contradicts that.
_NO_CLAIM = ("acts", "speaks")

Span = tuple[int, int]


@dataclass(frozen=True)
class Passage:
    """Sentences of a scene, in their order, a line each."""

    scene: SceneText
    text: str


def passages(novel: Novel, canon: Canon, scene_id: str, room: int) -> list[Passage]:
    """Return what is shown of a scene and of those that tell of the same, in reading order.

    Args:
        novel: the book.
        canon: its facts.
        scene_id: the scene that is judged.
        room: how long it may all be, in characters.

    Raises:
        KeyError: there is no such scene.
    """
    scenes = {scene.id: scene for scene in novel.scenes}
    own = scenes[scene_id]
    told = [fact for fact in canon.facts if fact.scene in scenes and fact.attribute not in _NO_CLAIM]
    here = [fact for fact in told if fact.scene == scene_id]
    chosen = _Chosen(room)
    chosen.fill((_sentence(own, fact) for fact in here), int(room * _OWN_SHARE))
    chosen.fill((_sentence(scenes[fact.scene], fact) for fact in _others(told, here, canon)), room)
    chosen.fill(((own, sentence) for sentence in own.reading.sentences), room)
    return [Passage(scene, chosen.text(scene)) for scene in novel.scenes if chosen.has(scene)]


class _Chosen:
    """Sentences by scene, as long as there is room."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._spans: dict[str, set[Span]] = {}
        self._used = 0

    def fill(self, sentences: Iterable[tuple[SceneText, Span]], until: int) -> None:
        """Take sentences in their order, those that fit."""
        for scene, span in sentences:
            taken = self._spans.get(scene.id, set())
            cost = span[1] - span[0] + 1 + (0 if taken else _FRAME)
            if span in taken or self._used + cost > min(until, self._room):
                continue
            self._spans.setdefault(scene.id, set()).add(span)
            self._used += cost

    def has(self, scene: SceneText) -> bool:
        """Say whether something of a scene was taken."""
        return scene.id in self._spans

    def text(self, scene: SceneText) -> str:
        """Return what was taken of a scene."""
        return "\n".join(scene.prose[start:end] for start, end in sorted(self._spans[scene.id]))


def _others(told: Sequence[Fact], here: Sequence[Fact], canon: Canon) -> list[Fact]:
    """Return what the other scenes tell of whom this one tells of."""
    whom = {fact.entity for fact in here if fact.entity}
    about = {(fact.entity, fact.attribute) for fact in here}
    place = {scene: number for number, scene in enumerate(canon.scenes)}
    own = here[0].scene if here else ""
    others = [fact for fact in told if fact.entity in whom and fact.scene != own]
    return sorted(
        others,
        key=lambda fact: ((fact.entity, fact.attribute) not in about, abs(place[fact.scene] - place[own]), fact.start),
    )


def _sentence(scene: SceneText, fact: Fact) -> tuple[SceneText, Span]:
    start = fact.start - scene.offset
    number = scene.reading.sentence_at(start)
    return scene, (start, fact.end - scene.offset) if number is None else scene.reading.sentences[number]
