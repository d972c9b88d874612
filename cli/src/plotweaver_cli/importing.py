"""`plotweaver import`: a novel from one file into a plain git repository, without a server."""

from __future__ import annotations

import json
from pathlib import Path

import pygit2
from plotweaver_formats.markdown import opening
from plotweaver_formats.reading import Reading, read_novel
from plotweaver_manuscript.importing import ImportPlan, to_files
from plotweaver_manuscript.origins import IMPORTED, ORIGIN
from plotweaver_manuscript.prose import count_words

from plotweaver_cli.console import console, escape
from plotweaver_cli.errors import FileProblem


def run(file: Path, out: Path | None, output: str, preview: bool = False) -> None:
    """Plan the import, write it if `out` is given, and print what was found, with `preview` each scene, too.

    Raises:
        FileProblem: the file cannot be read, or `out` exists and is not empty.
        ImportRefused: the file holds no novel that can be read.
    """
    reading = read_novel(_read(file), file.name)
    plan = reading.plan
    if out is not None:
        write_repository(to_files(plan), out, f"Bring in {file.name}\n\n{ORIGIN}: {IMPORTED}\n")
    if output == "json":
        console.print_json(json.dumps(summary(plan)))
    else:
        _print(reading, out, preview)


def summary(plan: ImportPlan) -> dict[str, object]:
    """Return title, author, and chapters with their scenes and words."""
    chapters = [
        {
            "title": chapter.title,
            "part": chapter.part,
            "scenes": len(chapter.scenes),
            "words": sum(count_words(scene.prose) for scene in chapter.scenes),
        }
        for chapter in plan.chapters
    ]
    return {"title": plan.title, "author": plan.author, "chapters": chapters}


def write_repository(files: dict[str, bytes], out: Path, message: str) -> None:
    """Write files and their first commit into a new folder.

    Raises:
        FileProblem: the folder holds something already, or cannot be written.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise FileProblem("cli.out_exists", f"{out} holds something already. Name a new folder.")
    try:
        for path, data in files.items():
            target = out / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    except OSError as error:
        raise FileProblem("cli.out_unwritable", f"{out} cannot be written: {error.strerror}.") from error
    repository = pygit2.init_repository(str(out), initial_head="main")
    repository.index.add_all()
    repository.index.write()
    author = pygit2.Signature("PlotWeaver import", "import@plotweaver.invalid")
    repository.create_commit("HEAD", author, author, message, repository.index.write_tree(), [])


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise FileProblem("cli.unreadable", f"{file} cannot be read: {error.strerror}.") from error


def _print(reading: Reading, out: Path | None, preview: bool) -> None:
    plan = reading.plan
    scenes = sum(len(chapter.scenes) for chapter in plan.chapters)
    words = sum(count_words(scene.prose) for chapter in plan.chapters for scene in chapter.scenes)
    for chapter in plan.chapters:
        console.print(f"  {escape(chapter.title)}  [dim]{len(chapter.scenes)} scenes[/]")
        for scene in chapter.scenes if preview else ():
            console.print(f"    {count_words(scene.prose):>6,}  {escape(opening(scene.prose, 80))}")
    console.print(f"{len(plan.chapters)} chapters, {scenes} scenes, {words:,} words.")
    console.print(f"Every word of your file is here: {reading.words:,} with titles and what stands around the story.")
    if reading.left_out:
        console.print(f"Left out, as it is no text: {', '.join(reading.left_out)}.")
    if out is not None:
        console.print(f"Written to {out}, a git repository.")
