"""A file that somebody brings, read whole: the files of its book, and what was counted on the way."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from plotweaver_formats.reading import Reading, is_novel, read_novel
from plotweaver_manuscript.arranging import Arrangement, arranged
from plotweaver_manuscript.importing import to_files

from plotweaver_backend.projects import archives, bundles
from plotweaver_backend.projects.refusing import refused


@dataclass(frozen=True)
class Arrived:
    """A book's files.

    Attributes:
        files: path → bytes.
        file_words: how many words the file's text has; 0 of a book that was packed.
        excluded: how many of them its author left out.
        left_out: what the file held besides words.
    """

    files: Mapping[str, bytes]
    file_words: int = 0
    excluded: int = 0
    left_out: tuple[str, ...] = ()


def arrived(data: bytes, filename: str) -> Arrived:
    """Read a novel, or a zipped book, as it stands.

    Raises:
        ImportRefused: it cannot be read, or holds no book.
        ChangeRefused: a zipped book breaks a rule.
    """
    if _is_packed(data, filename):
        return Arrived(archives.files_of(data))
    reading = read_novel(data, filename)
    return Arrived(to_files(reading.plan), reading.words, 0, reading.left_out)


def arrived_as(data: bytes, filename: str, wish: Arrangement) -> Arrived:
    """Read a novel, as its author arranged it: every word is in the book, but for those that were left out by wish.

    Raises:
        ImportRefused: it cannot be read, or does not hold what the wish names.
    """
    reading = novel(data, filename)
    plan = arranged(reading.plan, wish)
    return Arrived(to_files(plan), reading.words, reading.words - plan.words, reading.left_out)


def novel(data: bytes, filename: str) -> Reading:
    """Read a novel's file, which can be arranged.

    Raises:
        ImportRefused: it cannot be read, or is a packed book, whose chapters are made already.
    """
    if data.startswith(bundles.MAGIC) or _is_packed(data, filename):
        remedy = "Let its name end in .zip or .bundle, and bring it as it is."
        raise refused("import.packed", "This is a packed book, whose chapters and scenes are made already.", remedy)
    return read_novel(data, filename)


def _is_packed(data: bytes, filename: str) -> bool:
    if not data.startswith(archives.MAGIC) or is_novel(data):
        return False
    # of one that was not copied whole only its name tells what it was
    return filename.lower().endswith(".zip") or zipfile.is_zipfile(io.BytesIO(data))
