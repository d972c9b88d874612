"""What a repository lacks of another one, as one pack: taken in only once all of it is seen to be sound."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pygit2

from plotweaver_gitstore.command import git
from plotweaver_gitstore.errors import StoreError
from plotweaver_gitstore.loose import opened
from plotweaver_gitstore.objects import peeled
from plotweaver_gitstore.taking import require_references

#: An index, version 2 (gitformat-pack in git's documentation): magic, version, 256 counts; then the ids. It ends with
#: the pack's checksum and its own.
_HEAD, _COUNTS, _ID = b"\xfftOc\x00\x00\x00\x02", 256 * 4, 20
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Pack:
    """A pack and its index, as files."""

    pack: Path
    index: Path


def write_pack(
    repository: pygit2.Repository, known: Collection[str], wanted: Collection[str], folder: Path
) -> Pack | None:
    """Write into an empty folder what a repository that holds `known` lacks of `wanted`; None: it lacks nothing.

    Args:
        folder: on whatever disk.

    Raises:
        ObjectMissing: one of them is not here.
    """
    walker = repository.walk(None)
    for each in wanted:
        walker.push(peeled(repository, each).id)
    for each in known:
        walker.hide(peeled(repository, each).id)
    # what a book's only version holds has nothing to be told apart from: looking for it would take most of the time
    apart = ["--window=0"] if not known and len(list(islice(walker, 2))) == 1 else []
    asked = "".join([*(f"{each}\n" for each in wanted), *(f"^{each}\n" for each in known)])
    # one thread: one book more quickly is not worth it that all others wait
    how = ["--revs", "--non-empty", "-q", "--threads=1", "--compression=1", *apart]
    # git renames what it wrote, which it cannot from one disk to another: it writes where the pack is wanted
    git(Path(repository.path), "pack-objects", *how, str(folder / "pack"), asked=asked, into=folder)
    pack = next(folder.glob("*.pack"), None)
    return None if pack is None else Pack(pack, pack.with_suffix(".idx"))


def take_pack(repository: pygit2.Repository, given: Pack) -> None:
    """Move a pack into a repository. Whoever reads there sees it whole or not at all.

    Args:
        given: the pack, on the repository's disk.

    Raises:
        StoreError: its bytes are not those that were sent, or an object is not what its id says.
        ObjectMissing: an object names one that neither is here nor in the pack.
    """
    _require_whole(given)
    # not by its checksum, as git does: libgit2 keeps for the whole process what it has read of a pack of the same path,
    # and what comes after a damaged one would be taken for that
    name = f"pack-{secrets.token_hex(_ID)}"
    with TemporaryDirectory(dir=given.pack.parent) as folder:
        pygit2.init_repository(folder, bare=True)
        aside, objects = Path(folder) / "objects", Path(repository.path) / "objects"
        seen = "".join(f"{each}\n" for each in _seen(objects.resolve()))
        (aside / "info" / "alternates").write_text(seen, encoding="utf-8")
        places = [(given.pack, f"pack/{name}.pack"), (given.index, f"pack/{name}.idx")]
        for file, place in places:
            file.rename(aside / place)
        _require_sound(opened(folder), aside / places[1][1])
        # the index last: it is what makes a pack visible
        for _, place in places:
            (aside / place).rename(objects / place)


def _seen(objects: Path) -> list[Path]:
    """Return where what a repository builds on lies: libgit2 follows a way from there only one step."""
    upon = objects / "info" / "alternates"
    ways = upon.read_text(encoding="utf-8").splitlines() if upon.exists() else []
    return [objects, *((objects / way).resolve() for way in ways)]


def _require_whole(given: Pack) -> None:
    """Require that the pack's and the index's checksums are right and belong together."""
    index = given.index.read_bytes()
    pack, own = index[-2 * _ID : -_ID], index[-_ID:]
    right = hashlib.sha1(index[:-_ID], usedforsecurity=False).digest() == own and _ends_with(given.pack, pack)
    if not right or not index.startswith(_HEAD) or len(index) < len(_HEAD) + _COUNTS:
        raise StoreError("pack.damaged", "A pack did not arrive as it was sent.")


def _ends_with(file: Path, checksum: bytes) -> bool:
    found, left = hashlib.sha1(usedforsecurity=False), file.stat().st_size - _ID
    with file.open("rb") as opened:
        while left > 0:
            part = opened.read(min(left, _CHUNK))
            found.update(part)
            left -= len(part)
        return opened.read() == checksum == found.digest()


def _require_sound(repository: pygit2.Repository, index: Path) -> None:
    for oid in _ids(index.read_bytes()):
        try:
            # libgit2 compares what it reads with the id
            repository.odb.read(oid)
        except (KeyError, ValueError, pygit2.GitError) as error:
            raise StoreError("pack.damaged", f"In a pack {oid} is not what its id says.") from error
        require_references(repository, oid)


def _ids(index: bytes) -> Iterator[pygit2.Oid]:
    start = len(_HEAD) + _COUNTS
    count = int.from_bytes(index[start - 4 : start], "big")
    for place in range(start, start + count * _ID, _ID):
        yield pygit2.Oid(raw=index[place : place + _ID])
