"""What comes again: phrases, and later words, openings and paragraphs."""

from __future__ import annotations

from plotweaver_quality.repetition import phrases
from plotweaver_quality.rules import Check

CHECKS: tuple[Check, ...] = (phrases.CHECK,)
