"""Who has never met somebody whom the reader saw them meet."""

from __future__ import annotations

from collections.abc import Iterator

from plotweaver_manuscript.canon import Canon

from plotweaver_quality.continuity.clash import Clash, Order

RULE = "continuity.acquaintance"


def clashes(canon: Canon, order: Order) -> Iterator[Clash]:
    """Yield first meetings that are not the first."""
    met = [fact for fact in canon.about("met") if fact.standing == "told"]
    for never in (*canon.about("never-met"), *canon.about("first-met")):
        pair = {never.entity, never.other}
        if never.standing == "said":
            continue
        before = [
            fact
            for fact in met
            if {fact.entity, fact.other} == pair and order(fact) < order(never) and not order.near(fact, never)
        ]
        if before:
            one, other = canon.name(never.entity), canon.name(never.other)
            message = f"{one} and {other} have met before."
            yield Clash(RULE, never, (min(before, key=order),), message, ".".join(sorted(pair)))
