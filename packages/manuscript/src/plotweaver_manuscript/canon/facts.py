"""Facts: what a book says of whom, with the words that say it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from plotweaver_manuscript.canon.claims import Gender, Mood

#: How much a fact weighs: its author's sheets and what is told bind; what somebody says may be a lie or an error.
Standing = Literal["sheet", "told", "said"]
EntityKind = Literal["person", "place", "unknown"]


@dataclass(frozen=True)
class Entity:
    """Somebody or some place that the book knows.

    Attributes:
        id: the stem of its sheet, or made from its name.
        name: as the book mostly writes it.
        kind: a person, a place, or not known.
        gender: what titles and pronouns show.
        names: every way in which it is written.
        path: its sheet; empty if it has none.
    """

    id: str
    name: str
    kind: EntityKind
    gender: Gender
    names: tuple[str, ...]
    path: str = ""


@dataclass(frozen=True)
class Fact:
    """Something that a book says.

    Attributes:
        entity: of whom or of what place, by id; empty if it is about the scene's day.
        attribute: what about it, such as `eyes`; docs/guides/continuity.md lists all.
        value: what is said of it.
        standing: who says it.
        scene: the scene's id; empty for a sheet.
        path: the file.
        start: where its words begin in the file, in characters.
        end: where they end.
        quote: those words.
        mood: as it is, denied, or as it once was.
        other: who or what place else it is about, by id.
        item: the thing that it is about, such as `ring`.
        speaker: who says it, by id, if that is known.
    """

    entity: str
    attribute: str
    value: str
    standing: Standing
    scene: str
    path: str
    start: int
    end: int
    quote: str
    mood: Mood = ""
    other: str = ""
    item: str = ""
    speaker: str = ""


@dataclass(frozen=True)
class Canon:
    """Everything that one state of a book says, and of whom.

    Attributes:
        entities: everybody and every place, by id.
        facts: those of the sheets first, then by scene in reading order.
        scenes: the ids of the scenes in reading order.
        mentions: by scene, how often it names whom.
    """

    entities: Mapping[str, Entity]
    facts: tuple[Fact, ...]
    scenes: tuple[str, ...]
    mentions: Mapping[str, Mapping[str, int]]

    def of(self, entity: str, attribute: str) -> tuple[Fact, ...]:
        """Return what is said of one attribute of one entity, in order."""
        return self._by_subject.get((entity, attribute), ())

    def about(self, attribute: str) -> tuple[Fact, ...]:
        """Return everything that is said of an attribute, in order."""
        return self._by_attribute.get(attribute, ())

    def name(self, entity: str) -> str:
        """Return what somebody is called; the id itself if it is not known."""
        known = self.entities.get(entity)
        return known.name if known else entity

    def present(self, scene: str, pov: str | None) -> frozenset[str]:
        """Return who is in a scene, by id: whoever acts or speaks there, and whose point of view it is told from.

        Whoever is only named may be elsewhere.
        """
        return self._acting.get(scene, frozenset()) | (
            {pov} if pov is not None and pov in self.entities else frozenset()
        )

    @cached_property
    def _acting(self) -> Mapping[str, frozenset[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for fact in self.facts:
            if fact.attribute in ("speaks", "acts"):
                found[fact.scene].add(fact.entity)
        return {scene: frozenset(people) for scene, people in found.items()}

    @cached_property
    def _by_attribute(self) -> Mapping[str, tuple[Fact, ...]]:
        found: defaultdict[str, list[Fact]] = defaultdict(list)
        for fact in self.facts:
            found[fact.attribute].append(fact)
        return {key: tuple(facts) for key, facts in found.items()}

    @cached_property
    def _by_subject(self) -> Mapping[tuple[str, str], tuple[Fact, ...]]:
        found: defaultdict[tuple[str, str], list[Fact]] = defaultdict(list)
        for fact in self.facts:
            found[fact.entity, fact.attribute].append(fact)
        return {key: tuple(facts) for key, facts in found.items()}
