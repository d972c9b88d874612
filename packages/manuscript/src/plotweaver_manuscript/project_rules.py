"""A book's own rules: `rules:` in plotweaver.yaml, judged on the files that a change touches.

Each rule names files by `paths` (patterns; all files without it) and forbids something of them:

- `forbid`: words or phrases that may not stand in them, whatever their case, as whole words;
- `largest_kb`: how large they may be;
- `require`: entries that a scene's details must have as soon as the scene has words;
- `only`: the endings that they may have.

`name` and `message` are for people. Text is taken as it stands: no rule holds a regular expression.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property

from plotweaver_manuscript.prose import count_words, split_front_matter
from plotweaver_manuscript.rules import Violation
from plotweaver_manuscript.yamlspan import load_mapping, string_list

#: More rules than this, or more letters in a pattern, are a mistake.
MOST_RULES, MOST_PATTERN = 50, 200
_KINDS = ("forbid", "largest_kb", "require", "only")


@dataclass(frozen=True)
class ProjectRule:
    """One rule. Empty fields ask for nothing; sizes in kilobytes of 1,024 bytes."""

    name: str
    paths: str = "**"
    forbid: tuple[str, ...] = ()
    largest_kb: float | None = None
    require: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    message: str = ""

    @cached_property
    def _forbidden(self) -> re.Pattern[str]:
        words = sorted(self.forbid, key=len, reverse=True)
        return re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words), re.IGNORECASE)

    def violations(self, path: str, data: bytes) -> Iterator[Violation]:
        """Yield what a file breaks of this rule."""
        if not _matches(self.paths.split("/"), path.split("/")):
            return
        if self.only and path.rpartition(".")[2].casefold() not in {ending.casefold() for ending in self.only}:
            yield self._violation(path, f"Only files that end in {', '.join(self.only)} belong here.", "Rename it.")
        if self.largest_kb is not None and len(data) > self.largest_kb * 1024:
            told = f"The file has {len(data) / 1024:.0f} KB; {self.largest_kb:g} KB is the most here."
            yield self._violation(path, told, "Make it smaller.")
        yield from self._in_text(path, data)

    def _in_text(self, path: str, data: bytes) -> Iterator[Violation]:
        if not self.forbid and not self.require:
            return
        text = data.decode("utf-8", errors="replace")
        found = self._forbidden.search(text) if self.forbid else None
        if found is not None:
            line = text.count("\n", 0, found.start()) + 1
            yield self._violation(path, f"“{found[0]}” stands in line {line}.", "Replace it.")
        missing = self._missing(text) if self.require else []
        if missing:
            yield self._violation(path, f"The scene details lack {', '.join(missing)}.", "Add them.")

    def _missing(self, text: str) -> list[str]:
        front, prose, _ = split_front_matter(text)
        if not count_words(prose):
            return []  # a new scene: there is no field yet in which anybody could say it
        details = load_mapping(front)[0]
        return [name for name in self.require if details.get(name) in (None, "", [])]

    def _violation(self, path: str, what: str, remedy: str) -> Violation:
        return Violation(f"book.{self.name}", path, f"{self.message} {what}".strip(), remedy)


def read_rules(settings: Mapping[str, object]) -> tuple[list[ProjectRule], list[str]]:
    """Return the rules of a parsed plotweaver.yaml, and what cannot be understood of them.

    A rule that is not understood refuses nothing: it is a finding, and the others hold.
    """
    listed = settings.get("rules")
    if listed is None:
        return [], []
    if not isinstance(listed, list) or len(listed) > MOST_RULES:
        return [], [f"`rules` is a list of at most {MOST_RULES} rules."]
    rules, troubles = [], []
    for number, entry in enumerate(listed, 1):
        trouble = _trouble(entry)
        if trouble:
            troubles.append(f"Rule {number}: {trouble}")
        else:
            rules.append(_rule(number, entry))
    return rules, troubles


def _trouble(entry: object) -> str:
    if not isinstance(entry, Mapping):
        return "it is no mapping."
    unknown = sorted(str(key) for key in entry if key not in (*_KINDS, "name", "paths", "message"))
    if unknown:
        return f"{', '.join(unknown)} is not known here."
    if not any(entry.get(kind) for kind in _KINDS):
        return f"it asks for nothing ({', '.join(_KINDS)})."
    lists = [kind for kind in ("forbid", "require", "only") if kind in entry]
    if any(not string_list(entry[kind]) for kind in lists):
        return f"{', '.join(lists)} must be lists of words."
    size = entry.get("largest_kb", 1)
    if not isinstance(size, int | float) or isinstance(size, bool) or size <= 0:
        return "largest_kb is a number above 0."
    if len(str(entry.get("paths", ""))) > MOST_PATTERN:
        return f"paths has at most {MOST_PATTERN} letters."
    return ""


def _rule(number: int, entry: Mapping[str, object]) -> ProjectRule:
    size = entry.get("largest_kb")
    return ProjectRule(
        name=str(entry.get("name") or f"rule-{number}"),
        paths=str(entry.get("paths") or "**"),
        forbid=tuple(string_list(entry.get("forbid"))),
        largest_kb=float(size) if isinstance(size, int | float) else None,
        require=tuple(string_list(entry.get("require"))),
        only=tuple(ending.removeprefix(".") for ending in string_list(entry.get("only"))),
        message=str(entry.get("message") or ""),
    )


def _matches(pattern: list[str], path: list[str]) -> bool:
    """Whether a path fits, part by part: `**` stands for any folders, `*` and `?` for letters of one name.

    Filled in row by row, so that no pattern makes it slow.
    """
    reached = [True, *(False for _ in path)]
    for part in pattern:
        if part == "**":
            reached = [any(reached[: place + 1]) for place in range(len(reached))]
        else:
            # "[" is a letter here, not the beginning of a choice
            plain = part.replace("[", "[[]")
            fits = (before and fnmatchcase(name, plain) for before, name in zip(reached, path, strict=False))
            reached = [False, *fits]
    return reached[-1]
