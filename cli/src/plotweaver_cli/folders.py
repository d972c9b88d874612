"""A book's folder, as the checks take it."""

from __future__ import annotations

from pathlib import Path

from plotweaver_manuscript.book_format import REMEDY, SETTINGS, unknown_format
from plotweaver_manuscript.tree import Tree, text_of

from plotweaver_cli.errors import FileProblem


def read_folder(folder: Path) -> dict[str, bytes]:
    """Return a book's files, git's own and other hidden ones left out.

    Raises:
        FileProblem: there is no `plotweaver.yaml` in the folder, it is of an unknown format, or a file cannot be read.
    """
    if not (folder / SETTINGS).is_file():
        raise FileProblem("cli.no_book", _no_book(folder))
    paths = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    relative = {path.relative_to(folder).as_posix(): path for path in paths}
    try:
        tree = {name: path.read_bytes() for name, path in sorted(relative.items()) if not name.startswith(".")}
    except OSError as error:
        raise FileProblem("cli.unreadable", f"{error.filename} cannot be read: {error.strerror}.") from error
    require_known_format(folder, tree)
    return tree


def require_known_format(folder: Path, tree: Tree) -> None:
    """Refuse a book that would be misread.

    Raises:
        FileProblem: it is of an unknown format.
    """
    if reason := unknown_format(text_of(tree, SETTINGS) or ""):
        raise FileProblem("cli.format", f"{folder / SETTINGS}: {reason} {REMEDY}")


def _no_book(folder: Path) -> str:
    if not folder.exists():
        return f"There is no folder {folder}."
    if not folder.is_dir():
        return f"{folder} is a file; a book is a folder. `plotweaver import` makes one of a novel."
    told = f"{folder} holds no plotweaver.yaml, so it is no book."
    bare = (folder / "HEAD").is_file() and (folder / "objects").is_dir()
    return f"{told} It is a repository without files: `git clone` it, and check that." if bare else told
