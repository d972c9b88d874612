"""How the book is written: what its own guide asks, and common weaknesses."""

from __future__ import annotations

from plotweaver_quality.rules import Check
from plotweaver_quality.style import guide_words

CHECKS: tuple[Check, ...] = (guide_words.CHECK,)
