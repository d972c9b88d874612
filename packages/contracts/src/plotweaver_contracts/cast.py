"""Who is in which scene, as the book's prose and sheets tell it."""

from __future__ import annotations

from pydantic import Field

from plotweaver_contracts.base import ObjectId, Wire


class CastMember(Wire):
    """Somebody in the book. `sheet`: whether a character sheet tells of them; `scenes`: in how many they are."""

    id: str
    name: str
    sheet: bool
    scenes: int = Field(ge=0)


class CastScene(Wire):
    """A scene. `pov`: whose point of view it is told from, by id; `named`: how often the prose names whom, by id."""

    scene: str
    title: str
    chapter: str
    pov: str | None
    named: dict[str, int]


class CastView(Wire):
    """Everybody who has a sheet or is named more than once, those of most scenes first; scenes in reading order."""

    commit: ObjectId
    people: list[CastMember]
    scenes: list[CastScene]
