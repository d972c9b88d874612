"""Linking and unlinking: while signed in, confirmed, and never the last way in."""

import pytest
from plotweaver_backend.identity.confirming import RECENT
from plotweaver_backend.identity.tables import AccountRow, SessionRow
from sqlalchemy import update


@pytest.fixture
def ann(one_house, issuer):
    """A person signed in in a browser, whom no provider knows yet."""
    count = one_house.__dict__["people"] = one_house.__dict__.get("people", 0) + 1
    account = one_house.account("Ann", f"ann{count}@example.org")
    issuer.person = {"sub": f"person-{count}", "name": "Ann", "email": "victim@example.org", "email_verified": True}
    browser = one_house.browser()
    browser.enter(one_house, account)
    browser.account = account
    return browser


def change(house, table, account, **values):
    with house.services.sessions.begin() as db:
        db.execute(
            update(table).where((table.id if table is AccountRow else table.account) == account).values(**values)
        )


def listed(browser):
    return browser.get("/api/v1/auth/identities").get_json()["identities"]


def test_who_is_not_signed_in_links_nothing(one_house):
    assert one_house.browser().post("/api/v1/auth/providers/house/link", {}).status_code == 401


def test_linking_and_unlinking_ask_again_who_it_is_and_a_provider_can_tell(one_house, ann, issuer):
    assert ann.visit("house", "link", back="/account") == "/account"
    (identity,) = listed(ann)
    change(one_house, SessionRow, ann.account, confirmed_at=1)
    path = f"/api/v1/auth/identities/{identity['id']}"
    for answer in (ann.post("/api/v1/auth/providers/house/link", {}), ann.post(path, verb="DELETE")):
        assert (answer.status_code, answer.get_json()["code"]) == (403, "auth.confirm")
    assert ann.visit("house", "confirm", back="/account") == "/account"
    assert issuer.asked["prompt"] == "login"
    assert ann.post(path, verb="DELETE").status_code == 200
    assert listed(ann) == []
    assert one_house.browser().visit("house") == "/sign-in?problem=auth.identity_unknown"


def test_another_s_account_at_the_provider_confirms_nothing(one_house, ann, issuer):
    ann.visit("house", "link", back="/account")
    change(one_house, SessionRow, ann.account, confirmed_at=1)
    issuer.person = issuer.person | {"sub": "somebody-else"}
    assert ann.visit("house", "confirm", back="/account") == "/account?problem=auth.identity_unknown"
    assert ann.post("/api/v1/auth/providers/house/link", {}).get_json()["code"] == "auth.confirm"


def test_an_old_sign_in_at_the_provider_confirms_nothing(one_house, ann, issuer):
    ann.visit("house", "link", back="/account")
    issuer.claims = {"auth_time": 1}
    assert ann.visit("house", "confirm", back="/account") == "/account?problem=auth.provider_failed"


def test_an_account_of_the_provider_is_one_person_s_here(one_house, ann):
    ann.visit("house", "link", back="/account")
    other = one_house.browser()
    other.enter(one_house, one_house.account("Ben", f"ben-{ann.account}@example.org"))
    assert other.visit("house", "link", back="/account") == "/account?problem=auth.identity_taken"
    assert ann.visit("house", "link", back="/account") == "/account"
    assert len(listed(ann)) == 1


def test_a_session_that_ended_meanwhile_links_nothing(one_house, ann):
    back = ann.at_provider(ann.begin("house", "link", "/account"))
    ann.post("/api/v1/auth/sign-out")
    assert ann.come_back(back) == "/account?problem=auth.required"
    assert one_house.browser().visit("house") == "/sign-in?problem=auth.identity_unknown"


def test_the_last_way_in_stays(one_house, ann):
    ann.visit("house", "link", back="/account")
    ann.visit("mock", "link", "ann-twice", "/account")
    change(one_house, AccountRow, ann.account, password_hash=None)
    first, second = listed(ann)
    assert ann.post(f"/api/v1/auth/identities/{first['id']}", verb="DELETE").status_code == 200
    last = ann.post(f"/api/v1/auth/identities/{second['id']}", verb="DELETE")
    assert (last.status_code, last.get_json()["code"]) == (409, "auth.last_way")


def test_nobody_unlinks_what_is_another_s(one_house, ann):
    ann.visit("house", "link", back="/account")
    (identity,) = listed(ann)
    other = one_house.browser()
    other.enter(one_house, one_house.account("Ben", f"ben-{ann.account}@example.org"))
    assert other.post(f"/api/v1/auth/identities/{identity['id']}", verb="DELETE").status_code == 404


def test_an_access_token_links_and_unlinks_nothing(one_house, ann):
    made = ann.post("/api/v1/auth/tokens", {"name": "tool", "scope": "write"}).get_json()["secret"]
    client = one_house.app.test_client()
    shown = {"Authorization": f"Bearer {made}"}
    for verb, path in (("POST", "providers/house/link"), ("GET", "identities"), ("DELETE", "identities/x")):
        assert client.open(f"/api/v1/auth/{path}", method=verb, json={}, headers=shown).status_code == 403


def test_a_confirmation_lasts_a_quarter_of_an_hour():
    assert RECENT == 15 * 60
