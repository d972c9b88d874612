"""Traits that stay as they are: eyes, hair, height, the hand one writes with, the cheek that bears the scar."""

from __future__ import annotations

from collections.abc import Iterator

from plotweaver_manuscript.canon import Canon, Fact

from plotweaver_quality.continuity.clash import Clash, Order, odd_ones

RULE = "continuity.trait"
SIDES = "continuity.side"

#: Kinds of colour that may be told of the same eyes or hair.
_NEAR = (
    {"dark", "brown"}, {"dark", "black"}, {"green", "hazel"}, {"hazel", "brown"}, {"amber", "hazel"},
    {"amber", "brown"}, {"dark", "hazel"}, {"violet", "blue"},
)  # fmt: skip
_NEAR_HAIR = ({"dark", "brown"}, {"dark", "black"}, {"dark", "red"})
_NAMES = {"eyes": "eyes", "hair": "hair", "beard": "beard", "height": "height", "build": "build", "handed": "hand"}


def clashes(canon: Canon, order: Order) -> Iterator[Clash]:
    """Yield the traits that change without a reason."""
    for entity in canon.entities:
        for attribute in ("eyes", "hair", "beard", "height", "build", "handed", "shaven"):
            facts = _comparable(canon.of(entity, attribute), order)
            for fact, against in odd_ones(facts, _agree, lambda fact: fact.value):
                yield Clash(RULE, fact, (against,), _message(canon, fact, against), f"{entity}.{attribute}")
    yield from _sides(canon, order)


def _comparable(facts: tuple[Fact, ...], order: Order) -> list[Fact]:
    return sorted((fact for fact in facts if fact.mood != "once"), key=order)


def _agree(one: Fact, other: Fact) -> bool:
    if "not" in (one.mood, other.mood):
        return one.mood == other.mood or one.value != other.value
    first, second = set(one.value.split("/")), set(other.value.split("/"))
    near = _NEAR if one.attribute == "eyes" else _NEAR_HAIR
    return bool(first & second) or any({a, b} in near for a in first for b in second)


def _message(canon: Canon, fact: Fact, against: Fact) -> str:
    name, what = canon.name(fact.entity), _NAMES.get(fact.attribute, fact.attribute)
    told = _said(against)
    other = f"; the sheet says {told}." if against.standing == "sheet" else f", elsewhere {told}."
    if fact.attribute in ("eyes", "hair", "beard"):
        return f"{name}’s {what}: {_said(fact)} here{other}"
    return f"{name} is {_said(fact)} here{other}"


def _said(fact: Fact) -> str:
    value = fact.value.replace("/", " and ")
    value = f"{value}-handed" if fact.attribute == "handed" else value
    return f"not {value}" if fact.mood == "not" else value


def _sides(canon: Canon, order: Order) -> Iterator[Clash]:
    for entity in canon.entities:
        by_part: dict[str, list[Fact]] = {}
        for fact in sorted(canon.of(entity, "side"), key=order):
            by_part.setdefault(fact.item, []).append(fact)
        for part, facts in by_part.items():
            for fact, against in odd_ones(facts, lambda a, b: a.value == b.value, lambda fact: fact.value):
                message = f"{canon.name(entity)}, {part}: {fact.value} here, {against.value} elsewhere."
                yield Clash(SIDES, fact, (against,), message, f"{entity}.{part}")
