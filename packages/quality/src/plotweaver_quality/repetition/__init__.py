"""What comes again: phrases, words, openings, paragraphs, and the tics of machine prose."""

from __future__ import annotations

from plotweaver_quality.repetition import machine, near, openings, overused, paragraphs, phrases
from plotweaver_quality.rules import Check

CHECKS: tuple[Check, ...] = (
    phrases.CHECK,
    near.CHECK,
    overused.CHECK,
    openings.CHECK,
    paragraphs.CHECK,
    machine.CHECK,
)
