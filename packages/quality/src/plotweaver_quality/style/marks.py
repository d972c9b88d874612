"""Quotation marks: those of the style guide, and straight ones among curly ones."""

from __future__ import annotations

from collections.abc import Iterator

from plotweaver_manuscript.reading import Quotation

from plotweaver_quality.findings import Finding
from plotweaver_quality.novel import SceneText
from plotweaver_quality.rules import Rule, SceneCheck
from plotweaver_quality.settings import Settings

_KINDS = {"double": '"“”„', "single": "'‘’‚", "guillemets": "«»‹›", "dashes": "—–―-"}

MARKS = Rule(
    "style.quotation-marks",
    "warning",
    "Speech in other marks",
    "The style guide says which quotation marks the book uses.",
)
MIXED = Rule(
    "style.mixed-quotes",
    "note",
    "Straight and curly marks are mixed",
    "One scene has both; readers see it in print.",
)


def find(scene: SceneText, settings: Settings) -> Iterator[Finding]:
    """Yield one finding where a scene's speech is in other marks, and one where it mixes them."""
    quotations = [each for each in scene.reading.quotations if each.opening]
    wanted = str(settings.guide.get("quotation_marks"))
    if wanted in _KINDS:
        others = [each for each in quotations if each.opening[0] not in _KINDS[wanted]]
        yield from _told(scene, MARKS, others, f"The style guide says {wanted}", f"Use {wanted} marks.")
    straight = [each for each in quotations if each.opening in "\"'"]
    if 0 < len(straight) < len(quotations):
        curly = [each for each in quotations if each.opening in "“‘"]
        fewer, name = (straight, "straight") if len(straight) <= len(curly) else (curly, "curly")
        yield from _told(scene, MIXED, fewer, f"The others of this scene are not {name}", "Use one kind.")


CHECK = SceneCheck((MARKS, MIXED), find)


def _told(scene: SceneText, rule: Rule, found: list[Quotation], message: str, suggestion: str) -> Iterator[Finding]:
    if not found:
        return
    spans = [(each.start - len(each.opening), each.end + len(each.closing)) for each in found]
    first, *others = spans
    told = f"{message}; {len(spans)} here {'is' if len(spans) == 1 else 'are'} otherwise."
    related = tuple(scene.at(*span) for span in others)
    yield rule.finding(scene, first, told, suggestion, related=related, subject=f"{scene.id} {rule.id}")
