"""The people of a book as attribution knows them: a name, aliases, a gender if it is told.

A cast comes from a file of the author's (`--characters`), from the character sheets of a book, or from the text alone
(`plotweaver_quality.quotes.deriving`).
"""

from __future__ import annotations

import ast
import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from textwrap import indent
from typing import Literal

from plotweaver_manuscript.errors import PlotWeaverError
from plotweaver_manuscript.yamlspan import load_mapping

Gender = Literal["f", "m"]

_NAME = ("main name", "name", "character", "main_name", "character name", "full name")
_ALIASES = ("aliases", "alias", "also", "also known as", "other names", "nicknames")
_GENDER = ("gender", "sex", "pronouns")
_PARTINGS = ",;\t"
_YAML_START = re.compile(r"\A\ufeff?(?:\s|#.*\n|---\s*\n)*")
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
    """Read a table with a header: a column of names, and optionally aliases and gender; others are passed over.

    Columns are parted by commas, semicolons or tabs. Aliases are parted by `;` or `|`, else by commas, or are a list or
    set in the notation of Python, as corpora have them.

    Raises:
        CastUnreadable: there is no column of names, or nothing in it.
    """
    for parting in _PARTINGS:
        rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=parting)
        columns = {name.strip().casefold(): name for name in rows.fieldnames or ()}
        if _first(columns, _NAME) is not None:
            found = _characters(_entry({known: row.get(name) for known, name in columns.items()}) for row in rows)
            if not found:
                raise CastUnreadable("The table of characters names nobody.")
            return found
    raise CastUnreadable("The table of characters has no column of names. Call one “name”.")


def read_yaml(text: str) -> tuple[Character, ...]:
    """Read a list of names, or of mappings with `name`, `aliases`, `gender`; or a mapping of names to such a mapping.

    Either may stand under `characters:`.

    Raises:
        CastUnreadable: it is no YAML, or names nobody.
    """
    plain = _YAML_START.sub("", text)
    bare = plain.startswith(("- ", "["))
    data, problem = load_mapping(f"characters:\n{indent(plain, ' ')}" if bare else plain)
    if problem is not None:
        above = text[: len(text) - len(plain)].count("\n") - bare
        raise CastUnreadable(f"Line {problem.line + above}: {problem.message}")
    listed = data.get("characters")
    if "characters" not in data and any(isinstance(each, Mapping) for each in data.values()):
        listed = data
    entries = _by_name(listed) if isinstance(listed, Mapping) else listed
    if not isinstance(entries, list) or not entries:
        raise CastUnreadable("The file of characters has no list “characters”.")
    return _characters(_entry(each) for each in entries)


def from_sheet(data: Mapping[str, object]) -> Character | None:
    """Return the person of a character sheet (`characters/*.yaml`), None where it names nobody."""
    found = _characters([_entry(data)])
    return found[0] if found else None


def _by_name(listed: Mapping[str, object]) -> list[object]:
    """Return the entries of a mapping of names to details or to aliases; nothing where it is none."""
    if any(each is not None and not isinstance(each, (Mapping, list)) for each in listed.values()):
        return []
    return [
        {**each, "name": name} if isinstance(each, Mapping) else {"name": name, "aliases": each}
        for name, each in listed.items()
    ]


def _entry(each: object) -> tuple[object, list[str], object]:
    if not isinstance(each, Mapping):
        return each, [], None
    known = {str(key).strip().casefold(): value for key, value in each.items()}
    facts = known.get("facts")
    gender = _first(known, _GENDER) or (facts.get("gender") if isinstance(facts, Mapping) else None)
    return _first(known, _NAME), _aliases(_first(known, _ALIASES)), gender


def _characters(entries: Iterable[tuple[object, list[str], object]]) -> tuple[Character, ...]:
    found = []
    for name, aliases, gender in entries:
        if name is not None and str(name).strip():
            known = _GENDERS.get(str(gender or "").strip().casefold())
            kept = tuple(sorted(alias for alias in aliases if alias.strip() and alias != name))
            found.append(Character(str(name).strip(), kept, known))
    return tuple(found)


def _first(known: Mapping[str, object], wanted: Iterable[str]) -> object:
    return next((known[name] for name in wanted if known.get(name) is not None), None)


def _aliases(told: object) -> list[str]:
    if isinstance(told, list):
        return [str(each) for each in told]
    text = told.strip() if isinstance(told, str) else ""
    if text.startswith(("{", "[", "(")):
        try:
            return [str(each) for each in ast.literal_eval(text)]
        except (ValueError, SyntaxError, TypeError):
            text = text.strip("{}[]()")
    parts = re.split("[;|]", text) if re.search("[;|]", text) else text.split(",")
    return [name for each in parts if (name := each.strip().strip("'\"").strip())]
