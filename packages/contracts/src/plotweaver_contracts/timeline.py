"""When a book happens: its scenes in the time of the story, as their details, their prose and its author tell it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from plotweaver_contracts.base import FilePath, ObjectId, Wire

DayKind = Literal["date", "weekday", "month", "season"]


class ToldDay(Wire):
    """Something that the prose says of a scene's own day: `quote` stands from `start` to `end` of the file."""

    kind: DayKind
    value: str
    path: FilePath
    start: int
    end: int
    quote: str


class TimelineScene(Wire):
    """A scene in time.

    `when`: as its details say, null if they say nothing. `date`: its day (ISO 8601), where they tell it whole.
    `starts`, `ends`: minutes since midnight, where they tell the time of the day; a night ends on the next day.
    `place`: its name. `people`: names of whoever acts or speaks in it, first of all whose point of view it is.
    """

    scene: str
    title: str
    chapter: str
    when: str | None
    date: str | None
    weekday: str | None
    starts: int | None = Field(ge=0)
    ends: int | None = Field(ge=0)
    place: str | None
    people: list[str]
    told: list[ToldDay]


class TimelineEvent(Wire):
    """Something that happens beside the scenes, from `world/timeline.yaml`."""

    when: str
    what: str


class TimelineView(Wire):
    """Scenes in reading order, and the events that the author keeps beside them, in theirs."""

    commit: ObjectId
    scenes: list[TimelineScene]
    events: list[TimelineEvent]
