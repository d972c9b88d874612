"""How a run ends without a suggestion."""

from __future__ import annotations

from plotweaver_manuscript.errors import PlotWeaverError


class RunStopped(PlotWeaverError):
    """Somebody stopped the run; what it was doing is to be left at once."""

    def __init__(self, run: str) -> None:
        super().__init__("run.stopped", "The run was stopped.", run=run)
