"""A book as a zip archive: what `plotweaver` and the read service hand out, brought back in."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterable

from plotweaver_manuscript.rules import FILE_MODE, Entry, check_structure

from plotweaver_backend.changes import Objection
from plotweaver_backend.changes.gates import refuse
from plotweaver_backend.projects.refusing import refused

#: What every archive of this kind begins with.
MAGIC = b"PK\x03\x04"
#: The file that makes a folder a book.
BOOK = "plotweaver.yaml"
#: What zip programs use. Of the others no stream can be read up to a length and no further.
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_PACK_AGAIN = "Pack the folder again, without a password."


def files_of(data: bytes) -> dict[str, bytes]:
    """Return an archive's files by path, without the one folder that all of them may lie in.

    Raises:
        ImportRefused: it is broken, encrypted, packed in an unusual way, or holds no book.
        ChangeRefused: it breaks a rule, by its list of files alone; nothing was unpacked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = [entry for entry in archive.infolist() if not entry.is_dir()]
            # as it is written: what Python makes of a name ends at its first NUL
            names = _within_one_folder([entry.orig_filename for entry in found])
            _check(names, found)
            return {name: _read(archive, entry) for name, entry in zip(names, found, strict=True)}
    except UnicodeDecodeError as error:
        name = error.object.decode("utf-8", "backslashreplace")
        raise refused("path.encoding", "A name in the archive is not UTF-8.", _PACK_AGAIN, name) from error
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error) as error:
        raise refused("archive.broken", f"The archive cannot be read: {error}.", _PACK_AGAIN) from error


def _check(names: Iterable[str], entries: list[zipfile.ZipInfo]) -> None:
    judged = [Entry(name, _mode(entry), entry.file_size, None) for name, entry in zip(names, entries, strict=True)]
    if BOOK not in (entry.path for entry in judged):
        message = f"The archive holds no book: there is no {BOOK} in it."
        raise refused("import.no_book", message, f"Pack the folder in which {BOOK} is.")
    refuse([Objection(v.rule, v.path, v.message, v.remedy) for v in check_structure(judged)])
    for entry in entries:
        if entry.compress_type not in _PACKINGS:
            raise refused("archive.broken", "The archive is packed in an unusual way.", _PACK_AGAIN, entry.filename)


def _mode(entry: zipfile.ZipInfo) -> int:
    # who may read, write or run it means nothing here: a memory stick lets everybody run everything
    kind = stat.S_IFMT(entry.external_attr >> 16)
    return FILE_MODE if kind in (0, stat.S_IFREG) else kind


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as packed:
        # never more than it says: asked for all, Python unpacks all before it looks at the size
        return packed.read(entry.file_size + 1)


def _within_one_folder(names: list[str]) -> list[str]:
    tops = {name.partition("/")[0] for name in names}
    if BOOK in names or len(tops) != 1:
        return names
    (top,) = tops
    return [name.removeprefix(f"{top}/") for name in names]
