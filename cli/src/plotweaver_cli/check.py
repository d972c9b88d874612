"""`plotweaver check`: a book's findings, without a server."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from plotweaver_quality.checks import check_book
from plotweaver_quality.findings import Finding
from plotweaver_quality.sarif import to_sarif
from rich.markup import escape

from plotweaver_cli.console import console
from plotweaver_cli.errors import FileProblem


def run(folder: Path, output: str) -> int:
    """Print the findings; return 1 if one of them is an error, else 0.

    Raises:
        FileProblem: the folder is no book.
    """
    tree = read_folder(folder)
    findings = check_book(tree)
    if output == "json":
        console.print_json(json.dumps([asdict(finding) | {"id": finding.id} for finding in findings]))
    elif output == "sarif":
        texts = {path: data.decode(errors="replace") for path, data in tree.items()}
        console.print_json(json.dumps(to_sarif(findings, texts)))
    else:
        _print(findings)
    return int(any(finding.severity == "error" for finding in findings))


def read_folder(folder: Path) -> dict[str, bytes]:
    """Return a book's files, git's own and other hidden ones left out.

    Raises:
        FileProblem: there is no `plotweaver.yaml` in the folder, or a file cannot be read.
    """
    if not (folder / "plotweaver.yaml").is_file():
        raise FileProblem("cli.no_book", f"{folder} holds no plotweaver.yaml, so it is no book.")
    paths = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    relative = {path.relative_to(folder).as_posix(): path for path in paths}
    try:
        return {name: path.read_bytes() for name, path in sorted(relative.items()) if not name.startswith(".")}
    except OSError as error:
        raise FileProblem("cli.unreadable", f"{error.filename} cannot be read: {error.strerror}.") from error


def _print(findings: list[Finding]) -> None:
    colours = {"error": "red", "warning": "yellow", "note": "cyan"}
    for finding in findings:
        colour = colours[finding.severity]
        console.print(f"[{colour}]{finding.severity}[/] {finding.at.path} [dim]{finding.rule} {finding.id}[/]")
        quote = " ".join(finding.at.quote.split())
        console.print(f"  {escape(f'“{quote}” {finding.message} {finding.suggestion}')}")
    console.print(f"{len(findings)} findings." if len(findings) != 1 else "1 finding.")
