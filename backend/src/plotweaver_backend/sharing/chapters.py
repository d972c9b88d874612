"""Whether a book has the chapters that somebody is to be limited to: a mistyped one would shut them out, unseen."""

from __future__ import annotations

from plotweaver_contracts.identity import Standing
from plotweaver_gitstore import LazyTree, Store, head
from plotweaver_kit.problems import ProblemError
from plotweaver_manuscript.book import read_book


def require_chapters(store: Store, project: str, standing: Standing) -> None:
    """Pass if every chapter that `standing` names is in the book.

    Raises:
        ProblemError: `request.invalid`: one is not.
    """
    if not standing.chapters:
        return
    repository = store.open(project)
    newest = head(repository)
    book = read_book({} if newest is None else LazyTree(repository, newest))
    there = {chapter.slug for chapter in book.chapters}
    missing = next((each for each in standing.chapters if each not in there), None)
    if missing is not None:
        message = f"There is no chapter “{missing}” in this book. Name those that are there."
        raise ProblemError("request.invalid", message)
