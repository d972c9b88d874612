"""Puts a scene that one side of a merge took out back in its place, where somebody chose that it stays."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable

from plotweaver_manuscript.book import BOOK
from plotweaver_manuscript.errors import EditRefused
from plotweaver_manuscript.patch import list_of, set_list
from plotweaver_manuscript.tree import Tree, text_of


def put_back(side: Tree, base: Tree, paths: Iterable[str]) -> dict[str, bytes]:
    """Return a side as if it had not taken out these files: each is there, and listed where `base` lists it.

    Args:
        side: a book; what it has of `paths` stays as it is.
        base: the book that it began from.
        paths: files of `base`; other ones are left out.
    """
    files = dict(side)
    for path in paths:
        if path in files or path not in base:
            continue
        files[path] = base[path]
        home = posixpath.dirname(path)
        _list_again(files, base, f"{home}/chapter.yaml", "scenes", posixpath.basename(path).removesuffix(".md"))
        _list_again(files, base, BOOK, "chapters", posixpath.basename(home))
    return files


def _list_again(files: dict[str, bytes], base: Tree, listing: str, key: str, name: str) -> None:
    before, now = text_of(base, listing), text_of(files, listing)
    if before is None or now is None:
        files.update({listing: base[listing]} if before is not None else {})
        return
    try:
        order, names = list_of(before, key), list_of(now, key)
        if name in names or name not in order:
            return
        earlier = next((other for other in reversed(order[: order.index(name)]) if other in names), None)
        names.insert(names.index(earlier) + 1 if earlier else 0, name)
        files[listing] = set_list(now, key, names).encode()
    except EditRefused:  # a list that cannot be read stays: the findings tell of it
        return
