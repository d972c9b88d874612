"""Things: used after they were lost, had by whoever never had one, made of something else, somebody else's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

from plotweaver_manuscript.canon import Canon, Fact
from plotweaver_manuscript.canon.claims import Gender
from plotweaver_manuscript.canon.people import NOUNS

from plotweaver_quality.continuity.clash import Clash, Order, odd_ones

RULE = "continuity.possession"
#: Who acts so many characters before or after a description may be whom it means.
AROUND = 1500
#: With uses in so many scenes after it, the loss is what does not fit.
USED_IN = 3


def clashes(canon: Canon, order: Order) -> Iterator[Clash]:
    """Yield what contradicts who has what."""
    for entity in canon.entities:
        of: defaultdict[str, defaultdict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
        for attribute in ("owns", "lost", "gained", "lacks", "made-of"):
            for fact in canon.of(entity, attribute):
                if fact.standing != "said" or attribute in ("lost", "lacks"):
                    of[fact.item][attribute].append(fact)
        for item, facts in of.items():
            yield from _after_loss(canon, order, entity, item, facts)
            yield from _never_had(canon, order, entity, item, facts)
            for fact, against in odd_ones(sorted(facts["made-of"], key=order), _same, lambda fact: fact.value):
                message = f"{canon.name(entity)}’s {item} is {fact.value} here, {against.value} elsewhere."
                yield Clash(RULE, fact, (against,), message, f"{entity}.{item}")
    yield from _owners(canon, order)


def _after_loss(
    canon: Canon, order: Order, entity: str, item: str, facts: defaultdict[str, list[Fact]]
) -> Iterator[Clash]:
    for loss in sorted(facts["lost"], key=order):
        back = min((order(fact) for fact in facts["gained"] if order(fact) > order(loss)), default=(1 << 30, 0))
        used = [
            fact
            for fact in sorted((*facts["owns"], *facts["made-of"]), key=order)
            if order(loss) < order(fact) < back and not order.near(fact, loss, 250)
        ]
        if not used:
            continue
        name = canon.name(entity)
        if len({fact.scene for fact in used}) >= USED_IN:
            message = f"{name} loses the {item} here, and goes on having it."
            yield Clash(RULE, loss, (used[0],), message, f"{entity}.{item}.lost")
        else:
            message = f"{name} has the {item} here, which is gone by then."
            yield Clash(RULE, used[0], (loss,), message, f"{entity}.{item}")


def _never_had(
    canon: Canon, order: Order, entity: str, item: str, facts: defaultdict[str, list[Fact]]
) -> Iterator[Clash]:
    had: Sequence[Fact] = sorted((*facts["owns"], *facts["lost"], *facts["made-of"]), key=order)
    for lack in facts["lacks"]:
        others = [fact for fact in had if not order.near(fact, lack, 40)]
        if not others:
            continue
        name = canon.name(entity)
        if len({fact.scene for fact in others}) > 1 or order(others[0]) < order(lack):
            message = f"{name} has no {item} here, and has one elsewhere."
            yield Clash(RULE, lack, (others[0],), message, f"{entity}.{item}.lacks")
        else:
            message = f"{name} has a {item} here, and never had one."
            yield Clash(RULE, others[0], (lack,), message, f"{entity}.{item}")


def _owners(canon: Canon, order: Order) -> Iterator[Clash]:
    by_thing: defaultdict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in canon.about("owner"):
        if fact.standing != "said":
            by_thing[fact.item, fact.value].append(fact)
    for (item, which), facts in by_thing.items():
        thing = f"{which} {item}".strip()
        told = sorted((fact for fact in facts if not fact.mood), key=order)
        for fact, against in odd_ones(told, partial(_may_be_one, canon, order), lambda fact: fact.entity):
            one, other = canon.name(fact.entity), canon.name(against.entity)
            message = f"The {thing} is {one}’s here, {other}’s elsewhere."
            yield Clash(RULE, fact, (against,), message, f"{thing}.owner")
        yield from _denied(canon, thing, told, [fact for fact in facts if fact.mood == "not"])


def _denied(canon: Canon, thing: str, told: Sequence[Fact], denials: Sequence[Fact]) -> Iterator[Clash]:
    for denial in denials:
        owned = next((fact for fact in told if fact.entity == denial.entity), None)
        if owned is not None:
            message = f"The {thing} is not {canon.name(denial.entity)}’s here, and is elsewhere."
            yield Clash(RULE, denial, (owned,), message, f"{thing}.owner")


def _may_be_one(canon: Canon, order: Order, one: Fact, other: Fact) -> bool:
    """Say whether two owners may be one person: `the schoolmaster` may be who acts there, if the gender fits."""
    if one.entity == other.entity:
        return True
    described = [fact for fact in (one, other) if fact.entity not in canon.entities]
    if not described or len({_gender(canon, fact) for fact in (one, other)} - {"?"}) > 1:
        return False
    named = [fact for fact in (one, other) if fact.entity in canon.entities]
    deeds = (fact for person in named for what in ("acts", "speaks") for fact in canon.of(person.entity, what))
    return not named or any(order.near(deed, described[0], AROUND) for deed in deeds)


def _gender(canon: Canon, fact: Fact) -> Gender:
    known = canon.entities.get(fact.entity)
    return known.gender if known is not None else NOUNS[fact.entity.rpartition(" ")[2]]


def _same(one: Fact, other: Fact) -> bool:
    return one.value == other.value
