"""An owner deletes a book: for everybody in it, with all that PlotWeaver keeps of it."""

from __future__ import annotations

import unicodedata

from plotweaver_kit.problems import ProblemError

from plotweaver_backend import audit
from plotweaver_backend.projects.removing import RemovedBooks
from plotweaver_backend.projects.tables import ProjectRow


class DeletingService:
    """Deletes books at their owners' wish."""

    def __init__(self, books: RemovedBooks) -> None:
        self._books = books

    def delete(self, project: str, title: str) -> None:
        """Delete a book. `title`: its title, typed, since it cannot be taken back.

        Raises:
            ProblemError: `project.title_differs`; `not_found`: somebody else deleted it meanwhile.
            ChangeBusy: somebody is writing in it.
        """
        with self._books.taking_away(project) as db:
            book = db.get(ProjectRow, project)
            if book is None:
                raise ProblemError("not_found", "This book is gone already.")
            if _plain(book.title) != _plain(title):
                raise ProblemError("project.title_differs", "Type the title of the book, to be sure.")
            # its title, since nobody can look it up any more
            audit.tell(db, "project.deleted", project=project, detail={"title": book.title})


def _plain(title: str) -> str:
    # one title can be typed in several ways: composed or not, with one space or two
    return " ".join(unicodedata.normalize("NFC", title).split())
