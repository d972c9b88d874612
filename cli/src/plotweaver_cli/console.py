"""What the terminal shows: one console, and errors as a person reads them.

Rich is loaded when something is shown to people: who reads JSON does not wait for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any

import typer
from plotweaver_manuscript.errors import PlotWeaverError

if TYPE_CHECKING:
    from rich.console import Console


class Terminal:
    """A console of rich, made when it is first printed to.

    Args:
        stderr: it is the one for errors.
    """

    def __init__(self, *, stderr: bool = False) -> None:
        self._stderr = stderr

    def print(self, *told: Any, **style: Any) -> None:
        """Print as `rich.console.Console.print` does."""
        self._console.print(*told, **style)

    def print_json(self, told: str) -> None:
        """Print JSON, in colours where the terminal has them."""
        self._console.print_json(told)

    @cached_property
    def _console(self) -> Console:
        from rich.console import Console

        return Console(stderr=self._stderr, highlight=False)


console = Terminal()
errors = Terminal(stderr=True)


def escape(text: str) -> str:
    """Return text as it is shown, whatever marks of style it holds."""
    from rich.markup import escape as escaped

    return escaped(text)


@contextmanager
def fail(code: int = 1) -> Iterator[None]:
    """Print an expected error and end with `code`; everything else is a defect and shows its trace."""
    try:
        yield
    except PlotWeaverError as error:
        # whole: a path that is broken into lines cannot be copied
        errors.print(f"[bold red]✗[/] {escape(str(error))}", soft_wrap=True)
        raise typer.Exit(code) from error
