"""What PlotWeaver writes to people about their accounts. Every link is made when its letter is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from plotweaver_backend.clock import Clock, unix_time
from plotweaver_backend.identity import accounts, one_time
from plotweaver_backend.identity.tables import AccountRow
from plotweaver_backend.mail.letters import Letters
from plotweaver_backend.mail.ports import Message

SIGN_UP = one_time.Purpose("sign-up", 24 * 3600)
RESET = one_time.Purpose("reset-password", 3600)
VERIFY = one_time.Purpose("verify-email", 24 * 3600)

_FOOT = "If it was not you who asked for this, you need not do anything: without this link nothing happens."
_NEWS = {
    "password": "The password of your account was changed.",
    "email": "The e-mail address of your account was changed. Letters go to the new one from now on.",
    "factor-begun": "Signing in to your account takes a code from an app from now on.",
    "factor-ended": "Signing in to your account takes no code any more.",
    "recovery-code": "Somebody signed in to your account with one of your recovery codes.",
}


class AccountLetters:
    """Writes letters about accounts. `clock` gives Unix seconds.

    Args:
        letters: posts and sends them.
        origin: scheme, host and port that browsers see.
    """

    def __init__(self, letters: Letters, origin: str, clock: Clock = unix_time) -> None:
        self._letters = letters
        self._origin = origin
        self._clock = clock
        letters.register("account.sign-up", self._sign_up)
        letters.register("account.reset", self._reset)
        letters.register("account.verify", self._verify)
        letters.register("account.news", self._news)
        letters.register("account.goodbye", self._goodbye)

    @property
    def are_sent(self) -> bool:
        """Whether letters reach anybody."""
        return self._letters.are_sent

    def post_sign_up(self, db: Session, email: str) -> None:
        """Post a link to open an account; who has one is told so instead."""
        self._letters.post(db, "account.sign-up", email=email)

    def post_reset(self, db: Session, email: str) -> None:
        """Post a link to a new password, if an account with this e-mail is there when it is written."""
        self._letters.post(db, "account.reset", email=email)

    def post_verify(self, db: Session, account: str, email: str) -> None:
        """Post a link that proves that `email` is theirs."""
        self._letters.post(db, "account.verify", account=account, email=email)

    def post_news(self, db: Session, row: AccountRow, news: str) -> None:
        """Tell somebody that what protects their account changed, at the address that they have until now."""
        if row.verified_at is not None:
            self._letters.post(db, "account.news", name=row.name, email=row.email, news=news)

    def post_goodbye(self, db: Session, row: AccountRow) -> None:
        """Tell somebody that their account is deleted, at the address that it had."""
        if row.verified_at is not None:
            self._letters.post(db, "account.goodbye", name=row.name, email=row.email)

    def sign_up_link(self, db: Session, email: str) -> str:
        """Return a new link to open an account for `email`."""
        return self._link("sign-up", one_time.issue(db, SIGN_UP, email.casefold(), self._clock()))

    def sign_in_link(self, token: str) -> str:
        """Return the link that a one-time sign-in token is used by."""
        return self._link("sign-in", token)

    def reset_link(self, db: Session, account: str) -> str:
        """Return a new link to a new password."""
        return self._link("reset-password", one_time.issue(db, RESET, account, self._clock()))

    def verify_link(self, db: Session, account: str, email: str) -> str:
        """Return a new link that proves that `email` is theirs."""
        return self._link("verify-email", one_time.issue(db, VERIFY, account, self._clock(), email=email))

    def _sign_up(self, db: Session, data: Mapping[str, Any]) -> Message:
        email = data["email"]
        row = accounts.by_email(db, email)
        if row is not None:
            text = "You have an account here with this address already. Sign in, or ask for a new password:"
            return _asked(email, "You have an account already", row.name, text, f"{self._origin}/sign-in")
        text = "Open your account here, within a day:"
        return _asked(email, "Your PlotWeaver account", "", text, self.sign_up_link(db, email))

    def _reset(self, db: Session, data: Mapping[str, Any]) -> Message | None:
        row = accounts.by_email(db, data["email"])
        # an address that nobody proved to be theirs may be a stranger's, who must not get in by it
        if row is None or row.verified_at is None:
            return None
        text = "Choose a new password here, within an hour. You are signed out everywhere then:"
        return _asked(row.email, "A new password", row.name, text, self.reset_link(db, row.id))

    def _verify(self, db: Session, data: Mapping[str, Any]) -> Message | None:
        row, email = db.get(AccountRow, data["account"]), data["email"]
        if row is None or email not in (row.email, row.new_email):
            return None
        text = "Confirm here, within a day, that this is your e-mail address:"
        return _asked(email, "Is this your e-mail address?", row.name, text, self.verify_link(db, row.id, email))

    def _news(self, _db: Session, data: Mapping[str, Any]) -> Message:
        more = f"If it was not you, choose a new password at once:\n{self._origin}/reset-password"
        text = f"{_dear(data['name'])}{_NEWS[data['news']]}\n\n{more}\n"
        return Message(data["email"], "Your account was changed", text)

    def _goodbye(self, _db: Session, data: Mapping[str, Any]) -> Message:
        text = "Your account was deleted, as you asked. This is the last letter that comes to this address."
        return Message(data["email"], "Your account is deleted", f"{_dear(data['name'])}{text}\n")

    def _link(self, screen: str, token: str) -> str:
        # in the fragment: it reaches no log and no referrer
        return f"{self._origin}/{screen}#token={token}"


def _asked(email: str, subject: str, name: str, text: str, link: str) -> Message:
    return Message(email, subject, f"{_dear(name)}{text}\n{link}\n\n{_FOOT}\n")


def _dear(name: str) -> str:
    return f"Dear {name},\n\n" if name else ""
