"""What handlers raise to answer with a problem of the catalogue."""

from __future__ import annotations

from plotweaver_contracts.base import ConflictedFile, FieldError, Problem
from plotweaver_contracts.problems import PROBLEMS
from plotweaver_manuscript.errors import PlotWeaverError


class ProblemError(PlotWeaverError):
    """A refusal with a stable code of `plotweaver_contracts.problems`.

    Args:
        code: the problem's code.
        detail: what happened and what to do, for people.
        errors: refused fields.
        conflicts: files that two sides changed.
    """

    def __init__(
        self,
        code: str,
        detail: str = "",
        errors: list[FieldError] | None = None,
        conflicts: list[ConflictedFile] | None = None,
    ) -> None:
        super().__init__(code, detail or PROBLEMS[code][1])
        status, title = PROBLEMS[code]
        self.problem = Problem(
            title=title,
            status=status,
            code=code,
            detail=detail,
            errors=errors or [],
            conflicts=conflicts or [],
        )
