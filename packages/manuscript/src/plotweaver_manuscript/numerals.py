"""Numbers as headings write them: digits, roman numerals, words."""

from __future__ import annotations

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}

_WORDS = {word: value for value, word in enumerate(_UNITS)} | {word: value for value, word in enumerate(_ORDINALS)}
_WORDS |= {word: 10 * value for value, word in enumerate(_TENS, 2)}
_WORDS |= {f"{ten}-{_UNITS[unit]}": 10 * value + unit for value, ten in enumerate(_TENS, 2) for unit in range(1, 10)}
_WORDS |= {f"{ten}-{_ORDINALS[unit]}": 10 * value + unit for value, ten in enumerate(_TENS, 2) for unit in range(1, 10)}

#: A regular expression (to be used without regard to case) for what `number` understands.
PATTERN = (
    r"(?:\d{1,3}|[ivxlcdm]+|"
    + "|".join(sorted((word.replace("-", "[- ]") for word in _WORDS), key=len, reverse=True))
    + ")"
)


def number(text: str) -> int | None:
    """Return the value of digits, a well-formed roman numeral or a number word, else None."""
    key = text.strip().lower().replace(" ", "-")
    if key.isdecimal():
        return int(key)
    if key in _WORDS:
        return _WORDS[key]
    return _from_roman(key)


def to_roman(value: int) -> str:
    """Return the roman numeral of a positive number, in capitals."""
    steps = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
             (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]  # fmt: skip
    written = ""
    for size, letters in steps:
        times, value = divmod(value, size)
        written += letters * times
    return written


def _from_roman(key: str) -> int | None:
    if not key or set(key) - set(_ROMAN):
        return None
    values = [_ROMAN[letter] for letter in key]
    total = sum(-value if value < max(values[place + 1 :], default=0) else value for place, value in enumerate(values))
    # Written back it must be the same: "IC" and "VX" are no numerals.
    return total if 0 < total < 4000 and to_roman(total).lower() == key else None
