"""Numbers in running prose: `29`, `twenty-nine`, `nine-and-twenty`, `five or six and thirty`, `twenty-ninth`."""

from __future__ import annotations

import re

from plotweaver_manuscript.canon.family import DIGITS
from plotweaver_manuscript.numerals import number

_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_ONES = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_TEENS = r"(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
_ORDINALS = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
_ROUND = (
    r"(?:tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth"
    r"|thirtieth|fortieth|fiftieth|sixtieth|seventieth|eightieth|ninetieth)"
)
_ANY = rf"(?:{_ONES}[- ]and[- ]{_TENS}|{_TENS}(?:[- ]{_ONES})?|{_TEENS}|{_ONES}|\d{{1,3}})"
#: One number, or two that leave open which: `six or seven and twenty`.
NUMBER = rf"{_ANY}(?:\s+(?:or|to)\s+{_ANY})?"
ORDINAL = rf"(?:{_ONES}[- ]and[- ]twentieth|{_TENS}[- ]{_ORDINALS}|{_ROUND}|{_ORDINALS}|\d{{1,3}}(?:st|nd|rd|th))"

#: The words that numbers are made of, for what looks for one.
WORDS = frozenset(re.findall(r"[a-z]{3,}", "".join((_TENS, _ONES, _TEENS, _ORDINALS, _ROUND)))) | {DIGITS}

_INVERTED = re.compile(rf"({_ONES})[- ]and[- ]({_TENS}|twentieth)")
_ROUND_VALUES = {
    word: 10 * place
    for place, word in enumerate(
        ["thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"], 3
    )
}


def value(words: str) -> int | None:
    """Return the number that words or digits say, else None."""
    text = " ".join(words.lower().split())
    digits = re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th)?", text)
    if digits:
        return int(digits.group(1))
    if text in _ROUND_VALUES:
        return _ROUND_VALUES[text]
    inverted = _INVERTED.fullmatch(text)
    if inverted:
        one, ten = value(inverted.group(1)), value(inverted.group(2))
        return None if one is None or ten is None else one + ten
    return number(text.replace(" ", "-"))


def bounds(words: str) -> tuple[int, int] | None:
    """Return the least and the greatest number that the words leave open."""
    parts = re.split(r"\s+(?:or|to)\s+", words.lower())
    found = [value(part) for part in parts]
    if len(parts) == 2 and found[0] is not None and found[1] is not None and found[0] < 10 <= found[1]:
        tens = found[1] // 10 * 10  # six or seven-and-twenty
        found[0] += tens
    known = [each for each in found if each is not None]
    return (min(known), max(known)) if len(known) == len(parts) else None
