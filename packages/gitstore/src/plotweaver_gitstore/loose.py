"""Reading loose objects so that it ends: libgit2 reads one that is cut short for ever, and no other thread goes on.

libgit2 lets others say how objects are read (`git2/sys/odb_backend.h`). Only its two ways to read a whole loose object
are taken over; packs, which it looks through first, writing and all the rest are libgit2's (decision 27).
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pygit2
from pygit2 import _pygit2
from pygit2.enums import ObjectType, RepositoryOpenFlag

from plotweaver_gitstore.inflating import inflated
from plotweaver_gitstore.objects import Kind

#: How libgit2 is told how it went (`git2/errors.h`).
_DONE, _BROKEN, _NOT_HERE = 0, -1, -3
_IN_OBJECTS = 9
_ID = 20
_SAID = "is cut short or broken"
#: As git, which follows one repository to another that it builds on no further.
_MOST_STEPS = 5
_AT_ONCE = 1 << 20
_TYPES: dict[Kind, int] = {
    "commit": ObjectType.COMMIT,
    "tree": ObjectType.TREE,
    "blob": ObjectType.BLOB,
    "tag": ObjectType.TAG,
}

_READ = ctypes.CFUNCTYPE(
    ctypes.c_int,
    ctypes.POINTER(ctypes.c_void_p),
    ctypes.POINTER(ctypes.c_size_t),
    ctypes.POINTER(ctypes.c_int),
    ctypes.c_void_p,
    ctypes.c_void_p,
)
_READ_PREFIX = ctypes.CFUNCTYPE(
    ctypes.c_int,
    ctypes.c_void_p,
    ctypes.POINTER(ctypes.c_void_p),
    ctypes.POINTER(ctypes.c_size_t),
    ctypes.POINTER(ctypes.c_int),
    ctypes.c_void_p,
    ctypes.c_void_p,
    ctypes.c_size_t,
)
_FIND = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t)


class _Backend(ctypes.Structure):
    """The beginning of libgit2's `git_odb_backend`, version 1."""

    _fields_ = (
        ("version", ctypes.c_uint),
        ("odb", ctypes.c_void_p),
        ("read", ctypes.c_void_p),
        ("read_prefix", ctypes.c_void_p),
        ("read_header", ctypes.c_void_p),
        ("write", ctypes.c_void_p),
        ("writestream", ctypes.c_void_p),
        ("readstream", ctypes.c_void_p),
        ("exists", ctypes.c_void_p),
        ("exists_prefix", ctypes.c_void_p),
        ("refresh", ctypes.c_void_p),
    )


# what pygit2's own module was linked with, and keeping Python's lock: none of it waits for anything
_git = ctypes.PyDLL(_pygit2.__file__)
_git.git_repository_commondir.restype = ctypes.c_char_p
_git.git_odb_num_backends.restype = ctypes.c_size_t
_git.git_odb_backend_data_alloc.restype = ctypes.c_void_p
_git.git_odb_backend_data_alloc.argtypes = (ctypes.c_void_p, ctypes.c_size_t)
_git.git_odb_get_backend.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t)

#: Where the loose objects lie that a backend may read, by its address. Who is at an address later is written over.
_folders: dict[int, tuple[str, ...]] = {}


def opened(path: Path | str) -> pygit2.Repository:
    """Return a handle of a bare repository, with `bounded` reading.

    Raises:
        pygit2.GitError: there is none.
    """
    return bounded(pygit2.Repository(str(path), RepositoryOpenFlag.BARE))


def bounded(repository: pygit2.Repository) -> pygit2.Repository:
    """Let a handle fail at a loose object that is cut short, and return it.

    Where else it reads later (`odb.add_disk_alternate`) it does so as ever.

    Raises:
        pygit2.GitError: its folder of objects is not there.
    """
    odb, found = ctypes.c_void_p(), ctypes.c_void_p()
    handle = ctypes.c_void_p.from_buffer_copy(repository._pointer[:])
    if _git.git_repository_odb(ctypes.byref(odb), handle) != _DONE:
        raise pygit2.GitError("The repository has no objects.")
    # several working copies may share one repository
    shared = Path(os.fsdecode(_git.git_repository_commondir(handle)))
    folders = tuple(_folders_from(shared / "objects", _MOST_STEPS))
    for place in range(_git.git_odb_num_backends(odb)):
        _git.git_odb_get_backend(ctypes.byref(found), odb, place)
        backend = _Backend.from_address(found.value or 0)
        # packs are looked for anew; loose objects are just there
        if not backend.refresh:
            _folders[found.value or 0] = folders
            backend.read = ctypes.cast(_read, ctypes.c_void_p).value
            backend.read_prefix = ctypes.cast(_read_prefix, ctypes.c_void_p).value
    _git.git_odb_free(odb)
    return repository


def met_damage(error: BaseException) -> bool:
    """Whether an error, or the one that it was made of, says that a loose object is damaged."""
    return any(isinstance(each, pygit2.GitError) and _SAID in str(each) for each in (error, error.__context__))


def _folders_from(objects: Path, steps: int) -> Iterator[str]:
    """Yield a folder of objects, and those that it builds on."""
    yield str(objects)
    with suppress(FileNotFoundError):
        for line in (objects / "info" / "alternates").read_text(encoding="utf-8").splitlines() if steps else ():
            if line and not line.startswith("#"):
                yield from _folders_from(objects / line, steps - 1)


def _found(folders: tuple[str, ...], name: str) -> tuple[Kind, bytes] | str | None:
    """Return an object's kind and bytes; what is wrong with it; or None if it lies nowhere here."""
    wrong = None
    for folder in folders:
        try:
            packed = _bytes(f"{folder}/{name[:2]}/{name[2:]}")
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            wrong = f"object {name} cannot be read: {error.strerror}"
            continue
        found = inflated(packed)
        if found is not None:
            return found
        wrong = f"object {name} {_SAID}"
    return wrong


def _bytes(path: str) -> bytes:
    file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        parts = []
        while part := os.read(file, _AT_ONCE):
            parts.append(part)
        return b"".join(parts)
    finally:
        os.close(file)


def _whole(data: Any, size: Any, kind: Any, backend: int, oid: int) -> int:
    try:
        found = _found(_folders.get(backend, ()), ctypes.string_at(oid, _ID).hex())
    except (MemoryError, KeyboardInterrupt, SystemExit) as stopped:
        # nothing passes through libgit2 but what it knows
        found = f"reading was stopped: {type(stopped).__name__}"
    if found is None:
        # what is at `data` may be of another backend already
        return _NOT_HERE
    if isinstance(found, str):
        _git.git_error_set_str(_IN_OBJECTS, found.encode())
        return _BROKEN
    what, body = found
    # with a zero after its end, as libgit2 would read it
    place = _git.git_odb_backend_data_alloc(backend, len(body) + 1)
    if not place:
        return _BROKEN
    ctypes.memmove(place, body, len(body) + 1)
    data[0], size[0], kind[0] = place, len(body), _TYPES[what]
    return _DONE


def _whole_by_prefix(named: int, data: Any, size: Any, kind: Any, backend: int, oid: int, digits: int) -> int:
    if digits == 2 * _ID:
        ctypes.memmove(named, oid, _ID)
    else:
        how = _FIND(_Backend.from_address(backend).exists_prefix)(named, backend, oid, digits)
        if how != _DONE:
            return int(how)
    return _whole(data, size, kind, backend, named)


# libgit2 calls them for as long as the process lives
_read, _read_prefix = _READ(_whole), _READ_PREFIX(_whole_by_prefix)
