"""When a book happens: what its scenes' details, its prose and its author's own list say of time."""

from __future__ import annotations

from collections import defaultdict
from typing import get_args

from plotweaver_contracts import timeline as wire
from plotweaver_manuscript.book import Scene
from plotweaver_manuscript.canon import Canon, Fact
from plotweaver_manuscript.canon.events import read_events
from plotweaver_manuscript.canon.when import read_when

from plotweaver_bff.content.books import Edition

_KINDS = frozenset(get_args(wire.DayKind))


def timeline_of(edition: Edition, canon: Canon) -> wire.TimelineView:
    """Return the timeline of a book at a version."""
    told: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in canon.facts:
        if fact.attribute in _KINDS and fact.scene:
            told[fact.scene].append(fact)
    return wire.TimelineView(
        commit=edition.commit,
        scenes=[
            _scene(scene, chapter.title, canon, told[scene.id])
            for chapter in edition.book.chapters
            for scene in chapter.scenes
        ],
        events=[wire.TimelineEvent(when=each.when, what=each.what) for each in read_events(edition.tree)],
    )


def _scene(scene: Scene, chapter: str, canon: Canon, told: list[Fact]) -> wire.TimelineScene:
    written = scene.details.get("when")
    when = read_when(written)
    date = None if when is None else when.date
    return wire.TimelineScene(
        scene=scene.id,
        title=scene.title,
        chapter=chapter,
        when=None if when is None else " ".join(str(written).split()),
        date=None if date is None else date.isoformat(),
        weekday=None if when is None else when.weekday,
        starts=None if when is None or when.clock is None else when.clock[0],
        ends=None if when is None or when.clock is None else when.clock[1],
        place=None if scene.location is None else canon.name(scene.location),
        people=_people(scene, canon),
        told=[_told(fact) for fact in told],
    )


def _people(scene: Scene, canon: Canon) -> list[str]:
    there = canon.present(scene.id, scene.pov)
    return [canon.name(each) for each in sorted(there, key=lambda each: (each != scene.pov, canon.name(each)))]


def _told(fact: Fact) -> wire.ToldDay:
    return wire.ToldDay.model_validate(
        {
            "kind": fact.attribute,
            "value": fact.value,
            "path": fact.path,
            "start": fact.start,
            "end": fact.end,
            "quote": fact.quote,
        }
    )
