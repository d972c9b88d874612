"""A book as a zip archive: what `plotweaver` and the read service hand out, brought back in."""

from __future__ import annotations

import io
import stat
import zipfile
from pathlib import PurePosixPath

from plotweaver_manuscript.errors import ImportRefused

#: What every archive of this kind begins with.
MAGIC = b"PK\x03\x04"
#: What a book may hold, unpacked: a small archive may claim to hold a disk.
MOST_BYTES = 200 * 1024 * 1024
MOST_FILES = 20_000
#: The file that makes a folder a book.
BOOK = "plotweaver.yaml"


def files_of(data: bytes) -> dict[str, bytes]:
    """Return an archive's files by path, without the one folder that all of them may lie in.

    Raises:
        ImportRefused: it is broken, encrypted, too large, holds links, or holds no book.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check(found)
            files = {entry.filename: archive.read(entry) for entry in found}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise _refused("broken", f"The archive cannot be read: {error}.") from error
    inside = _within_one_folder(files)
    if BOOK not in inside:
        raise _refused("no_book", f"The archive holds no book: there is no {BOOK} in it.")
    return inside


def _check(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_BYTES:
        most = MOST_BYTES // 1024 // 1024
        raise _refused("too_large", f"The archive holds more than {MOST_FILES:,} files or {most} MB.")
    for entry in entries:
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise _refused("link", f"{entry.filename} is a link. A book holds regular files only.")


def _within_one_folder(files: dict[str, bytes]) -> dict[str, bytes]:
    tops = {PurePosixPath(path).parts[0] for path in files if path}
    if BOOK in files or len(tops) != 1:
        return files
    (top,) = tops
    return {path.removeprefix(f"{top}/"): data for path, data in files.items()}


def _refused(code: str, message: str) -> ImportRefused:
    return ImportRefused(f"import.{code}", f"{message} Nothing was created.")
