"""How the book is written: what its own guide asks, and common weaknesses."""

from __future__ import annotations

from plotweaver_quality.rules import Check
from plotweaver_quality.style import grammar, guide_words, heads, length, marks, numbers, slips, spelling, telling, weak

CHECKS: tuple[Check, ...] = (
    guide_words.CHECK,
    telling.CHECK,
    marks.CHECK,
    spelling.CHECK,
    numbers.CHECK,
    length.CHECK,
    weak.CHECK,
    slips.CHECK,
    heads.CHECK,
    grammar.CHECK,
)
