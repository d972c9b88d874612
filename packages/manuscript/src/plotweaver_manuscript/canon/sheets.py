"""What the author's own sheets say of people and places: `characters/` and `world/`."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plotweaver_manuscript.canon.claims import Gender
from plotweaver_manuscript.canon.colours import EYES, HAIR
from plotweaver_manuscript.canon.entries import is_entry
from plotweaver_manuscript.canon.facts import EntityKind, Fact
from plotweaver_manuscript.canon.numbers import bounds
from plotweaver_manuscript.prose import split_front_matter
from plotweaver_manuscript.tree import Tree, text_of
from plotweaver_manuscript.yamlspan import load_mapping, string_list

_GENDERS: dict[str, Gender] = {
    **dict.fromkeys(("f", "female", "woman", "girl", "she", "she/her", "her"), "f"),
    **dict.fromkeys(("m", "male", "man", "boy", "he", "he/him", "him"), "m"),
}
_PLAIN = {"height": "height", "build": "build", "birthplace": "born-in", "home": "lives-in", "handed": "handed"}


@dataclass(frozen=True)
class Sheet:
    """A person or a place as its author describes it; `text` is the file."""

    id: str
    path: str
    kind: EntityKind
    name: str
    aliases: tuple[str, ...]
    gender: Gender
    narrator: bool
    data: Mapping[str, object]
    text: str


def read_sheets(tree: Tree) -> tuple[Sheet, ...]:
    """Return every sheet in order of path. What cannot be read is left out: reading the book tells of it."""
    return tuple(sheet for path in sorted(tree) if is_entry(path) for sheet in _sheets(path, text_of(tree, path) or ""))


def _sheets(path: str, text: str) -> Iterator[Sheet]:
    details = split_front_matter(text)[0] if path.endswith((".md", ".markdown")) else text
    data, problem = load_mapping(details)
    if problem is not None:
        return
    stem = posixpath.splitext(posixpath.basename(path))[0]
    if path.startswith("characters/") or "name" in data:
        kind: EntityKind = "person" if path.startswith("characters/") else "place"
        yield _sheet(stem, path, kind, data, text)
        return
    for key, value in data.items():  # many places in one file
        if isinstance(value, Mapping):
            yield _sheet(key, path, "place", {str(name): each for name, each in value.items()}, text)


def _sheet(id_: str, path: str, kind: EntityKind, data: Mapping[str, object], text: str) -> Sheet:
    facts = facts_of(data)
    said = str(data.get("gender") or data.get("pronouns") or facts.get("gender") or "").casefold().strip()
    narrator = data.get("narrator") is True or str(data.get("role") or "").casefold() == "narrator"
    name = str(data.get("name") or id_.replace("-", " ").title())
    return Sheet(
        id_, path, kind, name, tuple(string_list(data.get("aliases"))), _GENDERS.get(said, "?"), narrator, data, text
    )


def facts_of(data: Mapping[str, object]) -> Mapping[str, object]:
    """Return the facts of a sheet, by name."""
    facts = data.get("facts")
    return {str(name): value for name, value in facts.items()} if isinstance(facts, Mapping) else {}


def sheet_facts(sheet: Sheet) -> Iterator[Fact]:
    """Yield what a sheet says, in the terms in which the prose is read."""
    for name, value in facts_of(sheet.data).items():
        said = ", ".join(string_list(value)) if isinstance(value, list) else str(value)
        for attribute, told in _terms(name.casefold().replace("_", "-"), said):
            start, end = _place(sheet.text, name, said)
            quote = sheet.text[start:end]
            yield Fact(sheet.id, attribute, told, "sheet", "", sheet.path, start, end, quote)


def _terms(name: str, said: str) -> Iterator[tuple[str, str]]:
    if name in ("eyes", "hair", "beard"):
        kinds = (EYES if name == "eyes" else HAIR).kinds(said)
        if kinds:
            yield name, kinds
    elif name == "age":
        span = bounds(said)
        if span is not None:
            yield "age", f"{span[0]}-{span[1]}"
    elif name in ("born", "birth", "birthday", "birth-date"):
        year = re.search(r"\b(1\d\d\d|20\d\d)\b", said)
        if year:
            yield "born", year.group()
    elif name in ("died", "dead", "death"):
        if said.casefold() not in ("false", "no", "none", ""):
            yield "dead", said
    elif name in _PLAIN:
        yield _PLAIN[name], said.casefold()
    else:
        yield f"sheet.{name}", said


def _place(text: str, name: str, said: str) -> tuple[int, int]:
    """Return where a sheet says it: the line of the name, as far as its value."""
    found = re.search(rf"^[ \t]*{re.escape(name)}[ \t]*:[^\n]*", text, re.MULTILINE)
    if found is None:
        found = re.search(re.escape(said), text)
    if found is None:
        return 0, 0
    start = found.start() + len(found.group()) - len(found.group().lstrip())
    return start, found.end()
