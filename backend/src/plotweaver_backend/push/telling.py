"""What the person at the terminal reads when a push is not taken: which file, which rule, how to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from plotweaver_manuscript.errors import PlotWeaverError
from plotweaver_manuscript.rules import printable

from plotweaver_backend.changes import ChangeRefused, Objection
from plotweaver_backend.push.report import FULL, MAKE_ROOM

#: More reasons than this are counted, not listed.
_MOST_LISTED = 20
#: Git shows one line for each ref.
_MOST_LINE = 200


_REWRITE = "Every version of a push is judged: change the one that brought it (git commit --amend, git rebase -i)."
#: What helps after all reasons, by the refusal's code; where nothing is here, the remedies say it.
_LAST = {
    "change.refused": _REWRITE,
    "chapter.closed": _REWRITE,
    "lock.held": "Your versions may stay as they are: push them again as soon as this is let go.",
}

#: Of a ref that somebody moved on since this push did.
MOVED_ON = "someone wrote here meanwhile"


def too_many(most: int) -> str:
    """Return why a push was refused that moves more than `most` branches and tags."""
    return _not_taken([f"  A push may move {most} branches and tags. Push them in parts.", ""])


def refused(errors: Sequence[tuple[str, PlotWeaverError]]) -> str:
    """Return why a push was refused, ref by ref."""
    lines = []
    for ref, error in errors:
        lines += [f"{ref}:", *_reasons(error), ""]
    return _not_taken(lines)


def untaken(code: str, message: str, remedy: str) -> str:
    """Return why a push was refused whose objects git itself did not take."""
    return _not_taken([f"  {message} [{code}]", f"    To mend it: {remedy}", ""])


def full() -> str:
    """Return why a push was refused for which there was no room once git had its objects."""
    return untaken("storage.full", FULL, MAKE_ROOM)


def in_one_line(error: PlotWeaverError) -> str:
    """Return an error as git shows it behind a ref."""
    return printable(error.message)[:_MOST_LINE]


def _reasons(error: PlotWeaverError) -> list[str]:
    if not isinstance(error, ChangeRefused):
        return [f"  {error.message} [{error.code}]"]
    objections = cast(Sequence[Objection], error.detail["violations"])
    lines = []
    for objection in objections[:_MOST_LISTED]:
        where = objection.path or "the book"
        lines += [f"  {where}", f"    {objection.message} [{objection.rule}]", f"    To mend it: {objection.remedy}"]
    more = len(objections) - _MOST_LISTED
    last = [f"  {_LAST[error.code]}"] if error.code in _LAST else []
    return [*lines, *([f"  … and {more} more."] if more > 0 else []), *last]


def _not_taken(lines: Sequence[str]) -> str:
    whole = ["", "PlotWeaver did not take this push. Nothing changed.", "", *lines]
    return "".join(f"{printable(line)}\n" for line in whole)
