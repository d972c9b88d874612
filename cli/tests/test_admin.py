"""`plotweaver admin`, on a data directory that nothing runs on, and beside one that runs."""

import re

import pytest
from plotweaver_backend import wiring
from plotweaver_backend.identity.joining.service import Joining
from plotweaver_backend.identity.keys import Keys
from plotweaver_backend.identity.passwords.changing import Passwords
from plotweaver_backend.identity.passwords.signing_in import PasswordSignIn
from plotweaver_backend.identity.service import IdentityService
from plotweaver_backend.identity.site import Site
from plotweaver_cli.main import app
from plotweaver_cli.services import installation, running
from plotweaver_kit.settings import Settings
from typer.testing import CliRunner

PASSWORD = "correct horse battery"


@pytest.fixture
def data(tmp_path):
    return tmp_path / "data"


@pytest.fixture
def admin(data):
    """Run a command and return what it prints."""

    def run(*arguments, code=0):
        result = CliRunner().invoke(app, ["admin", *arguments, "--data-dir", str(data)])
        assert result.exit_code == code, result.output
        return result.output

    return run


@pytest.fixture
def services(admin, data):
    """What the backend of this directory offers, with Ann in it."""
    admin("person", "ann@example.org", "--name", "Ann")
    services = wiring.assemble(Settings(data_dir=data, service_token="x"))
    yield services
    services.engine.dispose()


def token_of(output, screen):
    return re.search(rf"http://127\.0\.0\.1:\d+/{screen}#token=(\S+)", output)[1]


def test_a_person_is_made_who_sets_a_password_and_signs_in(admin, services):
    output = admin("person", "ben@example.org", "--name", "Ben", "--admin")
    services.get(Passwords).reset(token_of(output, "reset-password"), PASSWORD)
    account = services.get(PasswordSignIn).sign_in("ben@example.org", PASSWORD).account
    assert (account.name, account.site_role) == ("Ben", "admin")
    assert admin("people").splitlines() == ["ann@example.org  Ann", "ben@example.org  Ben  administrator"]


def test_each_link_is_for_what_it_says(admin, services):
    services.get(Passwords).reset(token_of(admin("reset-link", "Ann@example.org"), "reset-password"), PASSWORD)
    link = token_of(admin("sign-in-link", "ann@example.org"), "sign-in")
    assert services.get(IdentityService).redeem_link(link).account.name == "Ann"
    invited = token_of(admin("invite", "cleo@example.org"), "sign-up")
    assert services.get(Joining).open(invited, "Cleo", PASSWORD).account.email == "cleo@example.org"
    assert token_of(admin("verification-link", "ann@example.org"), "verify-email")


def test_what_cannot_be_done_is_said(admin, services):
    assert "nobody@example.org" in admin("reset-link", "nobody@example.org", code=1)
    assert "There is an account" in admin("invite", "ann@example.org", code=1)
    assert "There is an account" in admin("person", "ann@example.org", "--name", "Ann", code=1)


def test_who_may_sign_up_is_decided(admin, services):
    assert "Anybody" in admin("sign-up", "open")
    with services.sessions() as db:
        assert services.get(Site).sign_up(db) == "open"
        assert services.get(Site).codes(db) == "nobody"
    assert "Administrators have to" in admin("codes", "administrators")
    admin("sign-up", "sometimes", code=2)


def test_keys_are_changed_and_a_lost_app_is_forgotten(admin, services):
    keys = services.get(Keys)
    assert "seconds" in admin("rotate-keys")
    assert len(keys.published().keys) == 2
    admin("rotate-keys", "--at-once")
    assert len(keys.published().keys) == 1
    assert "took no code" in admin("second-factor-off", "ann@example.org")
    link = token_of(admin("sign-in-link", "ann@example.org"), "sign-in")
    services.get(IdentityService).redeem_link(link)
    assert "Signed out: 1." in admin("sign-out", "ann@example.org")
    assert "Signed out: 0." in admin("sign-out", "--everybody")
    admin("sign-out", code=2)


def test_beside_one_that_runs_links_lead_there(admin, services, data):
    assert running(data) is None
    with installation(data, 4321, "sqlite", 1) as here:
        assert running(data).origin == here.origin
        assert "http://127.0.0.1:4321/sign-in#token=" in admin("sign-in-link", "ann@example.org")
    assert running(data) is None
