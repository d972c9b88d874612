"""Operations of one's own account."""

from __future__ import annotations

from plotweaver_contracts import accounts as wire
from plotweaver_contracts.base import Ok
from plotweaver_contracts.identity import Account
from pydantic import SecretStr

from plotweaver_backend.http.binding import Call, Handlers
from plotweaver_backend.identity.account.devices import Devices
from plotweaver_backend.identity.account.service import OwnAccounts
from plotweaver_backend.identity.passwords.changing import Passwords
from plotweaver_backend.identity.proving import Proving

handlers = Handlers()


@handlers.bind("auth.confirm")
def confirm(call: Call) -> Ok:
    """Take proof that the caller is who they are."""
    shown = call.parsed(wire.Confirmation)
    call.services.get(Proving).confirm(call.principal, _said(shown.password), _said(shown.code))
    return Ok()


@handlers.bind("account.get")
def get(call: Call) -> wire.OwnAccount:
    """Show the caller's account."""
    return _own(call).get(call.principal.account)


@handlers.bind("account.rename")
def rename(call: Call) -> Account:
    """Change what others see of the caller."""
    return _own(call).rename(call.principal.account, call.parsed(wire.Profile).name)


@handlers.bind("account.change_email")
def change_email(call: Call) -> wire.OwnAccount:
    """Change where the caller's letters go."""
    return _own(call).change_email(call.principal.account, call.parsed(wire.EmailChange).email)


@handlers.bind("account.change_password")
def change_password(call: Call) -> Ok:
    """Change the caller's password."""
    asked = call.parsed(wire.PasswordChange)
    passwords = call.services.get(Passwords)
    passwords.change(call.principal, _said(asked.current), asked.password.get_secret_value(), asked.end_others)
    return Ok()


@handlers.bind("account.offer_factor")
def offer_factor(call: Call) -> wire.FactorOffer:
    """Tell what an app needs to make codes."""
    return _own(call).offer_factor(call.principal.account)


@handlers.bind("account.begin_factor")
def begin_factor(call: Call) -> wire.RecoveryCodes:
    """Ask for codes from now on."""
    code = call.parsed(wire.SecondStep).code.get_secret_value()
    return wire.RecoveryCodes(codes=_own(call).begin_factor(call.principal, code))


@handlers.bind("account.end_factor")
def end_factor(call: Call) -> Ok:
    """Ask for no more codes."""
    _own(call).end_factor(call.principal)
    return Ok()


@handlers.bind("account.renew_recovery")
def renew_recovery(call: Call) -> wire.RecoveryCodes:
    """Make new recovery codes."""
    return wire.RecoveryCodes(codes=_own(call).renew_recovery(call.principal.account))


@handlers.bind("sessions.list")
def list_sessions(call: Call) -> wire.DeviceList:
    """List where the caller is signed in."""
    return wire.DeviceList(devices=call.services.get(Devices).everyone_of(call.principal))


@handlers.bind("sessions.end")
def end_session(call: Call) -> Ok:
    """Sign out one of the caller's devices."""
    call.services.get(Devices).end(call.principal, call.params["session"])
    return Ok()


@handlers.bind("sessions.end_others")
def end_other_sessions(call: Call) -> wire.Ended:
    """Sign out every other device of the caller."""
    return wire.Ended(ended=call.services.get(Devices).end_others(call.principal))


def _own(call: Call) -> OwnAccounts:
    return call.services.get(OwnAccounts)


def _said(secret: SecretStr | None) -> str | None:
    return None if secret is None else secret.get_secret_value()
