"""What can be wrong with an agent's answer."""

from __future__ import annotations

from plotweaver_manuscript.errors import PlotWeaverError


class NothingWritten(PlotWeaverError):
    """The model answered without a word."""

    def __init__(self) -> None:
        super().__init__("model.empty", "The model answered without a word. Nothing changed in your book.")
