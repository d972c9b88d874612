"""What a mirror lacks, as a pack: made whole on the disk, then sent piece by piece."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pygit2
from plotweaver_contracts.feed import ObjectBundle
from plotweaver_gitstore import heads, is_public, write_pack

_PIECE = 256 * 1024


def bundle(repository: pygit2.Repository, have: Collection[str], private: bool) -> Iterator[bytes]:
    """Return the bytes of a bundle for a mirror that has these versions.

    Args:
        private: whether it is for the objects of private drafts, and not for those of branches and tags.

    Raises:
        ObjectMissing: it has one that is not here. Nothing is sent yet.
    """
    refs = heads(repository)
    # removed with the last piece, or with whoever stops listening
    folder = TemporaryDirectory(prefix="plotweaver-bundle-")
    wanted = [oid for ref, oid in refs.items() if is_public(ref) is not private]
    made = write_pack(repository, have, wanted, Path(folder.name))
    files = [] if made is None else [made.pack, made.index]
    sizes = [file.stat().st_size for file in files] or [0, 0]
    line = ObjectBundle(refs=refs, pack=sizes[0], index=sizes[1]).model_dump_json().encode() + b"\n"
    return _pieces(line, files, folder)


def _pieces(line: bytes, files: Collection[Path], folder: TemporaryDirectory[str]) -> Iterator[bytes]:
    with folder:
        yield line
        for file in files:
            with file.open("rb") as opened:
                while piece := opened.read(_PIECE):
                    yield piece
