"""A finding in words: what it quotes, what is wrong, what could be done, and the other passages that it is about."""

from __future__ import annotations

from plotweaver_manuscript.rules import printable

from plotweaver_quality.findings import Evidence, Finding
from plotweaver_quality.places import Places

#: So many other passages are shown, each with so many characters at most; the rest is counted.
SHOWN, LONGEST = 3, 160


def worded(finding: Finding, further: str = "") -> str:
    """Return a finding in one line. `further`: what is to be said besides, with a space before it."""
    quote = _flat(finding.at)
    told = f"“{quote}” " if quote else ""
    return f"{told}{finding.message} {finding.suggestion}{further}"


def others(finding: Finding, places: Places) -> list[str]:
    """Return a line for each other passage; files are called as their repository calls them."""
    told = [f"Also {passage(place, places)}" for place in finding.related[:SHOWN]]
    left = len(finding.related) - len(told)
    return [*told, f"Also in {left} more {'place' if left == 1 else 'places'}."] if left else told


def passage(place: Evidence, places: Places) -> str:
    """Return where a quotation stands, and its words."""
    line, column = places.line_and_column(place.path, place.start)
    return f"{printable(places.file(place.path))}:{line}:{column} “{_shortened(_flat(place))}”"


def _flat(place: Evidence) -> str:
    return " ".join(place.quote.split())


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
