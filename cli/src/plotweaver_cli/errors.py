"""What can go wrong at the command line."""

from __future__ import annotations

from plotweaver_manuscript.errors import PlotWeaverError


class PortTaken(PlotWeaverError):
    """Another program listens where PlotWeaver should."""


class AlreadyRunning(PlotWeaverError):
    """PlotWeaver runs on this data directory already."""


class NotInstalled(PlotWeaverError):
    """A part of PlotWeaver that is needed is not installed."""


class ChildFailed(PlotWeaverError):
    """A process of PlotWeaver does not start, or ends again and again."""


class EndedEarly(ChildFailed):
    """A process ended before it was ready."""


class StepFailed(PlotWeaverError):
    """A step of the demo was not seen."""


class FileProblem(PlotWeaverError):
    """A file or folder cannot be used."""


class ModelProblem(PlotWeaverError):
    """A model cannot be asked, or does not answer."""
