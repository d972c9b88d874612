"""Who acts or speaks after their death."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plotweaver_manuscript.canon import Canon, Fact

from plotweaver_quality.continuity.clash import Clash, Order

RULE = "continuity.death"
#: With deeds in so many scenes after it, the death is what does not fit, and not the deeds.
ALIVE_IN = 3


def clashes(canon: Canon, order: Order) -> Iterator[Clash]:
    """Yield deeds of the dead, or the death of somebody who goes on living."""
    for entity in canon.entities:
        deaths = sorted(
            (fact for fact in canon.of(entity, "dead") if fact.mood == "" and fact.standing != "said"), key=order
        )
        if not deaths:
            continue
        deeds = sorted((*canon.of(entity, "speaks"), *canon.of(entity, "acts")), key=order)
        yield from _living_dead(canon, order, entity, deaths, deeds)


def _living_dead(
    canon: Canon, order: Order, entity: str, deaths: Sequence[Fact], deeds: Sequence[Fact]
) -> Iterator[Clash]:
    name, first = canon.name(entity), deaths[0]
    after = [deed for deed in deeds if order(deed) > order(first) and not order.near(deed, first, 200)]
    scenes = {deed.scene for deed in after}
    if len(scenes) >= ALIVE_IN and len({fact.scene for fact in deaths}) < len(scenes):
        for death in deaths:
            later = [deed for deed in after if order(deed) > order(death)]
            if later:
                message = f"{name} is dead here, and goes on living: {_deed(later[0])} later, and more."
                yield Clash(RULE, death, tuple(later[:1]), message, f"{entity}.dead")
        return
    told: set[str] = set()
    for deed in after:
        if deed.scene not in told:
            told.add(deed.scene)
            message = f"{name} {_deed(deed)} here, and is dead by then."
            yield Clash(RULE, deed, (first,), message, f"{entity}.dead.{deed.scene}")


def _deed(deed: Fact) -> str:
    return "speaks" if deed.attribute == "speaks" else deed.value
