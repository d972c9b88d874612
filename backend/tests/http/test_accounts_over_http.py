"""Coming in, protecting one's account and leaving, as browsers and programs see it."""

import time

import pyotp
import pytest
from plotweaver_backend.identity.cookies import CookieNames
from plotweaver_backend.identity.site import Site
from plotweaver_backend.identity.tables import SessionRow
from plotweaver_kit import calling
from sqlalchemy import update

HERE = {"Origin": "http://127.0.0.1:8000", "Sec-Fetch-Site": "same-origin", "User-Agent": "Firefox/142.0"}
BROWSER = {"headers": HERE, "base_url": "https://localhost"}
PASSWORD = "a long enough password"
OWNER = {"email": "owner@example.org", "password": PASSWORD}


def sign_in(client, **more):
    return client.post("/api/v1/auth/sign-in", json=OWNER | more, **BROWSER)


def begin_codes(house):
    """Ask the owner for codes; return what makes the next one, and the recovery codes."""
    offer = house.call("owner", "POST", "/api/v1/account/second-factor").get_json()
    app, used = pyotp.TOTP(offer["secret"]), time.time()
    answer = house.call("owner", "PUT", "/api/v1/account/second-factor", {"code": app.at(used)})
    assert answer.status_code == 200
    return lambda: app.at(used + 30), answer.get_json()["codes"]


def test_who_asks_is_told_how_one_comes_in(house):
    shown = house.call(None, "GET", "/api/v1/auth/options").get_json()
    assert shown == {
        "sign_up": "invited",
        "letters": False,
        "password_least": 15,
        "password_least_with_codes": 8,
        "password_most": 200,
    }


def test_a_browser_gives_the_code_in_a_second_step(house):
    next_code, _ = begin_codes(house)
    client, names = house.app.test_client(), house.services.get(CookieNames)
    answer = sign_in(client)
    assert answer.get_json() == {"account": None, "needs": "code"}
    assert client.get_cookie(names.access, "localhost") is None
    assert "HttpOnly" in answer.headers["Set-Cookie"]
    assert client.get("/api/v1/auth/session", base_url="https://localhost").status_code == 401
    wrong = client.post("/api/v1/auth/second-step", json={"code": "000000"}, **BROWSER)
    assert (wrong.status_code, wrong.get_json()["code"]) == (401, "auth.wrong_code")
    assert client.post("/api/v1/auth/second-step", json={"code": next_code()}, **BROWSER).status_code == 200
    assert client.get("/api/v1/auth/session", base_url="https://localhost").status_code == 200
    assert client.get_cookie(names.step, "localhost") is None


def test_a_program_gives_it_at_once(house):
    next_code, codes = begin_codes(house)
    assert house.call(None, "POST", "/api/v1/auth/token", OWNER).get_json()["code"] == "auth.wrong_code"
    for code in (next_code(), codes[0]):
        pair = house.call(None, "POST", "/api/v1/auth/token", OWNER | {"code": code}).get_json()
        house.tokens["program"] = pair["access_token"]
        assert house.call("program", "GET", "/api/v1/auth/session").status_code == 200


def test_something_dangerous_wants_a_proof_that_is_not_old(house):
    with house.services.sessions.begin() as db:
        db.execute(update(SessionRow).values(confirmed_at=0))
    path, wanted = "/api/v1/account/email", {"email": "new@example.org"}
    refused = house.call("owner", "PUT", path, wanted)
    assert (refused.status_code, refused.get_json()["code"]) == (403, "auth.confirm")
    assert house.call("owner", "POST", "/api/v1/auth/confirm", {"password": "another"}).status_code == 403
    assert house.call("owner", "POST", "/api/v1/auth/confirm", {"password": PASSWORD}).status_code == 200
    own = house.call("owner", "PUT", path, wanted).get_json()
    assert (own["account"]["email"], own["new_email"]) == ("owner@example.org", "new@example.org")


def test_an_access_token_proves_nothing(house):
    made = house.call("owner", "POST", "/api/v1/auth/tokens", {"name": "x", "scope": "write"}).get_json()
    house.tokens["tool"] = made["secret"]
    for verb, path in [("GET", "/account"), ("GET", "/account/sessions"), ("POST", "/auth/confirm")]:
        answer = house.call("tool", verb, f"/api/v1{path}", {"password": PASSWORD} if verb == "POST" else None)
        assert (answer.status_code, answer.get_json()["code"]) == (403, "access.forbidden")


def test_whoever_guesses_is_told_how_long_to_wait(house):
    body = {"email": "nobody@example.org", "password": "guess"}
    answers = [house.call(None, "POST", "/api/v1/auth/sign-in", body) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [401] * 5 + [429]
    assert answers[5].get_json()["code"] == "auth.slow_down"
    assert 1 <= int(answers[5].headers["Retry-After"]) == answers[5].get_json()["retry_after"] <= 2


def test_each_device_is_listed_and_signed_out(house):
    client = house.app.test_client()
    from_there = {
        "headers": HERE | {calling.HEADER: calling.told("192.0.2.7", "the-services-own-token")},
        "base_url": "https://localhost",
    }
    client.post("/api/v1/auth/sign-in", json=OWNER, **from_there)
    listed = house.call("owner", "GET", "/api/v1/account/sessions").get_json()["devices"]
    there, here = sorted(listed, key=lambda each: each["current"])
    assert (there["address"], there["way"], there["current"]) == ("192.0.2.7", "password", False)
    assert (here["address"], here["way"], here["current"]) == ("", "link", True)
    assert house.call("owner", "DELETE", f"/api/v1/account/sessions/{there['id']}").status_code == 200
    assert client.post("/api/v1/projects", json={"title": "X"}, **BROWSER).status_code == 401
    assert house.call("owner", "DELETE", "/api/v1/account/sessions").get_json() == {"ended": 0}


@pytest.mark.parametrize("email", ["owner@example.org", "nobody@example.org"])
def test_asking_for_a_letter_is_answered_alike_for_everybody(house, email):
    house.services.get(Site).set_sign_up("open")
    for path in ("/auth/forgotten-password", "/auth/sign-up"):
        answer = house.call(None, "POST", f"/api/v1{path}", {"email": email})
        assert (answer.status_code, answer.get_json()) == (202, {"ok": True})


@pytest.mark.parametrize(
    ("mode", "code", "title"),
    [
        ("invited", "auth.invitation_needed", "One needs an invitation to open an account here"),
        ("closed", "auth.sign_up_closed", "Nobody can open an account here just now"),
    ],
)
def test_a_house_that_is_not_open_says_who_may_come(house, mode, code, title):
    house.services.get(Site).set_sign_up(mode)
    answer = house.call(None, "POST", "/api/v1/auth/sign-up", {"email": "a@example.org"})
    told = answer.get_json()
    assert (answer.status_code, told["code"], told["title"]) == (403, code, title)


@pytest.mark.parametrize("path", ["/auth/reset-password", "/auth/verify-email", "/auth/sign-up/account"])
def test_a_link_that_never_was_opens_nothing(house, path):
    body = {"token": "x" * 43}
    if path != "/auth/verify-email":
        body["password"] = PASSWORD
    if path == "/auth/sign-up/account":
        body["name"] = "Mallory"
    answer = house.call(None, "POST", f"/api/v1{path}", body)
    assert (answer.status_code, answer.get_json()["code"]) == (401, "auth.link_used")


def test_a_new_password_signs_the_others_out_and_no_answer_repeats_one(house):
    client = house.app.test_client()
    sign_in(client)
    weak = {"current": PASSWORD, "password": "aaaaaaaaaaaaaaaa"}
    answer = house.call("owner", "PUT", "/api/v1/account/password", weak)
    assert (answer.status_code, [each["field"] for each in answer.get_json()["errors"]]) == (422, ["password"])
    assert weak["password"] not in answer.text
    good = weak | {"password": "seven quiet lighthouses"}
    assert house.call("owner", "PUT", "/api/v1/account/password", good).status_code == 200
    assert client.post("/api/v1/auth/refresh", **BROWSER).status_code == 401
    assert house.call("owner", "GET", "/api/v1/auth/session").status_code == 200


def test_a_browser_is_known_again_and_that_opens_nothing(house):
    client, names = house.app.test_client(), house.services.get(CookieNames)
    sign_in(client)
    kept = client.get_cookie(names.browser, "localhost").value
    client.post("/api/v1/auth/sign-out", **BROWSER)
    assert client.get_cookie(names.browser, "localhost").value == kept
    assert client.get("/api/v1/auth/session", base_url="https://localhost").status_code == 401
    assert names.browser not in str(sign_in(client).headers.getlist("Set-Cookie"))


def test_who_has_no_account_yet_comes_into_a_book_by_its_invitation(house):
    book = house.call("owner", "POST", "/api/v1/projects", {"title": "Mine"}).get_json()["project"]["id"]
    made = house.call("owner", "POST", f"/api/v1/projects/{book}/invitations", {"role": "reader"}).get_json()
    token = made["link"].partition("#token=")[2]
    new = {"invitation": token, "email": "new@example.org", "name": "New", "password": PASSWORD}
    client = house.app.test_client()
    assert client.post("/api/v1/auth/sign-up/invited", json=new | {"invitation": "x"}, **BROWSER).status_code == 403
    assert client.post("/api/v1/auth/sign-up/invited", json=new, **BROWSER).status_code == 201
    assert client.post("/api/v1/invitations/accept", json={"token": token}, **BROWSER).status_code == 200
    assert client.get(f"/api/v1/projects/{book}", base_url="https://localhost").status_code == 200


def test_signing_in_anew_ends_the_session_that_the_browser_was_in(house):
    client = house.app.test_client()
    sign_in(client)
    before = client.get_cookie(house.services.get(CookieNames).access, "localhost").value
    sign_in(client)
    house.tokens["before"] = before
    assert house.call("before", "GET", "/api/v1/auth/session").status_code == 401
    assert client.get("/api/v1/auth/session", base_url="https://localhost").status_code == 200


def test_where_codes_are_wanted_a_browser_connects_an_app_first(house):
    house.services.get(Site).set_codes("everybody")
    client = house.app.test_client()
    assert sign_in(client).get_json() == {"account": None, "needs": "app"}
    assert house.app.test_client().post("/api/v1/auth/second-step/app", **BROWSER).status_code == 401
    offer = client.post("/api/v1/auth/second-step/app", **BROWSER).get_json()
    code = {"code": pyotp.TOTP(offer["secret"]).now()}
    begun = client.put("/api/v1/auth/second-step/app", json=code, **BROWSER).get_json()
    assert (begun["account"]["email"], len(begun["codes"])) == ("owner@example.org", 10)
    assert client.get("/api/v1/auth/session", base_url="https://localhost").status_code == 200
