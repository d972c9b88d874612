"""A book as an archive: the same bytes whenever the same version is asked for, made file by file as they are sent."""

from __future__ import annotations

import io
import re
import tarfile
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Literal

import pygit2
from plotweaver_gitstore import TreeEntry
from pygit2.enums import FileMode

MEDIA: dict[str, str] = {"zip": "application/zip", "tar": "application/x-tar"}
#: Zip knows no time before it.
_FIRST_TIME = 315_532_800
_UNSAFE = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")


def folder_name(title: str, commit: str) -> str:
    """Return what the archive and the folder in it are called."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")
    return f"{slug or 'book'}-{commit[:10]}"


def archive(
    form: Literal["zip", "tar"], folder: str, at: int, files: Iterable[TreeEntry], read: Callable[[str], bytes]
) -> Iterator[bytes]:
    """Yield the archive's bytes.

    Args:
        form: which kind.
        folder: the folder that everything lies in.
        at: the time that every file bears, in Unix seconds.
        files: what is in it; links and other things that are no files are left out.
        read: returns an object's bytes.
    """
    pipe = _Pipe()
    names = _Names(folder)
    put, end = (_zip if form == "zip" else _tar)(pipe, max(at, _FIRST_TIME))
    for entry in files:
        if entry.mode in (FileMode.BLOB, FileMode.BLOB_EXECUTABLE):
            put(names.safe(entry.path), read(entry.oid))
            yield pipe.drawn()
    end()
    yield pipe.drawn()


_Put = tuple[Callable[[str, bytes], None], Callable[[], None]]


def _zip(pipe: _Pipe, at: int) -> _Put:
    made = zipfile.ZipFile(pipe, "w")
    time = datetime.fromtimestamp(at, UTC).timetuple()[:6]

    def put(name: str, data: bytes) -> None:
        info = zipfile.ZipInfo(name, time)
        info.compress_type = zipfile.ZIP_DEFLATED
        # a regular file that its owner may change, told as on Unix wherever it is made
        info.create_system, info.external_attr = 3, 0o100644 << 16
        made.writestr(info, data)

    return put, made.close


def _tar(pipe: _Pipe, at: int) -> _Put:
    made = tarfile.open(fileobj=pipe, mode="w|", format=tarfile.PAX_FORMAT)  # noqa: SIM115  closed at its end

    def put(name: str, data: bytes) -> None:
        info = tarfile.TarInfo(name)
        info.size, info.mtime, info.mode = len(data), at, 0o644
        made.addfile(info, io.BytesIO(data))

    return put, made.close


class _Pipe(io.RawIOBase):
    """Takes what is written until it is drawn; nobody can go back in it."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]  # memoryviews never come here
        self._parts.append(bytes(data))
        return len(data)

    def drawn(self) -> bytes:
        whole = b"".join(self._parts)
        self._parts.clear()
        return whole


class _Names:
    """Names that every system can unpack, inside one folder, each once."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._given: set[str] = set()

    def safe(self, path: str) -> str:
        plain = "/".join(_part(each) for each in path.split("/"))
        name, number = plain, 1
        # some systems do not tell letters' case apart
        while unicodedata.normalize("NFC", name).casefold() in self._given:
            number += 1
            stem, dot, ending = plain.rpartition(".")
            name = f"{stem}~{number}{dot}{ending}" if stem else f"{plain}~{number}"
        self._given.add(unicodedata.normalize("NFC", name).casefold())
        return f"{self._folder}/{name}"


def _part(name: str) -> str:
    plain = _UNSAFE.sub("_", name).rstrip(". ") or "_"
    return f"_{plain}" if _RESERVED.fullmatch(plain) or plain.lower() == ".git" else plain


def reader(opened: Callable[[], pygit2.Repository]) -> Callable[[str], bytes]:
    """Return what reads an object from the repository that `opened` gives to the thread that asks."""
    return lambda oid: opened()[pygit2.Oid(hex=oid)].read_raw()
