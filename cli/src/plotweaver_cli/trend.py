"""`plotweaver check --trend`: the scores of a book's versions, one after another.

A version of a format that is not known here has none: it would be misread. Its row says why, and the others are told.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from plotweaver_manuscript.book_format import REMEDY
from plotweaver_quality.checks import report_book
from plotweaver_quality.memory import Memory
from plotweaver_quality.scores import OVERALL
from rich.table import Table

from plotweaver_cli.books import BookHistory
from plotweaver_cli.console import console, errors
from plotweaver_cli.errors import FileProblem
from plotweaver_cli.memory import remembering


def run(folder: Path, number: int, output: str) -> None:
    """Print the scores of the last versions, oldest first. What is known of a tree is not found out again.

    Raises:
        FileProblem: the folder lies in no git repository, or none of these versions can be read.
    """
    rows = trend(folder, number)
    unread = [row for row in rows if "unread" in row]
    if rows and len(unread) == len(rows):
        raise FileProblem("cli.format", f"None of these versions can be read. {_told(unread[-1])} {REMEDY}")
    if output == "json":
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
    else:
        _show(rows)
    for row in unread:
        errors.print(f"Not read: {_told(row)}", markup=False, soft_wrap=True)


def _told(row: dict[str, Any]) -> str:
    return f"{row['commit'][:8]}, “{row['subject']}”: {row['unread']}"


def _show(rows: Sequence[dict[str, Any]]) -> None:
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
    counts = ["–", "–"] if "unread" in row else [f"{row['words']:,}", str(row["findings"])]
    return [row["commit"][:8], day, *counts, *told, row["subject"]]


def trend(folder: Path, number: int) -> list[dict[str, Any]]:
    """Return commit, time, subject, words, number of findings and scores of the last versions, oldest first.

    Of a version that cannot be read `words` and `findings` are None, `scores` are empty, and `unread` says why.
    """
    history = BookHistory(folder)
    with remembering() as memory:
        rows = [
            {
                "commit": version.commit,
                "at": version.at,
                "subject": version.message.partition("\n")[0],
                **_figures(history, version.commit, memory),
            }
            for version in history.versions(number)
        ]
    return rows[::-1]


def _figures(history: BookHistory, commit: str, memory: Memory) -> dict[str, Any]:
    if reason := history.unreadable(commit):
        return {"words": None, "findings": None, "scores": {}, "unread": reason}
    name = f"scores/{history.tree_id(commit)}"
    told: dict[str, Any] | None = memory.get(name)
    if told is None:
        report = report_book(history.tree(commit), memory)
        scores = {OVERALL: report.scores.overall, **report.scores.dimensions}
        told = {"words": report.scores.words, "findings": len(report.findings), "scores": scores}
        memory.keep(name, told)
    return told
