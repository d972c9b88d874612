"""Files of a repository that git cannot have written so: what a failing disk, a power cut or somebody's hand left.

They are looked at as bytes (gitformat-loose, gitformat-pack and gitrepository-layout in git's documentation). What is
told here neither git nor libgit2 can use: set aside, it is missed by nobody.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import struct
import time
from pathlib import Path
from uuid import uuid4

from plotweaver_gitstore.durability import sync
from plotweaver_gitstore.inflating import id_of, inflated

#: The file that tells which branch is the book's own, and without which git sees no repository.
HEAD = "HEAD"
#: Where such files go, within their repository.
ASIDE = "damaged"
#: A pack without its index is one that arrives just now, unless it is older than any push may take, in seconds.
_ARRIVING = 3600.0

_REF = re.compile(rb"[0-9a-f]{40}\n?|ref: .+", re.DOTALL)
_ID = 20
#: An index, version 2: magic and version, 256 counts; for each object id, checksum and place; two checksums.
_MAGIC, _COUNTS = b"\xfftOc\x00\x00\x00\x02", struct.Struct(">256I")
_OLD_LINE, _LINE, _FAR = 24, 28, 8
#: A pack: `PACK`, its version, how many objects.
_PACK = struct.Struct(">4sII")


def broken_refs(repository: Path) -> list[str]:
    """Return the refs whose files hold no id."""
    found = []
    for folder, _, names in os.walk(repository / "refs"):
        files = [Path(folder) / name for name in names if not name.endswith(".lock")]
        found += [file.relative_to(repository).as_posix() for file in files if is_broken_ref(file)]
    return sorted(found)


def is_broken_ref(file: Path) -> bool:
    """Whether a ref's file is there and holds neither an id nor another ref."""
    data = _read(file)
    return data is not None and _REF.fullmatch(data) is None


def broken_loose(repository: Path) -> list[Path]:
    """Return the loose objects that are cut short, or are not what their names say. Inflates each one."""
    folders = [each for each in (repository / "objects").glob("[0-9a-f][0-9a-f]") if each.is_dir()]
    files = (Path(entry) for folder in folders for entry in _listed(folder))
    return [file for file in files if _is_object(file.name) and not is_whole(file)]


def is_whole(file: Path) -> bool:
    """Whether a loose object is what its name says, or is not there."""
    packed = _read(file)
    if packed is None:
        return True
    found = inflated(packed)
    return found is not None and id_of(*found) == file.parent.name + file.name


def broken_packs(repository: Path) -> list[list[Path]]:
    """Return the packs that git does not open, each with its index and all else of its name."""
    files = [Path(entry) for entry in _listed(repository / "objects" / "pack") if Path(entry).name.startswith("pack-")]
    names: dict[str, list[Path]] = {}
    for file in sorted(files):
        names.setdefault(file.stem, []).append(file)
    return [parts for parts in names.values() if _is_junk(parts[0].with_suffix(""))]


def set_aside(repository: Path, file: Path) -> Path | None:
    """Move a file out of git's sight, durably, and return where it lies now; None if it went meanwhile.

    Raises:
        OSError: the disk failed.
    """
    folder = repository / ASIDE
    folder.mkdir(exist_ok=True)
    # an object is named by its folder, too
    place = folder / f"{'-'.join(file.relative_to(repository).parts)}.{uuid4().hex[:8]}"
    try:
        file.rename(place)
    except FileNotFoundError:
        return None
    for each in (folder, file.parent, repository):
        sync(each)
    return place


def _listed(folder: Path) -> list[str]:
    # git may take a folder away meanwhile
    with contextlib.suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as found:
        return [entry.path for entry in found]
    return []


def _read(file: Path) -> bytes | None:
    """Return a file's bytes, as far as the disk gives them; None: it went meanwhile, or is not ours to judge."""
    try:
        return file.read_bytes()
    except OSError as error:
        return b"" if error.errno == errno.EIO else None


def _is_object(name: str) -> bool:
    return re.fullmatch(r"[0-9a-f]{38}", name) is not None


def _is_junk(stem: Path) -> bool:
    """Whether git opens no pack of this name."""
    index, pack = stem.with_suffix(".idx"), stem.with_suffix(".pack")
    try:
        if not index.exists():
            return pack.exists() and pack.stat().st_mtime < time.time() - _ARRIVING
        if not pack.exists():
            # git removes the index first: one that stays lost its pack
            return index.exists()
        counted, checksum = _index(index)
        return counted is None or not _opens(pack, counted, checksum)
    except OSError as error:
        return error.errno == errno.EIO


def _index(file: Path) -> tuple[int | None, bytes]:
    """Return how many objects an index names and its pack's checksum; None for the first if it is no index."""
    size = file.stat().st_size
    with file.open("rb") as opened:
        head = opened.read(len(_MAGIC) + _COUNTS.size)
        opened.seek(max(0, size - 2 * _ID))
        checksum = opened.read(_ID)
    if head.startswith(_MAGIC) and len(head) == len(_MAGIC) + _COUNTS.size:
        counts, rest, line, far = _COUNTS.unpack(head[len(_MAGIC) :]), size - len(head) - 2 * _ID, _LINE, _FAR
    elif len(head) >= _COUNTS.size:
        counts, rest, line, far = _COUNTS.unpack(head[: _COUNTS.size]), size - _COUNTS.size - 2 * _ID, _OLD_LINE, 0
    else:
        return None, b""
    more = rest - counts[-1] * line
    fits = more == 0 or (far > 0 and 0 < more <= counts[-1] * far and more % far == 0)
    return (counts[-1] if fits and sorted(counts) == list(counts) else None), checksum


def _opens(pack: Path, counted: int, checksum: bytes) -> bool:
    size = pack.stat().st_size
    if size < _PACK.size + _ID:
        return False
    with pack.open("rb") as opened:
        kind, version, objects = _PACK.unpack(opened.read(_PACK.size))
        opened.seek(size - _ID)
        return kind == b"PACK" and version in (2, 3) and objects == counted and opened.read() == checksum
