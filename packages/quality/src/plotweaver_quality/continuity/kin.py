"""Kin: one person's sister and daughter at once, an only child's brother, a bachelor's wife."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from plotweaver_manuscript.canon import Canon, Fact

from plotweaver_quality.continuity.clash import Clash, Order, odd_ones

RULE = "continuity.kin"
_KINDS = {
    "sister": "sibling", "brother": "sibling", "half-brother": "sibling", "half-sister": "sibling", "mother": "parent",
    "father": "parent", "stepmother": "parent", "stepfather": "parent", "son": "child", "daughter": "child",
    "stepson": "child", "stepdaughter": "child", "wife": "spouse", "husband": "spouse", "spouse": "spouse",
    "fiancee": "spouse", "aunt": "aunt or uncle", "uncle": "aunt or uncle", "niece": "niece or nephew",
    "nephew": "niece or nephew", "cousin": "cousin", "grandmother": "grandparent", "grandfather": "grandparent",
    "grandson": "grandchild", "granddaughter": "grandchild",
}  # fmt: skip
_BACK = {
    "sibling": "sibling", "parent": "child", "child": "parent", "spouse": "spouse", "aunt or uncle": "niece or nephew",
    "niece or nephew": "aunt or uncle", "cousin": "cousin", "grandparent": "grandchild", "grandchild": "grandparent",
}  # fmt: skip
_COUNTED = {
    "sister": "sibling",
    "brother": "sibling",
    "sibling": "sibling",
    "son": "child",
    "daughter": "child",
    "child": "child",
}


def clashes(canon: Canon, order: Order) -> Iterator[Clash]:
    """Yield kin that cannot be."""
    by_pair: defaultdict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in canon.about("kin"):
        if fact.value in _KINDS and fact.mood == "" and fact.standing != "said":
            by_pair[min(fact.entity, fact.other), max(fact.entity, fact.other)].append(fact)
    for (one, other), told in by_pair.items():
        facts = sorted(told, key=order)
        for fact, against in odd_ones(facts, _agree, _kind):
            message = (
                f"{canon.name(fact.other)} is {canon.name(fact.entity)}’s {fact.value} here; elsewhere "
                f"{canon.name(against.other)} is {canon.name(against.entity)}’s {against.value}."
            )
            yield Clash(RULE, fact, (against,), message, f"{one}.{other}.kin")
    for entity in canon.entities:
        yield from _counts(canon, order, entity)
        yield from _single(canon, order, entity)


def _kind(fact: Fact) -> str:
    """Return what the one of two whose id comes last is to the other."""
    kind = _KINDS[fact.value]
    return _BACK[kind] if fact.entity > fact.other else kind


def _agree(one: Fact, other: Fact) -> bool:
    return _kind(one) == _kind(other) or {_kind(one), _kind(other)} == {"cousin", "spouse"}


def _counts(canon: Canon, order: Order, entity: str) -> Iterator[Clash]:
    counts = sorted((fact for fact in canon.of(entity, "kin-count") if fact.standing != "said"), key=order)
    by_kin: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in counts:
        by_kin[fact.item].append(fact)
    for kin, facts in by_kin.items():
        for fact, against in odd_ones(facts, lambda a, b: a.value == b.value, lambda fact: fact.value):
            message = f"{canon.name(entity)}, number of {kin}s: {fact.value} here, {against.value} elsewhere."
            yield Clash(RULE, fact, (against,), message, f"{entity}.{kin}s")
    kin_facts = [
        fact
        for fact in canon.of(entity, "kin")
        if fact.value in _COUNTED and fact.mood == "" and fact.standing != "said"
    ]
    for none in (fact for fact in counts if fact.value == "0"):
        has = [fact for fact in (*kin_facts, *counts) if _has(fact, none)]
        if has:
            first, second = sorted((none, has[0]), key=order)
            message = f"{canon.name(entity)} has no {none.item} and has one."
            yield Clash(RULE, second, (first,), message, f"{entity}.{none.item}")


def _has(fact: Fact, none: Fact) -> bool:
    kin = fact.item if fact.attribute == "kin-count" else fact.value
    if fact.attribute == "kin-count" and fact.value == "0":
        return False
    if fact.attribute == "kin-count" and fact.item == none.item:
        return False  # told already
    return kin == none.item or _COUNTED.get(kin) == none.item


def _single(canon: Canon, order: Order, entity: str) -> Iterator[Clash]:
    wed = [
        fact
        for fact in canon.about("kin")
        if entity in (fact.entity, fact.other) and _KINDS.get(fact.value) == "spouse" and fact.value != "fiancee"
        and fact.mood == "" and fact.standing != "said"
    ]  # fmt: skip
    for single in canon.of(entity, "single"):
        other = next(
            (fact for fact in sorted(wed, key=order) if fact.value != "spouse" or order(fact) < order(single)), None
        )
        if other is not None and single.standing != "said":
            first, second = sorted((single, other), key=order)
            message = f"{canon.name(entity)} has never married and is married."
            yield Clash(RULE, second, (first,), message, f"{entity}.single")
