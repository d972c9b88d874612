"""The people of a book as attribution knows them: a name, aliases, a gender if it is told.

A cast comes from a file of the author's (`--characters`), from the character sheets of a book, or from the text alone
(`plotweaver_quality.quotes.deriving`).
"""

from __future__ import annotations

import ast
import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from plotweaver_manuscript.errors import PlotWeaverError
from plotweaver_manuscript.yamlspan import load_mapping

Gender = Literal["f", "m"]

_NAME = ("main name", "name", "character", "main_name")
_ALIASES = ("aliases", "alias", "also")
_GENDER = ("gender", "sex", "pronouns")
_GENDERS: Mapping[str, Gender] = {
    **dict.fromkeys(("f", "female", "woman", "girl", "she", "she/her"), "f"),
    **dict.fromkeys(("m", "male", "man", "boy", "he", "he/him"), "m"),
}


class CastUnreadable(PlotWeaverError):
    """A file of characters has no column or key of names."""

    def __init__(self, message: str) -> None:
        super().__init__("quotes.cast_unreadable", message)


@dataclass(frozen=True)
class Character:
    """A person; `gender` is None where it is neither told nor a matter of he or she."""

    name: str
    aliases: tuple[str, ...] = ()
    gender: Gender | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the main one first, none twice."""
        return tuple(dict.fromkeys((self.name, *self.aliases)))


def read_csv(text: str) -> tuple[Character, ...]:
    """Read a table with a header: a column of names, and optionally aliases and gender.

    Aliases may be parted by `;` or `|`, or be a list or set in the notation of Python, as corpora have them.

    Raises:
        CastUnreadable: there is no column of names.
    """
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    columns = {name.strip().casefold(): name for name in rows.fieldnames or ()}
    name, aliases, gender = (_first(columns, wanted) for wanted in (_NAME, _ALIASES, _GENDER))
    if name is None:
        raise CastUnreadable("The table of characters has no column of names. Call one “name”.")
    return _characters((row[name], _split(row.get(aliases or "")), row.get(gender or "")) for row in rows)


def read_yaml(text: str) -> tuple[Character, ...]:
    """Read a list of names, or of mappings with `name`, `aliases`, `gender`; it may stand under `characters:`.

    Raises:
        CastUnreadable: it is no YAML, or holds no such list.
    """
    data, problem = load_mapping(f"characters:\n{text}" if text.lstrip().startswith("- ") else text)
    listed = data.get("characters")
    if problem is not None:
        raise CastUnreadable(f"Line {problem.line}: {problem.message}")
    if not isinstance(listed, list):
        raise CastUnreadable("The file of characters has no list “characters”.")
    return _characters(_entry(each) for each in listed)


def from_sheet(data: Mapping[str, object]) -> Character | None:
    """Return the person of a character sheet (`characters/*.yaml`), None where it names nobody."""
    found = _characters([_entry(data)])
    return found[0] if found else None


def _entry(each: object) -> tuple[object, list[str], object]:
    if not isinstance(each, Mapping):
        return each, [], None
    aliases = each.get("aliases")
    facts = each.get("facts")
    gender = each.get("gender") or each.get("pronouns") or (facts.get("gender") if isinstance(facts, Mapping) else None)
    return each.get("name"), [str(one) for one in aliases] if isinstance(aliases, list) else [], gender


def _characters(entries: Iterable[tuple[object, list[str], object]]) -> tuple[Character, ...]:
    found = []
    for name, aliases, gender in entries:
        if name is not None and str(name).strip():
            known = _GENDERS.get(str(gender or "").strip().casefold())
            kept = tuple(sorted(alias for alias in aliases if alias.strip() and alias != name))
            found.append(Character(str(name).strip(), kept, known))
    return tuple(found)


def _first(columns: Mapping[str, str], wanted: Iterable[str]) -> str | None:
    return next((columns[name] for name in wanted if name in columns), None)


def _split(text: str | None) -> list[str]:
    text = (text or "").strip()
    if text[:1] in "{[(" and text[:1]:
        try:
            return [str(each) for each in ast.literal_eval(text)]
        except (ValueError, SyntaxError, TypeError):
            text = text.strip("{}[]()")
    return [each.strip().strip("'\"") for each in text.replace("|", ";").split(";") if each.strip()]
