"""What can go wrong with a model before or instead of an answer."""

from __future__ import annotations

from plotweaver_manuscript.errors import PlotWeaverError


class WeightsMissing(PlotWeaverError):
    """The practice model's weights could not be brought onto this machine."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            "weights.missing",
            f"The practice model could not be set up: {reason} Everything else works; run the command again later.",
        )
