"""`plotweaver impact`: which scenes hang on a scene, and why."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from plotweaver_manuscript.graph import graph_of, impact_of_scene

from plotweaver_cli.console import console, escape
from plotweaver_cli.errors import FileProblem
from plotweaver_cli.folders import read_folder

_TIERS = {
    "surgical": "a few scenes here and there",
    "partial": "scenes close together",
    "full": "scenes all over the book",
}


def run(folder: Path, scene: str, output: str) -> None:
    """Print what a change of a scene may touch.

    Raises:
        FileProblem: the folder is no book, or has no such scene.
    """
    graph = graph_of(read_folder(folder))
    if scene not in graph.nodes:
        raise FileProblem("cli.no_scene", f"There is no scene {scene!r} in this book.")
    impact = impact_of_scene(graph, scene)
    if output == "json":
        console.print_json(json.dumps(asdict(impact)))
        return
    for each in impact.affected:
        console.print(f"[bold]{escape(each.scene)}[/] [dim]{graph.nodes[each.scene].path}[/]", soft_wrap=True)
        for reason in each.reasons:
            console.print(f"  {escape(reason)}")
    count = len(impact.affected)
    console.print(f"{count} of {len(graph.nodes)} scenes: {impact.tier} ({_TIERS[impact.tier]}).")
