"""Continuity: what a book says of its people, places and days, and where it contradicts itself."""

from __future__ import annotations

from plotweaver_quality.continuity.check import CHECK
from plotweaver_quality.rules import Check

CHECKS: tuple[Check, ...] = (CHECK,)
