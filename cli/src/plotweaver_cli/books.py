"""A book's git history, as the checks take it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pygit2
from plotweaver_gitstore import Version, file_at, read_tree
from plotweaver_gitstore.loose import bounded
from plotweaver_gitstore.reading import version_of
from plotweaver_manuscript.book_format import SETTINGS, unknown_format
from pygit2.enums import DiffOption, SortMode

from plotweaver_cli.errors import FileProblem


class BookHistory:
    """The versions of a book; it may lie in a folder of a larger repository.

    Args:
        folder: the book's.

    Raises:
        FileProblem: it lies in no git repository.
    """

    def __init__(self, folder: Path) -> None:
        found = pygit2.discover_repository(str(folder.absolute()))
        if found is None:
            raise FileProblem("cli.no_repository", f"{folder} lies in no git repository, so it has no versions.")
        self._repository = bounded(pygit2.Repository(found))
        root = Path(self._repository.workdir or self._repository.path).resolve()
        within = folder.resolve().relative_to(root).as_posix()
        self._prefix = "" if within == "." else f"{within}/"

    @property
    def prefix(self) -> str:
        """The book's folder in its repository, with a slash at its end; empty if the book is all of it."""
        return self._prefix

    def newest(self) -> str | None:
        """Return the id of the version that is checked out; None if there is none yet."""
        return None if self._repository.head_is_unborn else self.commit("HEAD")

    def commit(self, name: str) -> str:
        """Return the id of the commit that `name` (a branch, a tag, `HEAD~3`) means.

        Raises:
            FileProblem: there is none.
        """
        try:
            found = self._repository.revparse_single(name).peel(pygit2.Commit)
        except (KeyError, ValueError, pygit2.GitError) as error:
            message = f"There is no version {name!r} in this repository."
            if self._repository.is_shallow:
                message += " It holds the newest versions only: `git fetch --unshallow` brings the others."
            raise FileProblem("cli.no_version", message) from error
        return str(found.id)

    def tree(self, commit: str) -> dict[str, bytes]:
        """Return a version's files."""
        found = read_tree(self._repository, commit)
        within = {path: data for path, data in found.items() if path.startswith(self._prefix)}
        return {path.removeprefix(self._prefix): data for path, data in within.items()}

    def file(self, commit: str, path: str) -> bytes | None:
        """Return a file of a version, None if it is not there."""
        return file_at(self._repository, commit, f"{self._prefix}{path}")

    def unreadable(self, commit: str) -> str:
        """Return why a version would be misread, in a sentence: it is of an unknown format. Empty if it would not."""
        return unknown_format((self.file(commit, SETTINGS) or b"").decode(errors="replace"))

    def tree_id(self, commit: str) -> str:
        """Return a name for all files of a version; the same files have the same."""
        tree = self._repository[commit].peel(pygit2.Tree)
        return str(tree[self._prefix.rstrip("/")].id if self._prefix else tree.id)

    def changed(self, commit: str) -> list[str]:
        """Return the files of the folder that differ from a version, new ones too, in order of path."""
        options = DiffOption.INCLUDE_UNTRACKED | DiffOption.RECURSE_UNTRACKED_DIRS
        tree = self._repository[commit].peel(pygit2.Tree)
        paths = {delta.new_file.path for delta in tree.diff_to_workdir(flags=options).deltas}
        return sorted(path.removeprefix(self._prefix) for path in paths if path.startswith(self._prefix))

    def versions(self, number: int) -> Iterator[Version]:
        """Yield the last versions of the checked-out branch, newest first, without those of merged branches."""
        if self._repository.head_is_unborn:
            return
        walk = self._repository.walk(self._repository.head.target, SortMode.TOPOLOGICAL)
        walk.simplify_first_parent()
        for _, commit in zip(range(number), walk, strict=False):
            yield version_of(commit)
