"""Calls to addresses that somebody configured: only to the open network, unless the operator allows more.

Whoever may name an address (an administrator, a provider's own description of itself) could name one inside our network
(server-side request forgery). Every such call goes through a client of this package.
"""

from plotweaver_backend.outgoing.errors import OutgoingRefused
from plotweaver_backend.outgoing.policy import Outgoing
from plotweaver_backend.outgoing.reading import read_json
from plotweaver_backend.outgoing.transport import async_client, client

__all__ = ["Outgoing", "OutgoingRefused", "async_client", "client", "read_json"]
