"""The root of every error that PlotWeaver raises on purpose."""

from __future__ import annotations


class PlotWeaverError(Exception):
    """Something a person or a client can act on.

    Args:
        code: stable and dotted; services translate it into a problem document.
        message: what happened, where, and what to do.
        detail: further facts for machines.
    """

    def __init__(self, code: str, message: str, **detail: object) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.detail = detail

    def __reduce__(self) -> tuple[object, ...]:
        """Travel between processes whole, whatever arguments a subclass takes."""
        return _restored, (type(self), self.args, self.__dict__)


class ImportRefused(PlotWeaverError):
    """A file cannot be brought in; nothing was created."""


class ExportRefused(PlotWeaverError):
    """A book cannot be written as this kind of file; another kind can."""


class EditRefused(PlotWeaverError):
    """An edit names something that the book does not hold."""


def _restored(kind: type[PlotWeaverError], args: tuple[object, ...], state: dict[str, object]) -> PlotWeaverError:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(state)
    return error
