"""A person's own account: how they come in, what protects it, and where they are signed in."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, SecretStr

from plotweaver_contracts.base import Wire
from plotweaver_contracts.identity import Account
from plotweaver_contracts.lines import one_visible_line

#: Characters of a password that is all one needs to sign in, and of one beside which a code is asked for.
PASSWORD_LEAST, PASSWORD_LEAST_WITH_CODES, PASSWORD_MOST = 15, 8, 200

#: Who may open an account: anybody with an e-mail address, those who were invited, or nobody.
SignUpMode = Literal["open", "invited", "closed"]

#: Who has to sign in with codes from an app; the others may.
CodesMode = Literal["nobody", "administrators", "everybody"]
#: What a sign-in still needs: a code of one's app, or an app that makes codes.
Needs = Literal["code", "app"]

#: As `identity.Credentials` has it; who really gets letters there is proved by a letter.
Email = Annotated[
    str, Field(min_length=3, max_length=254, pattern=r"^[^@\s]+@[^@\s]+$"), AfterValidator(one_visible_line)
]
PersonName = Annotated[
    str,
    Field(min_length=1, max_length=100, pattern=r"\S", description="as the others see it"),
    AfterValidator(one_visible_line),
]
#: Whether it is good enough is said in words, once it is known whose it is to be.
NewPassword = Annotated[SecretStr, Field(min_length=1, max_length=PASSWORD_MOST)]
OneTimeToken = Annotated[SecretStr, Field(min_length=1, max_length=200, description="from the address of a link")]
#: Six digits of an app, or one of the ten recovery codes.
Code = Annotated[SecretStr, Field(min_length=6, max_length=20)]


class SignInOptions(Wire):
    """What the screens that let people in have to know. `letters`: whether this installation can send e-mail."""

    sign_up: SignUpMode
    letters: bool
    password_least: int = PASSWORD_LEAST
    password_least_with_codes: int = PASSWORD_LEAST_WITH_CODES
    password_most: int = PASSWORD_MOST


class SignInAnswer(Wire):
    """Who is signed in now; null while something is still needed for it."""

    account: Account | None
    needs: Needs | None = None


class SecondStep(Wire):
    """The code of a second device, after the password."""

    code: Code


class AppBegun(Wire):
    """Who is signed in now, with an app that makes codes. The recovery codes are told this once."""

    account: Account
    codes: list[str]


class SignUp(Wire):
    """Somebody wants an account. `invitation`: the token of an invitation that lets them."""

    email: Email
    invitation: OneTimeToken | None = None


class NewPerson(Wire):
    """Somebody who proved that an e-mail address is theirs opens an account."""

    token: OneTimeToken
    name: PersonName
    password: NewPassword


class InvitedPerson(Wire):
    """Somebody opens an account by an invitation, where no letter can show whose the address is."""

    invitation: OneTimeToken
    email: Email
    name: PersonName
    password: NewPassword


class ForgottenPassword(Wire):
    """Somebody cannot sign in any more."""

    email: Email


class ResetPassword(Wire):
    """A new password, by the link of a letter."""

    token: OneTimeToken
    password: NewPassword


class VerifyEmail(Wire):
    """The link of a letter that proves that an e-mail address is one's own."""

    token: OneTimeToken


class Confirmation(Wire):
    """Proof that it is still oneself: everything that signing in would ask for."""

    password: SecretStr | None = Field(default=None, max_length=PASSWORD_MOST)
    code: Code | None = None


#: What `auth.confirm` asks of an account. Neither: one signs in again.
Proof = Literal["password", "code"]


class OwnAccount(Wire):
    """An account as its owner sees it.

    `new_email` waits until its owner proves that it is theirs. `proofs`: what confirming takes.
    """

    account: Account
    email_verified: bool
    new_email: str | None
    has_password: bool
    second_factor: bool
    second_factor_wanted: bool = Field(description="whether this installation wants codes of this account")
    recovery_codes: int = Field(description="how many are left")
    proofs: list[Proof]


class Profile(Wire):
    """What others see of a person."""

    name: PersonName


class EmailChange(Wire):
    """Another e-mail address."""

    email: Email


class PasswordChange(Wire):
    """Another password. `current`: not asked of who has none yet. `end_others`: sign out everywhere else."""

    current: SecretStr | None = Field(default=None, max_length=PASSWORD_MOST)
    password: NewPassword
    end_others: bool = True


class FactorOffer(Wire):
    """What an app needs to make codes (RFC 6238): a picture to scan, or the secret to type."""

    secret: str
    address: str = Field(description="otpauth://…")
    picture: list[str] = Field(description="a QR code, row by row: 1 is dark")


class RecoveryCodes(Wire):
    """Each replaces a code of the app once. They are told this once."""

    codes: list[str]


class SignedInDevice(Wire):
    """A session. Times are Unix seconds; `used_at` is exact to some minutes. `current`: the one that asks."""

    id: str
    device: str
    address: str
    way: str = Field(description="how they signed in: password, link, or a provider")
    created_at: int
    used_at: int
    ends_at: int
    current: bool


class DeviceList(Wire):
    """Where somebody is signed in, the one used last first."""

    devices: list[SignedInDevice]


class Ended(Wire):
    """How many sessions ended."""

    ended: int


class BookAtStake(Wire):
    """A book of somebody who wants to leave."""

    id: str
    title: str


class Departure(Wire):
    """What deleting an account would mean.

    `alone`: books in which nobody else has a role: they would be deleted. `needed`: books that others work in and
    nobody else owns: they have to be given away first. `shared`: books that go on without this person.
    """

    alone: list[BookAtStake]
    needed: list[BookAtStake]
    shared: list[BookAtStake]
    last_administrator: bool = Field(description="whether nobody else keeps this installation")
    keys: int = Field(description="how many keys of models' providers they set for books")


class AccountDeletion(Wire):
    """The end of an account. `email`: its address, typed to be sure. `books`: those that are deleted with it."""

    email: str = Field(max_length=320)
    books: list[str] = Field(default=[], max_length=10_000)
