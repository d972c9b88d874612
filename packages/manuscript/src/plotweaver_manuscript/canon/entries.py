"""What a book knows of its people and places: how it differs between two texts of an entry, field by field."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plotweaver_manuscript.prose import split_front_matter
from plotweaver_manuscript.yamlspan import load_mapping

#: Where the entries lie.
FOLDERS = ("characters/", "world/")
#: What happened when: a list of events, and no entry.
TIMELINE = "world/timeline.yaml"
_YAML, _PROSE = (".yaml", ".yml"), (".md", ".markdown")
#: The field that stands for an entry's prose.
TEXT = "text"


@dataclass(frozen=True)
class FieldChange:
    """A field that differs; None where there is none. Inner fields are named with a dot: `facts.eyes`."""

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class EntryChange:
    """An entry that differs. `problem`: why one of its texts cannot be read, in which case no field is compared."""

    name: str
    fields: tuple[FieldChange, ...]
    problem: str | None = None


def is_entry(path: str) -> bool:
    """Whether a file tells of a person or a place; what happened when is a list of its own."""
    return path != TIMELINE and path.startswith(FOLDERS) and path.endswith(_YAML + _PROSE)


def compare_entries(path: str, before: str | None, after: str | None) -> EntryChange:
    """Return how two texts of an entry differ; None: there is none on that side.

    Args:
        path: the entry's file; what has no name of its own is named after it.
    """
    (old, broken_before), (new, broken_after) = (_read(path, text) for text in (before, after))
    name = new.get("name") or old.get("name") or posixpath.splitext(posixpath.basename(path))[0]
    problem = broken_after or broken_before
    if problem is not None:
        return EntryChange(name, (), problem)
    names = [*new, *(each for each in old if each not in new)]
    found = (FieldChange(each, old.get(each), new.get(each)) for each in names if old.get(each) != new.get(each))
    return EntryChange(name, tuple(found))


def _read(path: str, text: str | None) -> tuple[dict[str, str], str | None]:
    if text is None:
        return {}, None
    details, prose = (text, "") if path.endswith(_YAML) else split_front_matter(text)[:2]
    found, problem = load_mapping(details)
    if problem is not None:
        return {}, f"Line {problem.line}: {problem.message}"
    fields = dict(_fields(found))
    if prose.strip():
        fields[TEXT] = prose.strip()
    return fields, None


def _fields(data: Mapping[str, object], within: str = "") -> Iterator[tuple[str, str]]:
    for key, value in data.items():
        name = f"{within}{key}"
        if isinstance(value, Mapping):
            yield from _fields({str(inner): each for inner, each in value.items()}, f"{name}.")
        else:
            yield name, _said(value)


def _said(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_said(each)}" for key, each in value.items())
    if isinstance(value, list):
        return ", ".join(map(_said, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
