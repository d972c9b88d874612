"""Coming in: an account by invitation, a code after the password, a forgotten password; in a real browser."""

import re
import sqlite3
import time

import pyotp
import pytest
from playwright.sync_api import expect
from plotweaver_cli.main import app
from typer.testing import CliRunner

PASSWORD, ANOTHER = "seven quiet lighthouses", "a boat without its oars"


@pytest.fixture
def admin(running):
    """Run `plotweaver admin` beside the running PlotWeaver; return the link that it prints."""

    def run(*arguments) -> str:
        result = CliRunner().invoke(app, ["admin", *arguments, "--data-dir", str(running.data)])
        assert result.exit_code == 0, result.output
        found = re.search(r"http\S+", result.output)
        return found[0] if found else result.output

    return run


@pytest.fixture
def person(admin, window):
    """Let somebody make an account by an invitation; return their browser, at their shelf, and their e-mail."""

    def join(name, **more):
        email = f"{name.lower()}-{time.monotonic_ns()}@example.org"
        page = window(**more)
        page.goto(admin("invite", email))
        page.get_by_label("Your name").fill(name)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Make my account").click()
        expect(page.get_by_role("heading", name="Your books")).to_be_visible()
        return page, email

    return join


def refusal(page):
    # beside the screen there is one more alert: Next says there which page it shows
    return page.get_by_role("main").get_by_role("alert")


def sign_out(page):
    page.get_by_role("banner").get_by_role("button").click()
    page.get_by_role("menuitem", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def sign_in(page, email, password=PASSWORD):
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def to_account(page, running):
    page.goto(f"{running.origin}/account")
    expect(page.get_by_role("heading", name="Your account", exact=True)).to_be_visible()


def connect_app(page, within, action):
    """Connect an app as the screen says; return it, and the recovery codes."""
    expect(page.get_by_role("img", name="A code for your app to scan")).to_be_visible()
    page.get_by_text("I cannot scan it").click()
    app = pyotp.TOTP(page.get_by_label("Key to type into the app", exact=True).input_value().replace(" ", ""))
    page.get_by_label("2. Type the code that the app shows").fill("000000")
    page.get_by_role("button", name=action, exact=True).click()
    expect(within.get_by_role("alert")).to_be_visible()
    page.get_by_label("2. Type the code that the app shows").fill(app.now())
    page.get_by_role("button", name=action, exact=True).click()
    shown = page.get_by_role("region", name="Your recovery codes")
    expect(shown.get_by_role("listitem")).to_have_count(10)
    return app, shown.get_by_role("listitem").all_inner_texts()


def turn_codes_on(page):
    page.get_by_role("button", name="Turn on…").click()
    return connect_app(page, page.get_by_role("dialog"), "Turn on")


def test_who_was_invited_makes_an_account_and_comes_back(person):
    page, email = person("Cleo")
    assert "token" not in page.url
    sign_out(page)
    sign_in(page, email, "not this one")
    expect(refusal(page)).to_contain_text("do not belong together")
    sign_in(page, email)
    expect(page.get_by_role("heading", name="Your books")).to_be_visible()


def test_who_was_not_invited_is_told_so(running, window, admin):
    page = window()
    page.goto(f"{running.origin}/sign-up")
    expect(page.get_by_text("One needs an invitation")).to_be_visible()
    admin("sign-up", "closed")
    try:
        page.reload()
        expect(page.get_by_text("Nobody can make an account here just now")).to_be_visible()
    finally:
        admin("sign-up", "invited")
    page.goto(f"{running.origin}/sign-up#token=made-up")
    page.get_by_label("Your name").fill("Mallory")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Make my account").click()
    expect(refusal(page)).to_contain_text("was used or has expired")


def test_a_code_is_asked_for_after_the_password_and_a_recovery_code_helps_out(running, person, shot):
    page, email = person("Dora")
    to_account(page, running)
    app, codes = turn_codes_on(page)
    shot(page, "recovery-codes")
    page.get_by_role("button", name="I have them").click()
    page.reload()
    expect(page.get_by_text("10 recovery codes left")).to_be_visible()
    page.get_by_role("link", name="Your books").click()

    sign_out(page)
    sign_in(page, email)
    page.get_by_label("Code from your app").fill("000000")
    page.get_by_role("button", name="Go on").click()
    expect(refusal(page)).to_contain_text("not right")
    page.get_by_label("Code from your app").fill(app.at(time.time() + 30))
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="Your books")).to_be_visible()

    sign_out(page)
    sign_in(page, email)
    page.get_by_label("Code from your app").fill(codes[0])
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="Your books")).to_be_visible()
    to_account(page, running)
    expect(page.get_by_text("9 recovery codes left")).to_be_visible()


def test_where_codes_are_wanted_an_app_is_connected_on_the_way_in(person, admin):
    page, email = person("Eve")
    sign_out(page)
    admin("codes", "everybody")
    try:
        sign_in(page, email)
        connect_app(page, page.get_by_role("main"), "Go on")
        page.get_by_role("button", name="I have them").click()
        expect(page.get_by_role("heading", name="Your books")).to_be_visible()
        page.get_by_role("banner").get_by_role("button").click()
        page.get_by_role("menuitem", name="Your account").click()
        expect(page.get_by_text("so they stay on")).to_be_visible()
    finally:
        admin("codes", "nobody")


def test_a_forgotten_password_is_replaced_by_a_link_that_works_once(running, person, admin):
    page, email = person("Ella")
    sign_out(page)
    page.get_by_role("link", name="I forgot my password").click()
    expect(page.get_by_text("Whoever keeps it can give you a link to a new password")).to_be_visible()

    link = admin("reset-link", email)
    page.goto(link)
    page.get_by_label("New password").fill("password1234567")
    page.get_by_role("button", name="Change my password").click()
    expect(refusal(page)).to_contain_text("one of the first that somebody would guess")
    page.get_by_label("New password").fill(ANOTHER)
    page.get_by_role("button", name="Change my password").click()
    expect(page.get_by_role("status")).to_contain_text("Your password is changed")
    page.get_by_role("link", name="Back to signing in").click()
    sign_in(page, email, ANOTHER)
    expect(page.get_by_role("heading", name="Your books")).to_be_visible()

    page.goto(link)
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_role("button", name="Change my password").click()
    expect(refusal(page)).to_contain_text("Ask for a new one")


def test_what_protects_an_account_wants_a_proof_that_is_not_old(running, person):
    page, email = person("Fay")
    with sqlite3.connect(running.data / "plotweaver.db") as database:
        database.execute("UPDATE sessions SET confirmed_at = 0")
    to_account(page, running)
    page.get_by_label("Your e-mail address").fill(f"new-{email}")
    page.get_by_role("button", name="Save the address").click()
    asked = page.get_by_role("dialog", name="Is it still you?")
    asked.get_by_label("Your password").fill("not this one")
    asked.get_by_role("button", name="It is me").click()
    expect(asked.get_by_role("alert")).to_contain_text("not your password")
    asked.get_by_label("Your password").fill(PASSWORD)
    asked.get_by_role("button", name="It is me").click()
    expect(asked).to_have_count(0)
    expect(page.get_by_text(f"new-{email} waits until it is shown to be yours")).to_be_visible()


def test_adding_and_removing_a_way_to_sign_in_wants_a_proof_that_is_not_old(running, person, at_the_issuer):
    page, email = person("Lena")
    asked = page.get_by_role("dialog", name="Is it still you?")
    linked = page.get_by_role("list", name="Your linked accounts").get_by_role("listitem")

    def it_was_long_ago():
        with sqlite3.connect(running.data / "plotweaver.db") as database:
            database.execute("UPDATE sessions SET confirmed_at = 0")

    page.goto(f"{running.origin}/ways-to-sign-in")
    it_was_long_ago()
    page.get_by_role("button", name="Add Our press").click()
    asked.get_by_role("button", name="Not now").click()
    expect(refusal(page)).to_be_visible()
    page.get_by_role("button", name="Add Our press").click()
    asked.get_by_label("Your password").fill(PASSWORD)
    asked.get_by_role("button", name="It is me").click()
    at_the_issuer(page, email)
    expect(linked).to_contain_text("Our press")
    it_was_long_ago()
    linked.get_by_role("button", name="Remove Our press").click()
    page.get_by_role("button", name="Remove", exact=True).click()
    asked.get_by_label("Your password").fill(PASSWORD)
    asked.get_by_role("button", name="It is me").click()
    expect(linked).to_have_count(0)


def test_who_comes_by_another_site_makes_an_account_that_needs_no_password(
    running, admin, window, at_the_issuer, barriers, shot
):
    page, email = window(), f"olga-{time.monotonic_ns()}@example.org"
    admin("sign-up", "open")
    try:
        page.goto(f"{running.origin}/sign-in")
        page.get_by_role("button", name="Sign in with Our press").click()
        at_the_issuer(page, email)
        expect(page.get_by_role("heading", name="Your new account")).to_be_visible()
        expect(page.get_by_text("You come from Our press")).to_be_visible()
        assert barriers(page) == []
        shot(page, "newcomer")
        # this issuer is not trusted with addresses, and no e-mail is sent: a link that was printed shows whose it is
        expect(page.get_by_text("Whoever keeps it can give you a link to your new account")).to_be_visible()
        expect(page.get_by_role("button", name="Send me a link")).to_have_count(0)
        expect(page.get_by_text("letter")).to_have_count(0)
        page.goto(admin("invite", email))
        page.get_by_label("Your name").fill("Olga")
        page.get_by_label("E-mail").fill("another@example.org")
        page.get_by_role("button", name="Make my account").click()
        expect(refusal(page)).to_contain_text("used or has expired")
        page.get_by_label("E-mail").fill(email)
        page.get_by_role("button", name="Make my account").click()
        expect(page.get_by_role("heading", name="Your books")).to_be_visible()
        sign_out(page)
        page.get_by_role("button", name="Sign in with Our press").click()
        at_the_issuer(page, email)
        expect(page.get_by_role("heading", name="Your books")).to_be_visible()
    finally:
        admin("sign-up", "invited")


def test_a_new_address_counts_once_it_is_shown_to_be_one_s_own(running, person, admin):
    page, email = person("Gwen")
    to_account(page, running)
    page.get_by_label("Your e-mail address").fill(f"new-{email}")
    page.get_by_role("button", name="Save the address").click()
    expect(page.get_by_text("waits until it is shown to be yours")).to_be_visible()
    page.goto(admin("verification-link", email))
    page.get_by_role("button", name="Yes, it is mine").click()
    expect(page.get_by_role("status")).to_contain_text("Thank you")
    page.get_by_role("link", name="Your account").click()
    expect(page.get_by_label("Your e-mail address")).to_have_value(f"new-{email}")


def test_a_device_is_signed_out_from_another_one_while_it_writes(running, person, window):
    here, email = person("Hope")
    there = window()
    there.goto(f"{running.origin}/sign-in")
    sign_in(there, email)
    there.get_by_role("button", name="Open the sample").click()
    expect(there.locator(".cm-content")).to_contain_text("The sea came up the slip")

    to_account(here, running)
    devices = here.get_by_role("list", name="Your devices").get_by_role("listitem")
    expect(devices).to_have_count(2)
    expect(devices.filter(has_text="This one")).to_have_count(1)
    devices.filter(has_not_text="This one").get_by_role("button").click()
    expect(devices).to_have_count(1)
    # its live connection was closed, and its words stay on the screen
    expect(there.get_by_role("dialog", name="Please sign in again")).to_be_visible()
    expect(there.locator(".cm-content")).to_contain_text("The sea came up the slip")
    sign_in(there, email)
    expect(there.get_by_role("dialog")).to_have_count(0)


def test_who_signs_in_with_another_site_comes_back_to_their_words(running, person, at_the_issuer, barriers, shot):
    page, email = person("Pia", width=390, scheme="dark")
    page.goto(f"{running.origin}/ways-to-sign-in")
    page.get_by_role("button", name="Add Our press").click()
    at_the_issuer(page, email)
    expect(page.get_by_role("list", name="Your linked accounts")).to_contain_text("Our press")
    page.goto(running.origin)
    page.get_by_role("button", name="Open the sample").click()
    text = page.locator(".cm-content")
    expect(text).to_contain_text("The sea came up the slip")
    scene = page.url
    text.click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("It was dark. ")
    # as if from another device: this one learns of it by its next write
    with sqlite3.connect(running.data / "plotweaver.db") as database:
        own = "SELECT id FROM accounts WHERE email = ?"
        database.execute(f"UPDATE sessions SET revoked_at = 1 WHERE account = ({own})", (email,))
    page.keyboard.type("Nobody had lit the lamp. ")
    asked = page.get_by_role("dialog", name="Please sign in again")
    expect(asked).to_be_visible()
    assert barriers(page) == []
    shot(page, "sign-in-again")
    asked.get_by_role("button", name="Sign in with Our press").click()
    at_the_issuer(page, email)
    page.wait_for_url(scene)
    expect(text).to_contain_text("It was dark. Nobody had lit the lamp. The sea came up the slip")
    expect(asked).to_have_count(0)


def test_another_password_signs_the_others_out(running, person, window):
    here, email = person("Iris")
    there = window()
    there.goto(f"{running.origin}/sign-in")
    sign_in(there, email)
    expect(there.get_by_role("heading", name="Your books")).to_be_visible()
    to_account(here, running)
    here.get_by_label("Your password now").fill(PASSWORD)
    here.get_by_label("New password").fill(ANOTHER)
    here.get_by_role("button", name="Change the password").click()
    expect(here.get_by_text("Every other device is signed out")).to_be_visible()
    expect(here.get_by_role("list", name="Your devices").get_by_role("listitem")).to_have_count(1)
    there.reload()
    sign_in(there, email, ANOTHER)
    expect(there.get_by_role("heading", name="Your books")).to_be_visible()


def test_the_first_owner_is_reminded_to_find_a_way_back(running, window):
    page = window()
    page.goto(running.new_link())
    expect(page.get_by_text("You came in by a link that works once")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Your account").click()
    expect(page.get_by_role("button", name="Set the password")).to_be_visible()
    page.route("**/account/profile", lambda route: route.abort())
    page.get_by_role("button", name="Save the name").click()
    expect(refusal(page)).to_contain_text("cannot be reached")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_every_width_and_theme(running, person, window, shot, barriers, width, scheme):
    page, _ = person("Jo", width=width, scheme=scheme)
    to_account(page, running)
    expect(page.get_by_role("list", name="Your devices")).to_be_visible()
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    assert barriers(page) == []
    shot(page, "account")
    page.get_by_role("button", name="Turn on…").click()
    expect(page.get_by_role("img", name="A code for your app to scan")).to_be_visible()
    assert barriers(page) == []
    shot(page, "second-factor")
    outside = window(width=width, scheme=scheme)
    for screen in ("sign-in", "reset-password", "sign-up#token=x", "verify-email#token=x"):
        outside.goto(f"{running.origin}/{screen}")
        expect(outside.get_by_role("heading", level=1)).to_be_visible()
        # where no letters are sent, there is nothing to press for a new password
        told = outside.get_by_text("This PlotWeaver sends no e-mail.")
        expect(told if screen == "reset-password" else outside.get_by_role("button").first).to_be_visible()
        assert not outside.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        assert barriers(outside) == []
    shot(outside, "verify-email")
