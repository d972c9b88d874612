"""What the person at the terminal reads when a push is not taken: which file, which rule, how to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from plotweaver_manuscript.errors import PlotWeaverError

from plotweaver_backend.changes import ChangeRefused, Objection
from plotweaver_backend.push.report import MEND

#: More reasons than this are counted, not listed.
_MOST_LISTED = 20
#: Git shows one line for each ref.
_MOST_LINE = 200


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


def unreadable(rule: str, message: str) -> str:
    """Return why a push was refused whose objects git itself did not take."""
    return _not_taken([f"  {message} [{rule}]", f"    To mend it: {MEND}", ""])


def in_one_line(error: PlotWeaverError) -> str:
    """Return an error as git shows it behind a ref."""
    return _printable(error.message)[:_MOST_LINE]


def _reasons(error: PlotWeaverError) -> list[str]:
    if not isinstance(error, ChangeRefused):
        return [f"  {error.message} [{error.code}]"]
    objections = cast(Sequence[Objection], error.detail["violations"])
    lines = []
    for objection in objections[:_MOST_LISTED]:
        where = objection.path or "the book"
        lines += [f"  {where}", f"    {objection.message} [{objection.rule}]", f"    To mend it: {objection.remedy}"]
    more = len(objections) - _MOST_LISTED
    rewrite = "  Every version of a push is judged: change the one that brought it (git commit --amend, git rebase -i)."
    return [*lines, *([f"  … and {more} more."] if more > 0 else []), rewrite]


def _not_taken(lines: Sequence[str]) -> str:
    whole = ["", "PlotWeaver did not take this push. Nothing changed.", "", *lines]
    return "".join(f"{_printable(line)}\n" for line in whole)


def _printable(text: str) -> str:
    # names come from a stranger's repository: what would move a terminal's cursor is shown, not obeyed
    return "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in text)
