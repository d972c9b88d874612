"""`plotweaver export`: a book's folder or repository as one file, without a server."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pygit2
from plotweaver_formats.edition import book_text
from plotweaver_formats.progress import Progress
from plotweaver_formats.writing import KINDS, Format
from plotweaver_gitstore import read_tree
from plotweaver_gitstore.loose import bounded
from plotweaver_manuscript.book import read_book
from plotweaver_manuscript.naming import slug
from plotweaver_manuscript.tree import Tree

from plotweaver_cli.console import console
from plotweaver_cli.errors import FileProblem
from plotweaver_cli.folders import require_known_format

_NO_BOOK = "There is no book in it: no chapter with a scene."


def run(folder: Path, form: Format, out: Path | None) -> None:
    """Write the book in `folder` to `out`, or to a file here that is named for the book.

    A repository is written as its newest version has it, and the same version makes the same bytes; a folder without
    one is written as its files are.

    Raises:
        FileProblem: there is no book, it is of an unknown format, or the file cannot be written.
    """
    tree, version, at = _newest(folder)
    require_known_format(folder, tree)
    book = read_book(tree)
    if not book.scenes:
        raise FileProblem("cli.no_book", f"{folder} cannot be written out. {_NO_BOOK}")
    target = out or Path(f"{slug(book.title, 'book')}.{form}")
    data = KINDS[form].write(book_text(book, tree, version, at), Progress())
    try:
        target.write_bytes(data)
    except OSError as error:
        raise FileProblem("cli.out_unwritable", f"{target} cannot be written: {error.strerror}.") from error
    console.print(f"{book.words:,} words written to {target}.")


def _newest(folder: Path) -> tuple[Tree, str, int]:
    try:
        repository = bounded(pygit2.Repository(str(folder), pygit2.enums.RepositoryOpenFlag.NO_SEARCH))
        commit = repository.head.peel(pygit2.Commit)
        return read_tree(repository, str(commit.id)), str(commit.id), commit.commit_time
    except (pygit2.GitError, KeyError):
        return _files(folder)


def _files(folder: Path) -> tuple[Tree, str, int]:
    try:
        paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
        tree = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    except OSError as error:
        raise FileProblem("cli.unreadable", f"{folder} cannot be read: {error.strerror}.") from error
    seen = hashlib.sha256()
    for name, data in tree.items():
        seen.update(f"{name}\0{len(data)}\0".encode() + data)
    return tree, seen.hexdigest(), 0
