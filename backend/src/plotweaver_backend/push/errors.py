"""Why a push was not taken at all. In every case no ref moved."""

from __future__ import annotations

from plotweaver_manuscript.errors import PlotWeaverError


class PushTooLarge(PlotWeaverError):
    """More bytes than a push may bring."""


class UnpacksTooLarge(PlotWeaverError):
    """More bytes than a push may bring, once they are unpacked."""


class PushTooLong(PlotWeaverError):
    """git needed longer than a push may take."""


class PushBusy(PlotWeaverError):
    """As many pushes as may be are being taken."""
