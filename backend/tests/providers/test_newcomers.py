"""Opening an account with a provider: where one may, with an address that is one's own, and never into another's."""

import pytest
from plotweaver_backend.identity.joining.service import NEWCOMER_PATIENCE, Joining
from plotweaver_backend.identity.letters import AccountLetters
from plotweaver_backend.identity.site import Site
from plotweaver_backend.identity.tables import OneTimeTokenRow
from sqlalchemy import update

OFFERED, UNKNOWN = "/sign-up#newcomer=%2F", "/sign-in?problem=auth.identity_unknown"
PATH = "/api/v1/auth/sign-up/newcomer"


@pytest.fixture
def come(one_house, issuer):
    """Let somebody nobody knows come back from a provider; return their browser, and where it was sent."""
    count = one_house.__dict__["newcomers"] = one_house.__dict__.get("newcomers", 0) + 1
    issuer.person = {"sub": f"new-{count}", "name": "Nora", "email": f"nora{count}@example.org", "email_verified": True}
    site = one_house.services.get(Site)
    site.set_sign_up("open")

    def back(provider="trusted", purpose="sign-up", mode=None, where="/"):
        browser = one_house.browser()
        address = browser.begin(provider, purpose, where)
        if mode:
            site.set_sign_up(mode)
        return browser, browser.come_back(browser.at_provider(address))

    yield back
    site.set_sign_up("invited")


def code(answer):
    return answer.status_code, (answer.get_json() or {}).get("code")


def test_a_trusted_provider_s_word_is_enough_where_anybody_may_come(come, issuer):
    browser, where = come(where="/books/abc")
    assert where == "/sign-up#newcomer=%2Fbooks%2Fabc"
    told = browser.get(PATH).get_json()
    assert (told["name"], told["email"], told["provider_name"]) == ("Nora", issuer.person["email"], "Trusted")
    assert browser.post(PATH, {"name": "Nora B."}).status_code == 201
    own = browser.get("/api/v1/account").get_json()
    assert (own["account"]["name"], own["account"]["email"]) == ("Nora B.", issuer.person["email"])
    assert own["email_verified"]
    assert not own["has_password"]
    # the next time they just sign in, and the ticket is used up
    again, where = come()
    assert where == "/"
    assert again.who == browser.who
    assert code(browser.get(PATH)) == (404, "not_found")


def test_the_cookie_of_a_newcomer_is_kept_from_scripts_and_other_sites(one_house, come):
    browser = one_house.browser()
    back = browser.at_provider(browser.begin("trusted", "sign-up"))
    answer = browser.get(back.removeprefix("https://books.example.org"))
    (cookie,) = answer.headers.getlist("Set-Cookie")
    assert cookie.startswith("__Host-pw-newcomer-")
    assert {"Secure", "HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))


@pytest.mark.parametrize(
    ("mode", "purpose", "where"),
    [
        ("open", "sign-in", OFFERED),
        ("open", "sign-up", OFFERED),
        ("invited", "sign-in", UNKNOWN),
        ("invited", "sign-up", OFFERED),
        ("closed", "sign-in", UNKNOWN),
        ("closed", "sign-up", UNKNOWN),
    ],
)
def test_who_may_open_an_account_is_asked_when_they_come_back(come, mode, purpose, where):
    assert come(purpose=purpose, mode=mode)[1] == where


def test_nobody_is_sent_to_a_provider_for_an_account_that_they_may_not_have(one_house, come):
    one_house.services.get(Site).set_sign_up("closed")
    answer = one_house.browser().post("/api/v1/auth/providers/trusted/sign-up", {})
    assert code(answer) == (403, "auth.sign_up_closed")


def test_where_one_is_invited_the_provider_s_word_is_not_enough(one_house, come, issuer):
    browser, _ = come(mode="invited")
    assert code(browser.post(PATH, {"name": "Nora"})) == (403, "auth.invitation_needed")
    email = issuer.person["email"]
    one_house.services.get(Joining).register(lambda _db, token, asked: (token, asked) == ("invitation", email))
    assert code(browser.post(PATH, {"name": "Nora", "invitation": "made up"})) == (403, "auth.invitation_needed")
    assert browser.post(PATH, {"name": "Nora", "invitation": "invitation"}).status_code == 201


def test_a_door_that_was_closed_meanwhile_is_closed(one_house, come):
    browser, _ = come()
    one_house.services.get(Site).set_sign_up("closed")
    assert code(browser.post(PATH, {"name": "Nora"})) == (403, "auth.sign_up_closed")


def test_without_the_provider_s_word_a_letter_shows_whose_the_address_is(one_house, come):
    browser, _ = come("house")
    refused = browser.post(PATH, {"name": "Nora"})
    assert code(refused) == (403, "auth.address_unshown")
    # no letters are sent from this house, though anybody may come
    assert "ask whoever keeps it for a link" in refused.get_json()["detail"]
    with one_house.services.sessions.begin() as db:
        link = one_house.services.get(AccountLetters).sign_up_link(db, "nora-elsewhere@example.org")
    token = link.partition("#token=")[2]
    # whoever sends somebody a link of their own letter gets no account of theirs
    for stranger in ({}, {"email": "nora@example.org"}):
        assert code(browser.post(PATH, {"name": "Nora", "token": token, **stranger})) == (401, "auth.link_used")
    whole = {"name": "Nora", "token": token, "email": "Nora-elsewhere@example.org"}
    assert browser.post(PATH, whole).status_code == 201
    own = browser.get("/api/v1/account").get_json()
    assert (own["account"]["email"], own["email_verified"]) == ("nora-elsewhere@example.org", True)
    assert code(one_house.browser().post(PATH, {"name": "Nora", "token": token})) == (403, "auth.visit_unknown")


def test_where_no_letters_are_sent_an_invitation_is_enough_and_the_address_counts_as_not_shown(one_house, come):
    browser, _ = come("house", mode="invited")
    one_house.services.get(Joining).register(lambda _db, token, _: token == "by hand")
    email = f"by-hand-{browser.who}-{id(browser)}@example.org"
    answer = browser.post(PATH, {"name": "Nora", "email": email, "invitation": "by hand"})
    assert answer.status_code == 201
    assert not browser.get("/api/v1/account").get_json()["email_verified"]


def test_a_newcomer_has_an_hour(one_house, come):
    browser, _ = come()
    assert NEWCOMER_PATIENCE == 3600
    with one_house.services.sessions.begin() as db:
        db.execute(update(OneTimeTokenRow).where(OneTimeTokenRow.purpose == "newcomer").values(ends_at=1))
    assert code(browser.post(PATH, {"name": "Nora"})) == (403, "auth.visit_unknown")


def test_of_two_tickets_of_one_person_one_opens_an_account(come):
    (first, _), (second, _) = come(), come()
    assert first.post(PATH, {"name": "Nora"}).status_code == 201
    assert second.post(PATH, {"name": "Nora"}).status_code == 409


def test_where_codes_are_wanted_of_everybody_an_app_comes_first(one_house, come):
    browser, _ = come()
    one_house.services.get(Site).set_codes("everybody")
    try:
        assert browser.post(PATH, {"name": "Nora"}).get_json()["needs"] == "app"
        assert browser.who is None
    finally:
        one_house.services.get(Site).set_codes("nobody")
