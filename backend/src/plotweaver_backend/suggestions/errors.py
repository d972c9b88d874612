"""Why a suggestion was not made. Seen by the worker, never on the wire."""

from __future__ import annotations

from plotweaver_manuscript.errors import PlotWeaverError


class ProposalRefused(PlotWeaverError):
    """There is nothing to decide about, or git could not record who proposes it."""
