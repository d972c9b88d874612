"""`plotweaver check --trend`: the scores of a book's versions, one after another."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from plotweaver_quality.checks import report_book
from plotweaver_quality.scores import OVERALL
from rich.table import Table

from plotweaver_cli.books import BookHistory
from plotweaver_cli.console import console
from plotweaver_cli.memory import remembering


def run(folder: Path, number: int, output: str) -> None:
    """Print the scores of the last versions, oldest first. What is known of a tree is not found out again.

    Raises:
        FileProblem: the folder lies in no git repository.
    """
    rows = trend(folder, number)
    if output == "json":
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
        return
    names = [OVERALL, *dict.fromkeys(name for row in rows for name in row["scores"] if name != OVERALL)]
    told = [_cells(row, names) for row in rows]
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False)
    for at, column in enumerate(("version", "day", "words", "findings", *names, "what")):
        left = column in ("version", "day", "what")
        # figures are whole however narrow the terminal is; of what a version is called the beginning is enough
        least = 1 if column == "what" else max(map(len, (column, *(cells[at] for cells in told))))
        table.add_column(
            column, justify="left" if left else "right", no_wrap=True, overflow="ellipsis", min_width=least
        )
    for cells in told:
        table.add_row(*cells)
    console.print(table)


def _cells(row: dict[str, Any], names: Sequence[str]) -> list[str]:
    scores = (row["scores"].get(name) for name in names)
    day = datetime.fromtimestamp(row["at"], UTC).date().isoformat()
    told = ["–" if each is None else f"{each:.1f}" for each in scores]
    return [row["commit"][:8], day, f"{row['words']:,}", str(row["findings"]), *told, row["subject"]]


def trend(folder: Path, number: int) -> list[dict[str, Any]]:
    """Return commit, time, subject, words, number of findings and scores of the last versions, oldest first."""
    history = BookHistory(folder)
    rows = []
    with remembering() as memory:
        for version in history.versions(number):
            name = f"scores/{history.tree_id(version.commit)}"
            told = memory.get(name)
            if told is None:
                report = report_book(history.tree(version.commit), memory)
                scores = {OVERALL: report.scores.overall, **report.scores.dimensions}
                told = {"words": report.scores.words, "findings": len(report.findings), "scores": scores}
                memory.keep(name, told)
            subject = version.message.partition("\n")[0]
            rows.append({"commit": version.commit, "at": version.at, "subject": subject, **told})
    return rows[::-1]
