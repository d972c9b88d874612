"""Why a file was not brought in: the rules and their words are those of every other way in."""

from __future__ import annotations

from plotweaver_manuscript.errors import ImportRefused

from plotweaver_backend.changes import ChangeRefused


def refused(rule: str, message: str, remedy: str, path: str = "") -> ImportRefused:
    """Return the refusal of a file that breaks a rule."""
    return ImportRefused(rule, f"{message} Nothing was created.", remedy=remedy, path=path)


def not_held(error: ChangeRefused) -> ImportRefused:
    """Return the refusal of a file whose book may not be."""
    violations = error.detail.get("violations")
    return ImportRefused("import.structure", f"{error.message} Nothing was created.", violations=violations)
