"""Which parts make this feature: keys, sessions, accounts, and the ways in."""

from __future__ import annotations

from plotweaver_backend.feed import Feed
from plotweaver_backend.http.services import Services
from plotweaver_backend.identity.account.devices import Devices
from plotweaver_backend.identity.account.service import OwnAccounts
from plotweaver_backend.identity.attempts.service import Attempts
from plotweaver_backend.identity.browsers import Browsers
from plotweaver_backend.identity.confirming import Confirmations
from plotweaver_backend.identity.cookies import CookieNames
from plotweaver_backend.identity.departures import Departures
from plotweaver_backend.identity.factors.second_step import SecondStep
from plotweaver_backend.identity.factors.service import Factors, about
from plotweaver_backend.identity.factors.tables import FactorRow
from plotweaver_backend.identity.joining.service import Joining
from plotweaver_backend.identity.keeping import Keeping
from plotweaver_backend.identity.keys import Keys
from plotweaver_backend.identity.letters import AccountLetters
from plotweaver_backend.identity.members import MembersService
from plotweaver_backend.identity.passwords.changing import Passwords
from plotweaver_backend.identity.passwords.signing_in import PasswordSignIn
from plotweaver_backend.identity.proving import Proving
from plotweaver_backend.identity.recovering import Recoveries
from plotweaver_backend.identity.service import IdentityService
from plotweaver_backend.identity.signals import Signals
from plotweaver_backend.identity.site import Site
from plotweaver_backend.identity.snapshot import SnapshotService
from plotweaver_backend.identity.tidying import Tidying
from plotweaver_backend.mail.letters import Letters
from plotweaver_backend.tokens.service import TokensService
from plotweaver_backend.vault.rotation import Rotation
from plotweaver_backend.vault.sealing import Sealing


def provide(services: Services) -> None:
    """Offer everything about who somebody is and what they may do."""
    database, feed = services.sessions, services.get(Feed)
    signals, keys = Signals(feed), Keys.load(services.settings.data_dir / "keys")
    identity = IdentityService(database, keys, signals)
    departures, tokens = Departures(), TokensService(database, signals)
    attempts = Attempts(database)
    members = MembersService(database, signals, departures, attempts)
    snapshot = SnapshotService(database, members, identity, tokens, feed)
    names = CookieNames.of(keys.instance)
    for service in (signals, keys, identity, departures, attempts, members, tokens, snapshot, names):
        services.provide(service)
    _ways_in(services)


def _ways_in(services: Services) -> None:
    database, identity, keys = services.sessions, services.get(IdentityService), services.get(Keys)
    attempts, confirmations = services.get(Attempts), Confirmations(database)
    letters = AccountLetters(services.get(Letters), services.settings.public_origin)
    factors = Factors(database, services.get(Sealing))
    services.get(Rotation).register(FactorRow.secret, lambda row: about(row.account))
    site = Site(database)
    second = SecondStep(database, identity, factors, site, attempts, letters)
    proving = Proving(database, second, confirmations, attempts)
    browsers, recoveries = Browsers(keys.refresh), Recoveries()
    recoveries.register(services.get(TokensService).end_all)
    for service in (
        attempts,
        confirmations,
        site,
        letters,
        factors,
        second,
        proving,
        browsers,
        recoveries,
        PasswordSignIn(database, attempts, second, browsers),
        Passwords(database, identity, proving, confirmations, factors, letters, attempts, recoveries),
        OwnAccounts(database, proving, site, factors, letters, attempts),
        Joining(database, site, second, letters, attempts),
        Keeping(database, identity, factors, site, letters, keys),
        Devices(database, identity),
        Tidying(database, services.get(Signals), attempts, keys),
    ):
        services.provide(service)
