"""Small numbers in words, where the style guide asks for it: `numbers: {words_below: 100}`.

Times, dates, measures, house numbers and the like (a sign, a letter or another figure stands beside them) are left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from plotweaver_quality.findings import Finding
from plotweaver_quality.lexicon import phrases_of
from plotweaver_quality.novel import SceneText
from plotweaver_quality.rules import Rule, SceneCheck
from plotweaver_quality.settings import Settings

NUMBERS = Rule(
    "style.numbers",
    "warning",
    "A small number in figures",
    "The style guide says up to where numbers are written in words.",
    languages=("en",),
)
_BEFORE = r"(?<![\w.,:/$£€#°+−–-])(?<!No\. )(?<!page )(?<!line )(?<!room )(?<!Room )(?<!Chapter )"
_AFTER = r"(?![\w:/%°+−–-]|[.,]\d|\s?(?:[ap]\.?m\b|kg|km|cm|mm|mph|January|February|March|April|May|June|July|August)|"
_FIGURES = re.compile(rf"{_BEFORE}(\d{{1,3}}){_AFTER}\s?(?:September|October|November|December))")


def find(scene: SceneText, settings: Settings) -> Iterator[Finding]:
    """Yield a finding for each number in figures that the guide wants in words."""
    asked = settings.guide.get("numbers")
    below = asked.get("words_below") if isinstance(asked, Mapping) else None
    if not isinstance(below, int):
        return
    for figures in _FIGURES.finditer(scene.prose):
        number = int(figures[1])
        if number < below:
            told = in_words(number) if number < 100 else None
            suggestion = f"Write “{told}”." if told else "Write it in words."
            message = f"The style guide writes numbers below {below} in words."
            yield NUMBERS.finding(scene, figures.span(), message, suggestion, fix=told)


CHECK = SceneCheck((NUMBERS,), find)


def in_words(number: int) -> str:
    """Return a number from 0 to 99 in words."""
    told = phrases_of("numbers")
    if number < 20:
        return told[number]
    tens, ones = divmod(number, 10)
    return told[18 + tens] + (f"-{told[ones]}" if ones else "")
