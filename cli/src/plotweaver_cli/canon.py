"""`plotweaver canon`: what a book says of its people, places and things, with the words that say it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path

from plotweaver_manuscript.canon import Canon, Fact, canon_of

from plotweaver_cli.console import console, escape
from plotweaver_cli.errors import FileProblem
from plotweaver_cli.folders import read_folder

#: Who does what in which scene: thousands, and only wanted by name.
_PASSING = frozenset({"acts", "speaks"})


def run(folder: Path, entity: str | None, output: str) -> None:
    """Print the facts, grouped by whom they are about; with `entity` only those of one.

    Raises:
        FileProblem: the folder is no book, or has nobody of that name.
    """
    canon = canon_of(read_folder(folder))
    facts = [fact for fact in canon.facts if fact.attribute not in _PASSING]
    if entity is not None:
        known = _known(canon, entity)
        facts = [fact for fact in canon.facts if fact.entity == known]
    if output == "json":
        told = {id_: asdict(each) for id_, each in canon.entities.items()}
        console.print_json(json.dumps({"entities": told, "facts": [asdict(fact) for fact in facts]}))
    else:
        _print(canon, facts)


def _known(canon: Canon, entity: str) -> str:
    for each in canon.entities.values():
        if entity == each.id or entity.casefold() in (name.casefold() for name in each.names):
            return each.id
    raise FileProblem("cli.nobody", f"The book knows nobody and no place called {entity!r}.")


def _print(canon: Canon, facts: Sequence[Fact]) -> None:
    for entity, own in groupby(sorted(facts, key=lambda fact: fact.entity), key=lambda fact: fact.entity):
        console.print(f"[bold]{escape(canon.name(entity) if entity else 'Days')}[/]")
        for fact in own:
            what = " ".join(filter(None, (fact.mood, fact.attribute, fact.item, _value(canon, fact))))
            quote = " ".join(fact.quote.split())
            console.print(f"  {escape(what)} [dim]{fact.path}:{fact.start}[/] “{escape(quote)}”", soft_wrap=True)
    console.print(f"{len(facts)} facts." if len(facts) != 1 else "1 fact.")


def _value(canon: Canon, fact: Fact) -> str:
    value = "" if fact.value == fact.attribute else fact.value
    return f"{value} {canon.name(fact.other)}".strip() if fact.other else value
