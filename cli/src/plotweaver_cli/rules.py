"""`plotweaver rules`: every rule that books are checked by, with what it is for."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

from plotweaver_quality.registry import rules
from rich.table import Table

from plotweaver_cli.console import console


def run(output: str) -> None:
    """Print the rules in the order in which they are looked for."""
    if output == "json":
        sys.stdout.write(json.dumps([asdict(rule) for rule in rules().values()], ensure_ascii=False, indent=2) + "\n")
        return
    table = Table(box=None)
    for column in ("rule", "severity", "at first", "may block", "what it is for"):
        table.add_column(column, no_wrap=column == "rule")
    for rule in rules().values():
        switch, block = "on" if rule.on else "off", "yes" if rule.may_block else "no"
        table.add_row(rule.id, rule.severity, switch, block, f"{rule.title}. {rule.explanation}")
    console.print(table)
