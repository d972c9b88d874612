"""A stranger's tree as its bytes are: libgit2 evens out what it reads, and so hides what is odd."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pygit2
from pygit2.enums import ObjectType

from plotweaver_gitstore.errors import ObjectBroken
from plotweaver_gitstore.reading import DEEPEST

#: A folder that is written in more bytes holds more than a whole book may.
_MOST_TREE = 8 * 1024 * 1024
#: How many lines of folders are remembered: most folders are the same from version to version.
_REMEMBERED = 200_000
_LINE = re.compile(rb"([0-7]{1,7}) ([^\0]+)\0(.{20})", re.DOTALL)
_TREE, _LINK = 0o40000, 0o160000


@dataclass(frozen=True)
class Line:
    """A file as its folder names it.

    Attributes:
        path: from the root; bytes that are no UTF-8 are escaped as surrogates.
        mode: as written.
        oid: what it names.
        size: its bytes; 0 for what is no blob.
        fault: what git would have written otherwise; "": nothing.
    """

    path: str
    mode: int
    oid: str
    size: int
    fault: str = ""


@dataclass(frozen=True)
class _Raw:
    name: str
    mode: int
    oid: pygit2.Oid
    fault: str


class StrictReader:
    """Walks through versions. What was read once is not read again.

    Args:
        repository: where they are.
    """

    def __init__(self, repository: pygit2.Repository) -> None:
        self._odb = repository.odb
        self._trees: dict[pygit2.Oid, tuple[_Raw, ...]] = {}
        self._sizes: dict[pygit2.Oid, int] = {}
        self._lines = 0

    def walk(self, tree: pygit2.Oid) -> Iterator[Line]:
        """Yield every file below a tree, also where a few objects stand for millions of files: stop when it is enough.

        An empty folder, and one that lies too deep to be looked into, is told as a line of a folder's mode.

        Raises:
            ObjectBroken: something that the tree names is damaged or not here.
        """
        waiting = [("", line, 0) for line in reversed(self._read(tree, ""))]
        while waiting:
            prefix, line, depth = waiting.pop()
            path = f"{prefix}{line.name}"
            inside = self._read(line.oid, path) if line.mode == _TREE and depth < DEEPEST else ()
            if inside and line.fault:
                yield Line(path, line.mode, str(line.oid), 0, line.fault)
            waiting += [(f"{path}/", each, depth + 1) for each in reversed(inside)]
            if not inside:
                yield Line(path, line.mode, str(line.oid), self._size(line, path), line.fault)

    def bytes_of(self, line: Line) -> bytes:
        """Return a file's bytes.

        Raises:
            ObjectBroken: they are not what its name says.
        """
        return self._load(pygit2.Oid(hex=line.oid), ObjectType.BLOB, line.path)

    def _read(self, tree: pygit2.Oid, path: str) -> tuple[_Raw, ...]:
        known = self._trees.get(tree)
        if known is None:
            if self._measure(tree, ObjectType.TREE, path) > _MOST_TREE:
                raise ObjectBroken("files.too_many", "A folder holds more files than a book may.", path=path)
            known = tuple(_lines(self._load(tree, ObjectType.TREE, path), path))
            if self._lines > _REMEMBERED:
                self._trees, self._lines = {}, 0
            self._trees[tree] = known
            self._lines += len(known)
        return known

    def _size(self, line: _Raw, path: str) -> int:
        if line.mode in (_TREE, _LINK):
            return 0
        if line.oid not in self._sizes:
            self._sizes[line.oid] = self._measure(line.oid, ObjectType.BLOB, path)
        return self._sizes[line.oid]

    def _measure(self, oid: pygit2.Oid, wanted: ObjectType, path: str) -> int:
        try:
            kind, size = self._odb.read_header(oid)
        except (KeyError, pygit2.GitError) as error:
            raise _unreadable(oid, path, error) from error
        if kind != wanted:
            raise ObjectBroken("object.broken", f"{oid} is not what its folder says that it is.", path=path)
        return int(size)

    def _load(self, oid: pygit2.Oid, wanted: ObjectType, path: str) -> bytes:
        try:
            kind, data = self._odb.read(oid)
        except (KeyError, pygit2.GitError) as error:
            raise _unreadable(oid, path, error) from error
        if kind != wanted:
            raise ObjectBroken("object.broken", f"{oid} is not what its folder says that it is.", path=path)
        return bytes(data)


def _unreadable(oid: pygit2.Oid, path: str, error: Exception) -> ObjectBroken:
    if isinstance(error, KeyError):
        return ObjectBroken("object.broken", f"{oid}, which is part of this, was not brought.", path=path)
    return ObjectBroken("object.broken", f"{oid} cannot be read: {error}.", path=path)


def _lines(raw: bytes, path: str) -> Iterator[_Raw]:
    place, last = 0, b""
    while place < len(raw):
        found = _LINE.match(raw, place)
        if found is None:
            raise ObjectBroken("object.broken", "A folder's list of files cannot be read.", path=path)
        written, name, oid = found.groups()
        mode = int(written, 8)
        # git's order: a folder stands where its name with a slash would
        key = name + b"/" if mode == _TREE else name
        yield _Raw(name.decode("utf-8", "surrogateescape"), mode, pygit2.Oid(raw=oid), _fault(written, name, key, last))
        place, last = found.end(), key


def _fault(mode: bytes, name: bytes, key: bytes, last: bytes) -> str:
    if mode.startswith(b"0"):
        return "The kind of this file is written with a zero before it."
    if b"/" in name:
        return "One name holds a whole path."
    # a file that stands twice is told as a path that does
    if key == last and key.endswith(b"/"):
        return "One folder stands twice in this one."
    if key < last:
        return "The names of this folder do not stand in their order."
    return ""
