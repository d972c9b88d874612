"""Which parts make this feature."""

from __future__ import annotations

from plotweaver_backend.http.services import Services
from plotweaver_backend.identity.departures import Departures
from plotweaver_backend.identity.joining.service import Joining
from plotweaver_backend.identity.members import MembersService
from plotweaver_backend.identity.signals import Signals
from plotweaver_backend.mail.letters import Letters
from plotweaver_backend.sharing.invitations import InvitationsService
from plotweaver_backend.sharing.ownership import OwnershipService
from plotweaver_backend.sharing.visibility import VisibilityService


def provide(services: Services) -> None:
    """Offer the feature's services."""
    signals, members = services.get(Signals), services.get(MembersService)
    services.provide(VisibilityService(services.sessions, signals))
    origin = services.settings.public_origin
    invitations = InvitationsService(services.sessions, members, services.get(Letters), origin)
    services.get(Joining).register(invitations.vouches)
    services.provide(invitations)
    services.provide(OwnershipService(services.sessions, members, signals, services.get(Departures)))
