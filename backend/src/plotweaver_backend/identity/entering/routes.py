"""Operations by which people come in, stay in and leave."""

from __future__ import annotations

from plotweaver_contracts import accounts as wire
from plotweaver_contracts import identity
from plotweaver_contracts.base import Ok
from plotweaver_kit.problems import ProblemError

from plotweaver_backend.http.binding import Answer, Call, Cookie, Handlers
from plotweaver_backend.identity.account.service import OwnAccounts
from plotweaver_backend.identity.cookies import CookieNames
from plotweaver_backend.identity.entering.answering import admitted, pair, session_cookies, with_cookies
from plotweaver_backend.identity.factors.second_step import SecondStep
from plotweaver_backend.identity.joining.service import Joining
from plotweaver_backend.identity.keys import Keys
from plotweaver_backend.identity.letters import AccountLetters
from plotweaver_backend.identity.passwords.changing import Passwords
from plotweaver_backend.identity.passwords.signing_in import PasswordSignIn
from plotweaver_backend.identity.service import IdentityService, SignedIn
from plotweaver_backend.identity.site import Site

handlers = Handlers()


@handlers.bind("auth.options")
def options(call: Call) -> wire.SignInOptions:
    """Tell how one comes in here."""
    with call.services.sessions() as db:
        mode = call.services.get(Site).sign_up(db)
    return wire.SignInOptions(sign_up=mode, letters=call.services.get(AccountLetters).are_sent)


@handlers.bind("auth.redeem_link")
def redeem_link(call: Call) -> Answer:
    """Sign a browser in with a one-time link."""
    link = call.parsed(identity.SignInLink)
    return with_cookies(call, _identity(call).redeem_link(link.token.get_secret_value()))


@handlers.bind("auth.link_token")
def link_token(call: Call) -> identity.TokenPair:
    """Sign a client without cookies in with a one-time link."""
    link = call.parsed(identity.SignInLink)
    return pair(_identity(call).redeem_link(link.token.get_secret_value()))


@handlers.bind("auth.sign_in")
def sign_in(call: Call) -> Answer:
    """Sign a browser in with e-mail and password, or ask it for a code."""
    shown, names = call.parsed(identity.Credentials), call.services.get(CookieNames)
    browser = call.cookies.get(names.browser, "")
    entry = call.services.get(PasswordSignIn)
    return admitted(call, entry.sign_in(shown.email, shown.password.get_secret_value(), browser))


@handlers.bind("auth.second_step")
def second_step(call: Call) -> Answer:
    """Sign a browser in whose first step is done."""
    code = call.parsed(wire.SecondStep).code.get_secret_value()
    signed_in = call.services.get(SecondStep).enter(_ticket(call), code)
    return Answer(identity.SessionInfo(account=signed_in.account), _without_step(call, signed_in))


@handlers.bind("auth.offer_app")
def offer_app(call: Call) -> wire.FactorOffer:
    """Tell what an app needs, to a browser whose first step is done and that has to connect one."""
    return call.services.get(SecondStep).offer(_ticket(call))


@handlers.bind("auth.begin_app")
def begin_app(call: Call) -> Answer:
    """Connect an app, and sign the browser in."""
    code = call.parsed(wire.SecondStep).code.get_secret_value()
    signed_in, codes = call.services.get(SecondStep).begin(_ticket(call), code)
    return Answer(wire.AppBegun(account=signed_in.account, codes=codes), _without_step(call, signed_in))


@handlers.bind("auth.token")
def token(call: Call) -> identity.TokenPair:
    """Sign a client without cookies in with e-mail and password, and a code if one is asked for."""
    shown = call.parsed(identity.ProgramCredentials)
    code = None if shown.code is None else shown.code.get_secret_value()
    entry = call.services.get(PasswordSignIn)
    return pair(entry.sign_in_at_once(shown.email, shown.password.get_secret_value(), code))


@handlers.bind("auth.refresh")
def refresh(call: Call) -> Answer:
    """Renew a browser's cookies."""
    names = call.services.get(CookieNames)
    shown = names.read_refresh(call.cookies)
    if not shown:
        raise ProblemError("auth.required")
    renewed = _identity(call).refresh(shown)
    return Answer(identity.SessionInfo(account=renewed.account), names.set(renewed))


@handlers.bind("auth.refresh_token")
def refresh_token(call: Call) -> identity.TokenPair:
    """Rotate a refresh token."""
    shown = call.parsed(identity.RefreshRequest)
    return pair(_identity(call).refresh(shown.refresh_token.get_secret_value()))


@handlers.bind("auth.sign_out")
def sign_out(call: Call) -> Answer:
    """End the caller's session."""
    _identity(call).sign_out(call.principal)
    return Answer(Ok(), call.services.get(CookieNames).clear())


@handlers.bind("auth.session")
def session(call: Call) -> identity.SessionInfo:
    """Tell who is signed in."""
    who = call.principal
    account = identity.Account(id=who.account, name=who.name, email=who.email, site_role=who.site_role)
    return identity.SessionInfo(account=account)


@handlers.bind("auth.keys")
def keys(call: Call) -> identity.KeySet:
    """Publish the keys that verify access tokens."""
    return call.services.get(Keys).published()


@handlers.bind("auth.sign_up")
def sign_up(call: Call) -> Ok:
    """Send somebody a letter that lets them open an account."""
    asked = call.parsed(wire.SignUp)
    invitation = None if asked.invitation is None else asked.invitation.get_secret_value()
    call.services.get(Joining).ask(asked.email, invitation)
    return Ok()


@handlers.bind("auth.open_account")
def open_account(call: Call) -> Answer:
    """Open an account by a letter's link."""
    new = call.parsed(wire.NewPerson)
    joining = call.services.get(Joining)
    opened = joining.open(new.token.get_secret_value(), new.name.strip(), new.password.get_secret_value())
    return admitted(call, opened)


@handlers.bind("auth.join")
def join(call: Call) -> Answer:
    """Open an account by an invitation."""
    new = call.parsed(wire.InvitedPerson)
    invitation, password = new.invitation.get_secret_value(), new.password.get_secret_value()
    opened = call.services.get(Joining).open_invited(invitation, new.email, new.name.strip(), password)
    return admitted(call, opened)


@handlers.bind("auth.forgot_password")
def forgot_password(call: Call) -> Ok:
    """Send somebody a letter with a link to a new password."""
    call.services.get(Passwords).forgot(call.parsed(wire.ForgottenPassword).email)
    return Ok()


@handlers.bind("auth.reset_password")
def reset_password(call: Call) -> Ok:
    """Set a new password by a letter's link."""
    asked = call.parsed(wire.ResetPassword)
    call.services.get(Passwords).reset(asked.token.get_secret_value(), asked.password.get_secret_value())
    return Ok()


@handlers.bind("auth.verify_email")
def verify_email(call: Call) -> Ok:
    """Take a letter's answer."""
    call.services.get(OwnAccounts).verify_email(call.parsed(wire.VerifyEmail).token.get_secret_value())
    return Ok()


def _ticket(call: Call) -> str:
    return call.cookies.get(call.services.get(CookieNames).step, "")


def _without_step(call: Call, signed_in: SignedIn) -> tuple[Cookie, ...]:
    return (*session_cookies(call, signed_in), call.services.get(CookieNames).clear_step())


def _identity(call: Call) -> IdentityService:
    return call.services.get(IdentityService)
