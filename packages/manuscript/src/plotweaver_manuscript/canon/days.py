"""Weekdays, dates and seasons that the prose tells of the scene's own day."""

from __future__ import annotations

import re

from plotweaver_manuscript.canon.claims import Claim, Ref
from plotweaver_manuscript.canon.family import Claims, Family, called_by
from plotweaver_manuscript.canon.hedges import supposed
from plotweaver_manuscript.canon.late import Late
from plotweaver_manuscript.canon.numbers import NUMBER, ORDINAL, bounds, value
from plotweaver_manuscript.canon.plain import Sentence

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_DAY = "|".join(day.capitalize() for day in WEEKDAYS)
_MONTH = "|".join(month.capitalize() for month in MONTHS)
_NUMBER = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?|{ORDINAL})"
_FULL = Late(
    rf"\b(?P<weekday>{_DAY})\s*,?\s*(?:the\s+)?(?:(?P<day>{_NUMBER})\s+(?:day\s+)?(?:of\s+)?(?P<month>{_MONTH})"
    rf"|(?P<month2>{_MONTH})\s+(?:the\s+)?(?P<day2>{_NUMBER}))\b(?:\s*,?\s*(?:in the year\s+)?(?P<year>1"
    rf"[0-9]\d\d|20\d\d))?"
)
_OTHER = Late(
    rf"\b(?P<day>{_NUMBER})\s+(?:of\s+)?(?P<month>{_MONTH})\s*,?\s*(?P<year>1[0-9]\d\d|20\d\d)?\s*,?\s*(?:\(?a"
    rf"|was a|fell on a|being a|,)\s+(?P<weekday>{_DAY})\b"
)
_TODAY = Late(
    rf"\b(?:it was|it being|this was|was)\s+(?:an?\s+|now\s+|already\s+|still\s+|only\s+)?(?:[a-z]+\s+)"
    rf"{{0,2}}?(?P<weekday>{_DAY})\b(?!'s)"
    rf"|\bthat\s+(?P<weekday2>{_DAY})\b|^\W*on\s+(?:the\s+)?(?P<weekday3>{_DAY})\b"
)
_SEASON = Late(
    r"\b(?:it was|it being|that|this|one|on an?|an?)\s+(?:[a-z]+,?\s+){0,3}?(?P<season>spring|summer|autumn"
    r"|winter)(?:'s)?\s+(?:morning|evening|day|night|afternoon|dawn|dusk)\b"
    r"|\bit was\s+(?:[a-z]+\s+){0,3}?(?P<season2>spring|summer|autumn|winter|midsummer|midwinter)\b"
)
_MONTHLY = Late(
    rf"\b(?:it was|one|that|on an?|an?)\s+(?:[a-z]+,?\s+){{0,3}}?(?P<month>{_MONTH})\s+(?:morning|evening|day"
    rf"|night|afternoon|dawn|dusk)\b"
    rf"|\bit was\s+(?:[a-z]+\s+){{0,3}}?(?P<month2>{_MONTH})\b"
)
_ELSEWHEN = Late(
    r"\b(?:had|would|next|last|every|will|should|could|might|used|ago|before|until|till|since|by|past|coming"
    r"|following)\b"
)
_SOME = rf"(?:{NUMBER}|many|some|several|long|a few)"
#: Only what the story itself passes over: not what lies before it.
_PASSED = Late(
    rf"^\W*(?:(?:more than|nearly|almost|about|some|another|just|full)\s+)?(?P<years>{_SOME})\s+(?:long\s+|more"
    rf"\s+)?years?\s+(?:later|after|afterwards|passed|went by|rolled|slipped)\b"
    rf"|^\W*(?:after|for) (?P<years2>{_SOME})\s+(?:long\s+|more\s+)?years\s*,"
    rf"|\b(?P<years3>{_SOME})\s+years?\s+(?:passed|went by)\b"
)
_NOBODY = Ref("", "name", "?")


def _read(sentence: Sentence) -> Claims:
    text = sentence.text
    for way in (_FULL, _OTHER):
        for found in way.finditer(text):
            yield from _dated(sentence, found)
    for found in _PASSED.finditer(text):
        span = bounds(found["years"] or found["years2"] or found["years3"])
        if sentence.spoken:
            continue
        yield _claim(sentence, found, "years-pass", "many" if span is None else str(span[1]))
    if sentence.spoken:
        return
    for attribute, way in (("weekday", _TODAY), ("season", _SEASON), ("month", _MONTHLY)):
        for found in way.finditer(text):
            told = next(word for word in found.groupdict().values() if word)
            if not supposed(text, *found.span()) and not _ELSEWHEN.search(_clause(text, *found.span())):
                season = told.lower().removeprefix("mid")
                yield _claim(sentence, found, attribute, season)


def _clause(text: str, start: int, end: int) -> str:
    """Return the clause around a span."""
    before = max((text.rfind(mark, 0, start) for mark in ",;:"), default=-1)
    after = min((place for mark in ",;:" if (place := text.find(mark, end)) >= 0), default=len(text))
    return text[before + 1 : after]


def _dated(sentence: Sentence, found: re.Match[str]) -> Claims:
    groups = found.groupdict()
    day = value(re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", groups.get("day") or groups.get("day2") or ""))
    month = (groups.get("month") or groups.get("month2") or "").lower()
    if day is not None and 1 <= day <= 31:
        told = f"{groups['weekday'].lower()} {groups.get('year') or '?'}-{MONTHS.index(month) + 1}-{day}"
        yield _claim(sentence, found, "date", told)


def _claim(sentence: Sentence, found: re.Match[str], attribute: str, told: str) -> Claim:
    start = sentence.start + found.start() + len(found.group()) - len(found.group().lstrip(' "'))
    return Claim(attribute, told, _NOBODY, start, sentence.start + found.end(), spoken=sentence.spoken)


FAMILIES = (
    Family(
        called_by(f"{_DAY} {_MONTH}".replace("|", " ") + " years spring summer autumn winter midsummer midwinter"),
        _read,
    ),
)
