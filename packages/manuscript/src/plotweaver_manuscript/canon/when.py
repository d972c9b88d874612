"""Story time as scene details tell it: `1815-03-14`, `14 March 1815, evening`, `Monday, 6:40`."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from plotweaver_manuscript.canon.days import MONTHS, WEEKDAYS
from plotweaver_manuscript.canon.late import Late

_ISO = re.compile(r"\b(\d{3,4})-(\d{1,2})-(\d{1,2})\b")
_DAY_MONTH = Late(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({'|'.join(MONTHS)})\b", re.IGNORECASE)
_MONTH_DAY = Late(rf"\b({'|'.join(MONTHS)})\s+(\d{{1,2}})(?:st|nd|rd|th)?\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(1\d{3}|20\d\d)\b")
_CLOCK = Late(r"\b(\d{1,2})[:.](\d\d)\b(?:\s*([ap])\.?m)?|\b(\d{1,2})\s*([ap])\.?m\b", re.IGNORECASE)
_SEASONS = re.compile(r"\b(spring|summer|autumn|winter)\b")
#: Parts of the day in minutes; night ends on the next day.
_PARTS = {
    "before dawn": (0, 360), "dawn": (300, 420), "morning": (300, 720), "noon": (690, 750), "midday": (690, 750),
    "afternoon": (720, 1080), "dusk": (960, 1260), "evening": (1020, 1380), "midnight": (1410, 1470),
    "night": (1140, 1680),
}  # fmt: skip
_HOUR = 60


@dataclass(frozen=True)
class When:
    """When a scene happens, as far as its details say.

    Attributes:
        text: what they say, in small letters.
        year: of our calendar.
        month: 1 to 12.
        day: of the month.
        weekday: in small letters.
        season: in small letters.
        clock: from and until, in minutes since midnight; an hour's exact time is both.
    """

    text: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: str | None = None
    season: str | None = None
    clock: tuple[int, int] | None = None

    @property
    def date(self) -> datetime.date | None:
        """The day in our calendar, if it is told whole and is one."""
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            return datetime.date(self.year, self.month, self.day)
        except ValueError:
            return None

    @property
    def minutes(self) -> int | None:
        """Minutes since a fixed day, if date and exact time are told."""
        if self.date is None or self.clock is None or self.clock[0] != self.clock[1]:
            return None
        return self.date.toordinal() * 24 * _HOUR + self.clock[0]


def read_when(value: object) -> When | None:
    """Return what `when:` of a scene's details says; None if there is none."""
    if value is None or isinstance(value, bool | list | dict):
        return None
    if isinstance(value, datetime.datetime):
        clock = value.hour * _HOUR + value.minute
        return When(str(value), value.year, value.month, value.day, None, None, (clock, clock))
    if isinstance(value, datetime.date):
        return When(str(value), value.year, value.month, value.day)
    text = " ".join(str(value).casefold().split())
    year, month, day = _date(text)
    weekday = next((each for each in WEEKDAYS if re.search(rf"\b{each}s?\b", text)), None)
    season = _SEASONS.search(text)
    return When(text, year, month, day, weekday, season.group() if season else None, _clock(text))


def _date(text: str) -> tuple[int | None, int | None, int | None]:
    iso = _ISO.search(text)
    if iso:
        year, month, day = map(int, iso.groups())
        return year, month, day
    found = _YEAR.search(text)
    year_told = int(found.group()) if found else None
    for way, day_at, month_at in ((_DAY_MONTH, 1, 2), (_MONTH_DAY, 2, 1)):
        told = way.search(text)
        if told:
            return year_told, MONTHS.index(told.group(month_at).lower()) + 1, int(told.group(day_at))
    month_told = next((number for number, name in enumerate(MONTHS, 1) if re.search(rf"\b{name}\b", text)), None)
    return year_told, month_told, None


def _clock(text: str) -> tuple[int, int] | None:
    found = _CLOCK.search(text)
    if found:
        hour, minute = int(found.group(1) or found.group(4)), int(found.group(2) or 0)
        half = (found.group(3) or found.group(5) or "").lower()
        hour = hour % 12 + (12 if half == "p" else 0) if half else hour
        clock = hour * _HOUR + minute
        return (clock, clock) if hour < 24 and minute < 60 else None
    return next((span for part, span in _PARTS.items() if part in text), None)
