"""The scenes' details as a timeline: one person in two places at once, a journey faster than anybody travels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plotweaver_manuscript.canon import Canon
from plotweaver_manuscript.canon.sheets import Sheet
from plotweaver_manuscript.canon.when import When

from plotweaver_quality.novel import SceneText

AT_ONCE = "continuity.at-once"
TRAVEL = "continuity.travel"
_UNITS = {"minute": 1, "min": 1, "hour": 60, "h": 60, "day": 1440, "week": 10080}
_DURATION = re.compile(r"(\d+(?:\.\d+)?)\s*(min|minute|hour|h|day|week)s?\b")


@dataclass(frozen=True)
class Collision:
    """Two scenes whose times do not fit, because of one person."""

    rule: str
    scene: SceneText
    earlier: SceneText
    person: str
    message: str


def collisions(
    canon: Canon, scenes: Sequence[SceneText], when: Mapping[str, When], sheets: Sequence[Sheet]
) -> Iterator[Collision]:
    """Yield pairs of scenes that one person cannot both be in.

    Args:
        canon: the facts: who acts or speaks where.
        scenes: in reading order.
        when: by scene, what its details say of its time.
        sheets: the places' sheets may say how long the way to another place takes: `travel: {the-lamb: 20 minutes}`.
    """
    present = {scene.id: canon.present(scene.id, str(scene.details.get("pov") or "")) for scene in scenes}
    ways = _ways(sheets)
    placed = [(scene, when[scene.id], str(scene.details.get("location") or "")) for scene in scenes if scene.id in when]
    for number, (scene, time, place) in enumerate(placed):
        for earlier, other_time, other_place in placed[:number]:
            if not place or not other_place or place == other_place:
                continue
            both = sorted(present[scene.id] & present[earlier.id])
            if not both:
                continue
            name = canon.name(both[0])
            if _at_once(time, other_time):
                message = (
                    f"{name} is in {_name(canon, place)} and in {_name(canon, other_place)} at once ({time.text})."
                )
                yield Collision(AT_ONCE, scene, earlier, both[0], message)
            elif time.minutes is not None and other_time.minutes is not None:
                needed = ways.get(frozenset((place, other_place)))
                there = abs(time.minutes - other_time.minutes)
                if needed is not None and there < needed:
                    message = (
                        f"{name} has {there} minutes from {_name(canon, other_place)} to {_name(canon, place)}; "
                        f"the way takes {needed:g}."
                    )
                    yield Collision(TRAVEL, scene, earlier, both[0], message)


def _at_once(one: When, other: When) -> bool:
    """Say whether two scenes are certainly at the same time: the same exact minute, or the same words with a date."""
    if one.minutes is not None and other.minutes is not None:
        return one.minutes == other.minutes
    dated = one.date is not None or one.weekday is not None
    return dated and one.clock is not None and one.text == other.text


def _ways(sheets: Sequence[Sheet]) -> Mapping[frozenset[str], float]:
    """Return how many minutes the way between two places takes."""
    found: dict[frozenset[str], float] = {}
    for sheet in sheets:
        travel = sheet.data.get("travel")
        if isinstance(travel, Mapping):
            for place, told in travel.items():
                parts = _DURATION.findall(str(told).casefold())
                if parts:
                    found[frozenset((sheet.id, str(place)))] = sum(
                        float(number) * _UNITS[unit] for number, unit in parts
                    )
    return found


def _name(canon: Canon, place: str) -> str:
    return canon.name(place)
