"""Everything about accounts on each database, with a clock that tests turn and a box that letters fall into."""

import re
from dataclasses import dataclass, field

import pytest
from plotweaver_backend.database import session_factory
from plotweaver_backend.feed import Feed
from plotweaver_backend.identity.account.devices import Devices
from plotweaver_backend.identity.account.service import OwnAccounts
from plotweaver_backend.identity.attempts.service import Attempts
from plotweaver_backend.identity.browsers import Browsers
from plotweaver_backend.identity.confirming import Confirmations
from plotweaver_backend.identity.factors.second_step import SecondStep
from plotweaver_backend.identity.factors.service import Factors
from plotweaver_backend.identity.joining.service import Joining
from plotweaver_backend.identity.keys import Keys
from plotweaver_backend.identity.letters import AccountLetters
from plotweaver_backend.identity.passwords.changing import Passwords
from plotweaver_backend.identity.passwords.signing_in import PasswordSignIn
from plotweaver_backend.identity.proving import Proving
from plotweaver_backend.identity.recovering import Recoveries
from plotweaver_backend.identity.service import IdentityService
from plotweaver_backend.identity.signals import Signals
from plotweaver_backend.identity.site import Site
from plotweaver_backend.identity.tidying import Tidying
from plotweaver_backend.mail.letters import Letters
from plotweaver_backend.vault.keys import SecretKeys
from plotweaver_backend.vault.sealing import Sealing
from plotweaver_kit.problems import ProblemError

ORIGIN = "https://books.example.org"
PASSWORD = "correct horse battery"


@dataclass
class Clock:
    """Unix seconds that stand still until a test moves them."""

    now: int = 1_800_000_000

    def __call__(self) -> int:
        return self.now


@dataclass
class Box:
    """Where letters end. `works`: whether this installation sends any."""

    works: bool = True
    messages: list = field(default_factory=list)

    def send(self, message):
        self.messages.append(message)


class Identity:
    """The services, with what tests look behind."""

    def __init__(self, engine, folder):
        self.engine = engine
        self.sessions = database = session_factory(engine)
        self.clock, self.box, self.feed = Clock(), Box(), Feed(engine)
        self.keys, signals = Keys.load(folder), Signals(self.feed)
        self.service = IdentityService(database, self.keys, signals, self.clock)
        self.attempts = Attempts(database, self.clock)
        self.confirmations = Confirmations(database, self.clock)
        self.letters = Letters(database, self.box, self.clock)
        letters = AccountLetters(self.letters, ORIGIN, self.clock)
        self.factors = Factors(database, Sealing(SecretKeys("", folder / "keys" / "secrets.keys")), self.clock)
        self.site = Site(database)
        self.second = SecondStep(database, self.service, self.factors, self.site, self.attempts, letters, self.clock)
        self.proving = Proving(database, self.second, self.confirmations, self.attempts)
        self.browsers = Browsers(b"a key")
        self.entry = PasswordSignIn(database, self.attempts, self.second, self.browsers)
        self.recoveries = Recoveries()
        self.passwords = Passwords(
            database,
            self.service,
            self.proving,
            self.confirmations,
            self.factors,
            letters,
            self.attempts,
            self.recoveries,
            self.clock,
        )
        self.accounts = OwnAccounts(database, self.proving, self.site, self.factors, letters, self.attempts, self.clock)
        self.joining = Joining(database, self.site, self.second, letters, self.attempts, self.clock)
        self.devices = Devices(database, self.service, self.clock)
        self.tidying = Tidying(database, signals, self.attempts, self.keys, self.clock)

    def join(self, name="ann", password=PASSWORD):
        """Open an account and return it."""
        return self.service.create_account(name.title(), f"{name}@example.org", password)

    def enter(self, account):
        """Sign in to an account and return who that is."""
        opened = self.service.redeem_link(self.service.create_link(account.id))
        return self.service.recognise(opened.access_token, by_cookie=False)

    def mail(self):
        """Send what is due; return it."""
        self.letters.send_due()
        sent, self.box.messages = self.box.messages, []
        return sent

    def link(self):
        """Return the token of the link in the one letter that is due."""
        (message,) = self.mail()
        return re.search(r"#token=(\S+)", message.text)[1]


@pytest.fixture
def identity(engine, tmp_path):
    return Identity(engine, tmp_path / "keys")


@pytest.fixture
def refused():
    """Return the code that an action is refused with."""

    def code(action, *arguments, **named) -> str:
        with pytest.raises(ProblemError) as caught:
            action(*arguments, **named)
        return caught.value.problem.code

    return code
