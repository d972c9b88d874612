"""Ages that do not fit: younger than before, older by more years than pass, or not the age of that year of birth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plotweaver_manuscript.canon import Canon, Fact

from plotweaver_quality.continuity.clash import Clash, Order, odd_ones

RULE = "continuity.age"
#: Years that may pass in a story without being told.
UNTOLD = 1


def clashes(canon: Canon, order: Order, years: Mapping[str, int]) -> Iterator[Clash]:
    """Yield ages that contradict each other, or a year of birth.

    Args:
        canon: the facts.
        order: which fact comes first.
        years: by scene, the year in which it happens, where its details say.
    """
    for entity in canon.entities:
        facts = [fact for fact in canon.of(entity, "age") if fact.mood == "" and _counts(fact, entity)]
        facts.sort(key=order)
        yield from _ages(canon, order, entity, facts)
        born = [fact for fact in canon.of(entity, "born") if fact.standing != "said"]
        for fact, against in odd_ones(born, lambda a, b: a.value == b.value, lambda fact: fact.value):
            message = f"{canon.name(entity)} is born in {fact.value} here, in {against.value} elsewhere."
            yield Clash(RULE, fact, (against,), message, f"{entity}.born")
        if born:
            yield from _with_birth(canon, entity, born[0], facts, years)


def _counts(fact: Fact, entity: str) -> bool:
    """Say whether an age binds: told, or somebody's own word."""
    return fact.standing != "said" or fact.speaker == entity


def _ages(canon: Canon, order: Order, entity: str, facts: list[Fact]) -> Iterator[Clash]:
    def agree(one: Fact, other: Fact) -> bool:
        first, second = sorted((one, other), key=order)
        if "sheet" in (one.standing, other.standing):
            first, second = (one, other) if one.standing == "sheet" else (other, one)
        passed = UNTOLD + order.years_between(first, second)
        slack = passed if first.standing == "sheet" else 0
        return _low(second) <= _high(first) + passed and _high(second) >= _low(first) - slack

    for fact, against in odd_ones(facts, agree, lambda fact: fact.value):
        where = "; the sheet says" if against.standing == "sheet" else ", elsewhere"
        message = f"{canon.name(entity)} is {_shown(fact)} here{where} {_shown(against)}."
        yield Clash(RULE, fact, (against,), message, f"{entity}.age")


def _with_birth(canon: Canon, entity: str, born: Fact, facts: list[Fact], years: Mapping[str, int]) -> Iterator[Clash]:
    for fact in facts:
        year = years.get(fact.scene)
        if year is not None and not _low(fact) - 1 <= year - int(born.value) <= _high(fact) + 1:
            message = f"{canon.name(entity)}, born in {born.value}, cannot be {_shown(fact)} in {year}."
            yield Clash(RULE, fact, (born,), message, f"{entity}.age")


def _low(fact: Fact) -> int:
    return int(fact.value.split("-")[0])


def _high(fact: Fact) -> int:
    return int(fact.value.split("-")[-1])


def _shown(fact: Fact) -> str:
    low, high = _low(fact), _high(fact)
    return str(low) if low == high else f"{low} to {high}"
