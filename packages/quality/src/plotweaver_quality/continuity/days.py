"""Days: a weekday that the calendar denies, another weekday or season than the scene's details say."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from plotweaver_manuscript.canon import Canon, Fact
from plotweaver_manuscript.canon.days import MONTHS, WEEKDAYS
from plotweaver_manuscript.canon.when import When

from plotweaver_quality.continuity.clash import Clash, Order

RULE = "continuity.date"
SEASON = "continuity.season"
#: Before this year England had another calendar.
GREGORIAN = 1752
#: Months that may be told as each season, north of the equator.
_MONTHS = {
    "spring": {2, 3, 4, 5, 6}, "summer": {5, 6, 7, 8, 9}, "autumn": {8, 9, 10, 11, 12}, "winter": {11, 12, 1, 2, 3},
}  # fmt: skip


def clashes(canon: Canon, order: Order, when: Mapping[str, When]) -> Iterator[Clash]:
    """Yield days that cannot be.

    Args:
        canon: the facts.
        order: which fact comes first.
        when: by scene, what its details say of its time.
    """
    dates = sorted(canon.about("date"), key=order)
    for fact in dates:
        yield from _by_calendar(fact)
    yield from _in_one_year(dates)
    for fact in canon.about("weekday"):
        yield from _by_details(fact, when.get(fact.scene))
    yield from _seasons(canon, order, when)


def _by_calendar(fact: Fact) -> Iterator[Clash]:
    weekday, day = _dated(fact)
    if day is not None and day.year > GREGORIAN and WEEKDAYS[day.weekday()] != weekday:
        message = (
            f"{day.day} {MONTHS[day.month - 1].capitalize()} {day.year} was a {WEEKDAYS[day.weekday()].capitalize()}."
        )
        yield Clash(RULE, fact, (), message, f"{fact.value}.date")


def _in_one_year(dates: list[Fact]) -> Iterator[Clash]:
    """Days without a year are taken for days of one year: what most of them say of its first day counts."""
    undated = [fact for fact in dates if " ?-" in fact.value]
    firsts: dict[int, list[Fact]] = {}
    for fact in undated:
        firsts.setdefault(_first_of_year(fact), []).append(fact)
    if len(firsts) < 2:
        return
    leader = max(firsts.values(), key=len)
    for facts in firsts.values():
        if facts is not leader and (len(leader) > 1 or facts[0].scene == leader[0].scene):
            message = "These two days cannot be in one year."
            yield Clash(RULE, facts[0], (leader[0],), message, f"{facts[0].value}.date")


def _first_of_year(fact: Fact) -> int:
    """Return the weekday of the first of January, as this day of a common year says."""
    weekday, rest = fact.value.split(" ")
    _, month, day = rest.split("-")
    days = (datetime.date(2023, int(month), min(int(day), 28)) - datetime.date(2023, 1, 1)).days + max(0, int(day) - 28)
    return (WEEKDAYS.index(weekday) - days) % 7


def _dated(fact: Fact) -> tuple[str, datetime.date | None]:
    weekday, rest = fact.value.split(" ")
    year, month, day = rest.split("-")
    try:
        return weekday, datetime.date(int(year), int(month), int(day))
    except ValueError:  # no year, or a day that does not exist
        return weekday, None


def _by_details(fact: Fact, when: When | None) -> Iterator[Clash]:
    if when is None or fact.standing == "said":
        return
    day = when.date
    meant = when.weekday or (WEEKDAYS[day.weekday()] if day is not None and day.year > GREGORIAN else None)
    if meant is not None and meant != fact.value:
        message = f"It is {fact.value.capitalize()} here; the scene’s details say {meant.capitalize()}."
        yield Clash(RULE, fact, (), message, f"{fact.scene}.weekday")


def _seasons(canon: Canon, order: Order, when: Mapping[str, When]) -> Iterator[Clash]:
    for scene in canon.scenes:
        told = [fact for fact in canon.about("season") if fact.scene == scene]
        months = [fact for fact in canon.about("month") if fact.scene == scene]
        details = when.get(scene)
        for fact in told:
            if details is not None and details.month is not None and details.month not in _MONTHS[fact.value]:
                message = f"It is {fact.value} here; the scene’s details say {MONTHS[details.month - 1].capitalize()}."
                yield Clash(SEASON, fact, (), message, f"{scene}.season")
                break
            if details is not None and details.season not in (None, fact.value):
                message = f"It is {fact.value} here; the scene’s details say {details.season}."
                yield Clash(SEASON, fact, (), message, f"{scene}.season")
                break
            other = next((each for each in months if MONTHS.index(each.value) + 1 not in _MONTHS[fact.value]), None)
            if other is not None:
                message = f"It is {fact.value} and {other.value.capitalize()} in one scene."
                yield Clash(SEASON, fact, (other,), message, f"{scene}.season")
                break
