"""All contradictions of a canon, told once each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plotweaver_manuscript.canon import Canon
from plotweaver_manuscript.canon.when import When

from plotweaver_quality.continuity import acquaintance, ages, belongings, days, deaths, kin, places, traits
from plotweaver_quality.continuity.clash import Clash, Order


def contradictions(canon: Canon, when: Mapping[str, When]) -> list[Clash]:
    """Return what contradicts what.

    Args:
        canon: the facts of a book.
        when: by scene, what its details say of its time.
    """
    found: dict[tuple[str, str, str], Clash] = {}
    for clash in _all(canon, Order(canon), when):
        found.setdefault((clash.rule, clash.subject, clash.fact.path), clash)
    return list(found.values())


def _all(canon: Canon, order: Order, when: Mapping[str, When]) -> Iterator[Clash]:
    years = {scene: told.year for scene, told in when.items() if told.year is not None}
    yield from traits.clashes(canon, order)
    yield from ages.clashes(canon, order, years)
    yield from deaths.clashes(canon, order)
    yield from places.clashes(canon, order)
    yield from belongings.clashes(canon, order)
    yield from kin.clashes(canon, order)
    yield from acquaintance.clashes(canon, order)
    yield from days.clashes(canon, order, when)
