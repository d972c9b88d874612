"""British and American spelling: words of the variant that the book does not use.

The variant is `spelling:` of the style guide (`en-GB`, `en-US`, or `en-GB-oxendict` for British with -ize). Without it
nothing is said. Pairs are made from the stems in `data/en/spelling.txt`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from plotweaver_manuscript.house_style import is_language_tag

from plotweaver_quality.findings import Finding
from plotweaver_quality.lexicon import phrases_of
from plotweaver_quality.novel import SceneText
from plotweaver_quality.rules import Rule, SceneCheck
from plotweaver_quality.settings import Settings

SPELLING = Rule(
    "style.spelling",
    "warning",
    "A spelling of the other side of the Atlantic",
    "The style guide says which spelling the book uses.",
    languages=("en",),
)
_NAMES = {"gb": "British", "us": "American"}


def find(scene: SceneText, settings: Settings) -> Iterator[Finding]:
    """Yield a finding for each word of the other variant."""
    wanted = _parts(settings.guide.get("spelling"))
    side = next((part for part in wanted if part in _NAMES), "")
    if not side:
        return
    others = _others(side, "oxendict" in wanted)
    reading = scene.reading
    for key, (start, end) in zip(reading.keys, reading.words, strict=True):
        if key in others:
            use = _cased(others[key], scene.prose[start:end])
            message = f"The style guide asks for {_NAMES[side]} spelling."
            yield SPELLING.finding(scene, (start, end), message, f"Write “{use}”.", fix=use)


CHECK = SceneCheck((SPELLING,), find)


def is_understood(spelling: object) -> bool:
    """Say whether `spelling:` of a style guide means something: one of the variants, or another language."""
    parts = _parts(spelling)
    if any(part in _NAMES for part in parts):
        return True
    is_tag = isinstance(spelling, str) and is_language_tag(spelling.replace("_", "-"))
    return is_tag and (parts[0] != "en" or len(parts) == 1)


def _parts(spelling: object) -> list[str]:
    return str(spelling or "").casefold().replace("_", "-").split("-")


def _cased(word: str, like: str) -> str:
    if like.isupper():
        return word.upper()
    return word.capitalize() if like[:1].isupper() else word


@cache
def _others(side: str, oxford: bool) -> Mapping[str, str]:
    """Return each word of the other side with what is written here."""
    pairs: dict[str, str] = {}
    for line in phrases_of("spelling"):
        british, american, *rest = line.split()
        if oxford and american.endswith("iz"):
            british, american = american, british
        for ending in rest[0].split(",") if rest else ("",):
            one, other = british + ending.replace("-", ""), american + ending.replace("-", "")
            pairs |= {other: one} if side == "gb" else {one: other}
    return pairs
