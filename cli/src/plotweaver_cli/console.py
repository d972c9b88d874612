"""What the terminal shows: one console, and errors as a person reads them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer
from plotweaver_manuscript.errors import PlotWeaverError
from rich.console import Console
from rich.markup import escape

console = Console(highlight=False)
errors = Console(stderr=True, highlight=False)


@contextmanager
def fail(code: int = 1) -> Iterator[None]:
    """Print an expected error and end with `code`; everything else is a defect and shows its trace."""
    try:
        yield
    except PlotWeaverError as error:
        # whole: a path that is broken into lines cannot be copied
        errors.print(f"[bold red]✗[/] {escape(str(error))}", soft_wrap=True)
        raise typer.Exit(code) from error
