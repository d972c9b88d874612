"""Places: born in two, never seen and seen before, in two at once; where a place lies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from plotweaver_manuscript.canon import Canon, Fact

from plotweaver_quality.continuity.clash import Clash, Order, odd_ones

RULE = "continuity.place"
#: How much two distances may differ, as a ratio.
DISTANCE = 1.34
_IN_MILES = {"mile": 1.0, "league": 3.0, "kilometre": 0.621, "furlong": 0.125, "yard": 1 / 1760}


def clashes(canon: Canon, order: Order) -> Iterator[Clash]:
    """Yield what contradicts where somebody comes from, lives or is, and where a place lies."""
    within = _within(canon)
    for entity in canon.entities:
        yield from _origins(canon, order, entity, within)
        yield from _homes(canon, order, entity, within)
        yield from _strangers(canon, order, entity, within)
        yield from _two_at_once(canon, order, entity, within)
    yield from _situations(canon, order)


def _within(canon: Canon) -> set[frozenset[str]]:
    """Return pairs of places of which one lies in the other, as far as the book says so."""
    return {frozenset((fact.entity, fact.other)) for fact in canon.about("lies-in")}


def _apart(one: Fact, other: Fact, within: set[frozenset[str]]) -> bool:
    return one.other != other.other and frozenset((one.other, other.other)) not in within


def _origins(canon: Canon, order: Order, entity: str, within: set[frozenset[str]]) -> Iterator[Clash]:
    facts = sorted((fact for fact in canon.of(entity, "born-in") if fact.standing != "said"), key=order)
    for fact, against in odd_ones(facts, lambda a, b: not _apart(a, b, within), lambda fact: fact.other):
        here, elsewhere = canon.name(fact.other), canon.name(against.other)
        message = f"{canon.name(entity)} comes from {here} here, from {elsewhere} elsewhere."
        yield Clash(RULE, fact, (against,), message, f"{entity}.born-in")


def _homes(canon: Canon, order: Order, entity: str, within: set[frozenset[str]]) -> Iterator[Clash]:
    facts = sorted((fact for fact in canon.of(entity, "lives-in") if fact.standing != "said"), key=order)
    always = [fact for fact in facts if fact.value == "always"]
    others = [fact for fact in facts if fact.value != "always"]
    seen: set[int] = set()
    for bound in always:
        for fact in [*always, *others, *canon.of(entity, "born-in")]:
            if fact is not bound and _apart(bound, fact, within) and id(fact) not in seen:
                seen |= {id(fact), id(bound)}
                first, second = sorted((bound, fact), key=order)
                yield Clash(RULE, second, (first,), _lived(canon, second, first), f"{entity}.lives-in")
    youth = [fact for fact in facts if fact.value == "youth"]
    for fact, against in odd_ones(youth, lambda a, b: not _apart(a, b, within), lambda fact: fact.other):
        yield Clash(RULE, fact, (against,), _lived(canon, fact, against), f"{entity}.youth")
    others = [fact for fact in others if fact.value != "youth"]
    for fact, against in odd_ones(others, lambda a, b: not _apart(a, b, within), lambda fact: fact.other):
        yield Clash(RULE, fact, (against,), _lived(canon, fact, against), f"{entity}.lives-in")


def _lived(canon: Canon, fact: Fact, against: Fact) -> str:
    return (
        f"{canon.name(fact.entity)} lives in {canon.name(fact.other)} here, in {canon.name(against.other)} elsewhere."
    )


def _strangers(canon: Canon, order: Order, entity: str, within: set[frozenset[str]]) -> Iterator[Clash]:
    been = [
        fact
        for attribute in ("been-in", "is-in", "lives-in", "born-in")
        for fact in canon.of(entity, attribute)
        if fact.standing != "said"
    ]
    been.sort(key=order)
    for never in canon.of(entity, "never-in"):
        there = [
            fact
            for fact in been
            if fact.other == never.other
            and not order.near(fact, never, 60)
            and (
                order(fact) < order(never)
                or fact.value in ("then", "always")
                or fact.attribute in ("lives-in", "born-in")
            )
        ]
        if there:
            first, second = sorted((never, there[0]), key=order)
            message = f"{canon.name(entity)} has been in {canon.name(never.other)} and has never been there."
            yield Clash(RULE, second, (first,), message, f"{entity}.{never.other}")
    for never in canon.of(entity, "never-left"):
        away = [
            fact
            for fact in been
            if _apart(fact, never, within)
            and not order.near(fact, never, 60)
            and (order(fact) < order(never) or fact.value == "then" or fact.attribute in ("lives-in", "born-in"))
            and fact.other in canon.entities
            and canon.entities[fact.other].kind == "place"
        ]
        if away:
            first, second = sorted((never, away[0]), key=order)
            home, abroad = canon.name(never.other), canon.name(away[0].other)
            message = f"{canon.name(entity)} has never left {home}, and has been in {abroad}."
            yield Clash(RULE, second, (first,), message, f"{entity}.{never.other}")


def _two_at_once(canon: Canon, order: Order, entity: str, within: set[frozenset[str]]) -> Iterator[Clash]:
    facts = sorted(canon.of(entity, "is-in"), key=order)
    moves = [order(fact) for fact in canon.of(entity, "been-in") if fact.value != "then"]
    for number, fact in enumerate(facts):
        for earlier in facts[:number]:
            if not _apart(earlier, fact, within):
                continue
            timed = fact.value != "" and fact.value == earlier.value and len(fact.value.split()) > 1
            near = fact.scene == earlier.scene and not any(order(earlier) < move < order(fact) for move in moves)
            if timed or (near and abs(fact.start - earlier.start) < 6000 and fact.value == earlier.value):
                message = (
                    f"{canon.name(entity)} is in {canon.name(fact.other)} and in {canon.name(earlier.other)} at once."
                )
                yield Clash(RULE, fact, (earlier,), message, f"{entity}.is-in")
                break


def _situations(canon: Canon, order: Order) -> Iterator[Clash]:
    for attribute in ("lies", "distance"):
        by_pair: defaultdict[tuple[str, str], list[Fact]] = defaultdict(list)
        for fact in sorted(canon.about(attribute), key=order):
            by_pair[fact.entity, fact.other].append(fact)
        agree = _same_way if attribute == "lies" else _as_far
        for (place, other), facts in by_pair.items():
            for fact, against in odd_ones(facts, agree, lambda fact: fact.value):
                message = f"{canon.name(place)} from {canon.name(other)}: {fact.value} here, {against.value} elsewhere."
                yield Clash(RULE, fact, (against,), message, f"{place}.{attribute}")
    for place in canon.entities:
        facts = sorted(canon.of(place, "lies-in"), key=order)
        for fact, against in odd_ones(facts, lambda a, b: a.other == b.other, lambda fact: fact.other):
            message = (
                f"{canon.name(place)} lies in {canon.name(fact.other)} here, in {canon.name(against.other)} elsewhere."
            )
            yield Clash(RULE, fact, (against,), message, f"{place}.lies-in")


def _same_way(one: Fact, other: Fact) -> bool:
    return one.value in other.value or other.value in one.value


def _as_far(one: Fact, other: Fact) -> bool:
    miles = []
    for fact in (one, other):
        number, unit = fact.value.split()
        miles.append(float(number) * _IN_MILES.get(unit, 1.0))
    return max(miles) <= DISTANCE * max(min(miles), 0.01)
