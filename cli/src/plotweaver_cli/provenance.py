"""`plotweaver provenance`: who wrote a book, word by word, from its repository alone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import pygit2
from plotweaver_gitstore import read_tree, trace_version
from plotweaver_gitstore.loose import bounded
from plotweaver_manuscript.book import Scene, read_book
from plotweaver_manuscript.descent import State
from plotweaver_manuscript.shares import Share, Span, Totals, spans, totals
from rich.table import Table

from plotweaver_cli.console import console, errors, escape
from plotweaver_cli.errors import FileProblem
from plotweaver_cli.folders import require_known_format

_COLOURS = {"typed": "green", "pasted": "yellow", "imported": "cyan", "agent": "magenta", "agent-then-edited": "blue"}


def run(folder: Path, scene: str | None, output: str) -> None:
    """Print the totals of the newest version, and of one scene who wrote which of its words.

    Raises:
        FileProblem: the folder is no repository of a book, has no such scene, lacks a part of its history, or is of
            an unknown format.
    """
    repository = _open(folder)
    if repository.is_shallow:
        errors.print("The history is cut off: older words count as those of the oldest version here.", soft_wrap=True)
    commit = str(repository.head.target)
    try:
        tree = read_tree(repository, commit)
        require_known_format(folder, tree)
        book = read_book(tree)
        state = trace_version(repository, commit)
    except KeyError as error:
        raise FileProblem("cli.incomplete", f"{folder} lacks a part of its history: clone it whole.") from error
    found = None if scene is None else book.scene(scene)
    if scene is not None and found is None:
        raise FileProblem("cli.no_scene", f"There is no scene {scene!r} in this book.")
    told = None if found is None else spans(found.prose, state[found.path].origins)
    added = totals(book.scenes, state)
    if output == "json":
        listed = None if told is None else [asdict(each) for each in told]
        console.print_json(json.dumps({"commit": commit, **asdict(added), "spans": listed}))
    elif found is not None and told is not None:
        _print_scene(found, state, told)
    else:
        _print(added)


def _open(folder: Path) -> pygit2.Repository:
    try:
        repository = bounded(pygit2.Repository(str(folder)))
    except pygit2.GitError as error:
        raise FileProblem("cli.no_repository", f"{folder} is no git repository: {error}.") from error
    if repository.head_is_unborn:
        raise FileProblem("cli.no_book", f"{folder} holds no version of a book yet.")
    return repository


def _print(added: Totals) -> None:
    scenes = "1 scene" if len(added.scenes) == 1 else f"{len(added.scenes)} scenes"
    console.print(f"{added.words:,} words in {scenes}.")
    _table("", [(each.origin, each.words, each.percent) for each in added.origins])
    _table("by author", [(each.author, each.words, each.percent) for each in added.authors])
    agents = [(" · ".join(filter(None, (each.agent, each.model))), each.words, each.percent) for each in added.agents]
    _table("by agent", agents)
    _table("by scene", [(f"{each.title} ({_shown(each.origins)})", each.words, None) for each in added.scenes])


def _table(title: str, rows: Sequence[tuple[str, int, float | None]]) -> None:
    if not rows:
        return
    table = Table(title=title or None, title_justify="left", show_header=False, box=None)
    for name, words, percent in rows:
        table.add_row(escape(name), f"{words:,}", "" if percent is None else f"{percent:.1f} %")
    console.print(table)


def _shown(origins: tuple[Share, ...]) -> str:
    return ", ".join(f"{each.origin} {each.percent:.1f} %" for each in origins if each.words) or "no words"


def _print_scene(scene: Scene, state: State, told: list[Span]) -> None:
    console.print(f"[bold]{escape(scene.title)}[/] {len(state[scene.path].origins):,} words")
    for span in told:
        who = f"{span.agent} for {span.author}" if span.agent else span.author
        words = " ".join(scene.prose[span.start : span.end].split())
        colour = _COLOURS[span.origin]
        console.print(f"[{colour}]{span.origin}[/] [dim]{escape(who)} {span.commit[:8]}[/] {escape(words)}")
