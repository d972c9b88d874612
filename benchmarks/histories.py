"""A book with many versions, in one file that can be brought in."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from plotweaver_manuscript.importing import plan_import, to_files

from benchmarks.prose import Prose

_WORDS = 8_000
_BEGUN = 1_700_000_000


def bundle(versions: int, folder: Path) -> Path:
    """Return a repository in one file: a short book, whose scenes are worked on one after the other."""
    repository, file = folder / f"{versions}.git", folder / f"{versions}.bundle"
    subprocess.run(["git", "init", "--quiet", "--bare", str(repository)], check=True)
    git = ["git", "-C", str(repository)]
    subprocess.run([*git, "fast-import", "--quiet"], input=b"".join(_stream(versions)), check=True)
    subprocess.run([*git, "bundle", "create", "--quiet", str(file), "main"], check=True)
    return file


def vocabulary() -> list[str]:
    """Return the words that the book is told in, those it uses most first."""
    return Prose(_WORDS).vocabulary


def _stream(versions: int) -> Iterator[bytes]:
    book = to_files(plan_import(Prose(_WORDS).text(), "History.txt"))
    yield _version(0, book)
    scenes = sorted(path for path in book if path.endswith(".md"))
    for number in range(1, versions):
        scene = scenes[number * len(scenes) // versions]
        yield _version(number, {scene: book[scene] + f"\nA line, the {number}th.\n".encode()})


def _version(number: int, files: Mapping[str, bytes]) -> bytes:
    when = _BEGUN + 60 * number
    told = [f"commit refs/heads/main\ncommitter Bench <bench@bench.invalid> {when} +0000\ndata 8\nMeasured\n".encode()]
    told += [b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode(), len(data), data) for path, data in files.items()]
    return b"".join(told)
