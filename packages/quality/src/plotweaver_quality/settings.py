"""What a book asks of the checks: switches in plotweaver.yaml, and its style guide."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal, cast, get_args

from plotweaver_quality.findings import Severity

if TYPE_CHECKING:
    from plotweaver_quality.rules import Rule

#: What kind of thing a rule's option is: a number above 0, true or false, or a list of words.
Option = Literal["number", "flag", "words"]
_KINDS: Mapping[Option, str] = {"number": "a number above 0", "flag": "true or false", "words": "a list of words"}
_OFF, _ON = (False, "off", "no", "false"), (True, "on", "yes", "true", None)


@dataclass(frozen=True)
class Settings:
    """How this book is checked.

    Attributes:
        checks: `checks:` of plotweaver.yaml: by a rule's id (or a dimension) `off`, `on`, a severity, or a mapping of
            `severity` and the rule's own options.
        guide: `style/guide.yaml`, as its author wrote it.
        language: the book's language tag.
    """

    checks: Mapping[str, object] = field(default_factory=dict)
    guide: Mapping[str, object] = field(default_factory=dict)
    language: str = "en"

    @cached_property
    def digest(self) -> str:
        """Return a name for these settings: what is kept of a scene is kept by it."""
        told = json.dumps([self.checks, self.guide, self.language], sort_keys=True, default=str)
        return hashlib.sha256(told.encode()).hexdigest()[:16]

    def uses(self, rule: Rule) -> bool:
        """Say whether a rule is on: as the book says of it, else of its dimension, else by itself."""
        if rule.languages and self.language.casefold().partition("-")[0] not in rule.languages:
            return False
        for name in (rule.id, rule.dimension):
            if name in self.checks:
                said = self.checks[name]
                switch = said.get("on", True) if isinstance(said, Mapping) else said
                return switch not in _OFF
        return rule.on

    def severity(self, rule: Rule) -> Severity:
        """Return how grave a rule is: as the book says of it, else of its dimension, else by itself."""
        for name in (rule.id, rule.dimension):
            said = self.checks.get(name)
            wanted = said.get("severity") if isinstance(said, Mapping) else said
            if isinstance(wanted, str) and wanted in get_args(Severity):
                return cast(Severity, wanted)
        return rule.severity

    def number(self, rule: Rule, option: str, default: float) -> float:
        """Return a rule's option; the default where it is no number above 0."""
        value = self._option(rule, option)
        return float(cast(float, value)) if _is("number", value) else default

    def words(self, rule: Rule, option: str) -> tuple[str, ...]:
        """Return a rule's option that is a list of words; none where it is none."""
        value = self._option(rule, option)
        return tuple(str(word) for word in cast("list[object]", value)) if _is("words", value) else ()

    def flag(self, rule: Rule, option: str) -> bool:
        """Return whether a rule's option is set."""
        return self._option(rule, option) is True

    def troubles(self, known: Mapping[str, Rule]) -> list[str]:
        """Return what cannot be understood of `checks:`; whatever it is, it switches nothing."""
        dimensions = {rule.dimension for rule in known.values()}
        found = [f"No rule is called {name}." for name in self.checks if name not in known and name not in dimensions]
        for name, said in self.checks.items():
            allowed = (*_OFF, *_ON, *get_args(Severity))
            if isinstance(said, Mapping):
                found += _option_troubles(name, said, known.get(name))
            elif said not in allowed:
                found.append(f"{name} is on, off, error, warning, note, or a mapping of options.")
        return found

    def _option(self, rule: Rule, option: str) -> object:
        if option not in rule.options:
            raise LookupError(f"{rule.id} says of no option {option}.")
        said = self.checks.get(rule.id)
        return said.get(option) if isinstance(said, Mapping) else None


def _option_troubles(name: str, said: Mapping[str, object], rule: Rule | None) -> Iterator[str]:
    """Yield what is not understood of a mapping of options. `rule`: None for a dimension, which has no options."""
    options = {} if rule is None else rule.options
    others = ("on", "severity")
    for option, value in said.items():
        if option == "on" and value not in (*_OFF, *_ON):
            yield f"{name}: on is true or false."
        elif option == "severity" and value not in get_args(Severity):
            yield f"{name}: severity is error, warning or note."
        elif option in options and not _is(options[option], value):
            yield f"{name}: {option} is {_KINDS[options[option]]}."
        elif option not in options and option not in others:
            yield f"{name} has no option {option}, only {', '.join((*options, *others))}."


def _is(kind: Option, value: object) -> bool:
    """Say whether a value is of a kind."""
    if kind == "flag":
        return isinstance(value, bool)
    if kind == "words":
        return isinstance(value, list)
    return isinstance(value, int | float) and not isinstance(value, bool) and value > 0


def read_settings(settings: Mapping[str, object], guide: Mapping[str, object], language: str) -> Settings:
    """Return the settings of a parsed plotweaver.yaml and style guide."""
    checks = settings.get("checks")
    named = {str(name): said for name, said in checks.items()} if isinstance(checks, Mapping) else {}
    return Settings(named, guide, language)
