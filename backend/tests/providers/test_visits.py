"""Signing in with a provider: real issuers, real redirects, and nothing but the visit that was begun here."""

import time
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pyotp
import pytest
from joserfc.jwk import RSAKey
from plotweaver_backend.identity.factors.service import Factors
from plotweaver_backend.outgoing import Outgoing
from plotweaver_backend.providers.domain import Configured, Visit
from plotweaver_backend.providers.errors import ProviderFailed
from plotweaver_backend.providers.openid import OpenId


def asked(url):
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


def changed(url, **values):
    """Return the address with other values (None takes one out)."""
    parts = urlsplit(url)
    query = {**asked(url), **values}
    return parts._replace(query=urlencode({k: v for k, v in query.items() if v is not None})).geturl()


@pytest.fixture
def ann(one_house, issuer):
    """An account that the issuer's person signs in as."""
    account = one_house.__dict__.setdefault("ann", None) or one_house.account("Ann", "ann@example.org")
    one_house.ann = account
    one_house.link(account)
    return account


def test_a_linked_person_signs_in_with_each_kind_of_provider(house):
    people = {"mock": "ann-at-mock", "house": None, "github": None}
    account = house.account("Ann", "ann@example.org")
    for provider, person in people.items():
        at_home = house.browser()
        at_home.enter(house, account)
        assert at_home.visit(provider, "link", person, "/account") == "/account"
        elsewhere = house.browser()
        assert elsewhere.visit(provider, person=person, back="/books/abc") == "/books/abc"
        assert elsewhere.who == account
    listed = at_home.get("/api/v1/auth/identities").get_json()["identities"]
    assert {each["provider_name"] for each in listed} == {"Mock", "The house", "GitHub"}
    # the oldest first; one second may have seen several
    assert listed == sorted(listed, key=lambda each: (each["linked_at"], each["provider"]))
    assert [each["label"] for each in listed if each["provider"] == "github"] == ["ann-writes"]
    assert all(each["used_at"] for each in listed)


def test_what_is_offered_is_what_is_configured(one_house):
    offered = one_house.browser().get("/api/v1/auth/providers").get_json()["providers"]
    assert [(each["id"], each["kind"]) for each in offered] == [
        ("github", "github"),
        ("house", "openid"),
        ("trusted", "openid"),
        ("mock", "openid"),
    ]
    assert one_house.browser().post("/api/v1/auth/providers/google/sign-in", {}).status_code == 404


def test_the_provider_is_asked_with_a_challenge_and_what_binds_the_answer(one_house, issuer):
    first, second = (asked(one_house.browser().begin("house")) for _ in range(2))
    assert first["response_type"] == "code"
    assert first["code_challenge_method"] == "S256"
    assert first["redirect_uri"].endswith("/api/v1/auth/providers/house/callback")
    assert not {first[name] for name in ("state", "nonce", "code_challenge")} & set(second.values())


def test_the_cookie_of_a_visit_is_kept_from_scripts_and_comes_along_from_other_sites(one_house):
    answer = one_house.browser().post("/api/v1/auth/providers/github/sign-in", {})
    (cookie,) = answer.headers.getlist("Set-Cookie")
    assert cookie.startswith("__Host-pw-visit-")
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=600"} <= set(cookie.split("; "))


@pytest.mark.parametrize(
    "spoil",
    [
        {"state": "another"},
        {"state": None},
        {"iss": "https://other.example"},
        {"iss": None},
    ],
    ids=str,
)
def test_an_answer_to_another_question_opens_nothing(one_house, ann, spoil):
    browser = one_house.browser()
    back = browser.at_provider(browser.begin("house"))
    assert browser.come_back(changed(back, **spoil)) == "/sign-in?problem=auth.visit_unknown"
    assert browser.who is None


def test_an_answer_is_good_once_and_in_its_own_browser_only(one_house, ann, issuer):
    browser, other = one_house.browser(), one_house.browser()
    other.begin("house")
    stolen = browser.at_provider(browser.begin("house"))
    assert other.come_back(stolen) == "/sign-in?problem=auth.visit_unknown"
    assert browser.come_back(stolen) == "/sign-in?problem=auth.visit_unknown"
    good = browser.at_provider(browser.begin("house"))
    redeemed = issuer.redeemed
    assert browser.come_back(good) == "/"
    assert browser.come_back(good) == "/sign-in?problem=auth.visit_unknown"
    assert issuer.redeemed == redeemed + 1


def test_an_answer_of_one_provider_is_none_of_another(one_house, ann):
    browser = one_house.browser()
    back = browser.at_provider(browser.begin("house"))
    mixed = changed(back.replace("/house/callback", "/github/callback"), iss=None)
    assert browser.come_back(mixed) == "/sign-in?problem=auth.visit_unknown"


def test_two_tabs_may_visit_at_once(one_house, ann):
    browser = one_house.browser()
    first, second = browser.begin("house", back="/books/a"), browser.begin("house", back="/books/b")
    assert browser.come_back(browser.at_provider(first)) == "/books/a"
    assert browser.come_back(browser.at_provider(second)) == "/books/b"


STRANGER = RSAKey.generate_key(2048, {"kid": "one"})
FORGERIES = {
    "unsigned": lambda issuer: {"forge": issuer.unsigned},
    "signed by a stranger": lambda issuer: {
        "forge": lambda c: issuer.signed(c, RSAKey.generate_key(2048, {"kid": "one"}))
    },
    "signed with a shared secret": lambda issuer: {"forge": issuer.signed_with_our_secret},
    "cut": lambda issuer: {"forge": lambda c: issuer.signed(c)[:-8]},
    "for another visit": lambda _: {"claims": {"nonce": "another"}},
    "for no visit": lambda _: {"claims": {"nonce": None}},
    "for somebody else": lambda _: {"claims": {"aud": "another-client"}},
    "for several without saying who may use it": lambda _: {"claims": {"aud": ["our-name", "another"]}},
    "by another issuer": lambda _: {"claims": {"iss": "https://other.example"}},
    "ended": lambda _: {"claims": {"exp": 1}},
    "from the future": lambda _: {"claims": {"nbf": 2**40}},
    "without an end": lambda _: {"claims": {"exp": None}},
    "about nobody": lambda _: {"claims": {"sub": None}},
    "about a number": lambda _: {"claims": {"sub": 1}},
    "about another than userinfo": lambda _: {"claims": {"email": None}, "userinfo": {"sub": "another"}},
    "with another access token": lambda _: {"claims": {"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"}},
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_token_that_proves_nothing_opens_nothing(one_house, ann, issuer, forgery):
    for name, value in FORGERIES[forgery](issuer).items():
        setattr(issuer, name, value)
    browser = one_house.browser()
    assert browser.visit("house") == "/sign-in?problem=auth.provider_failed"
    assert browser.who is None


def test_a_code_that_was_caught_is_worth_nothing_without_its_verifier(one_house, ann, issuer):
    browser, thief = one_house.browser(), one_house.browser()
    caught = asked(browser.at_provider(browser.begin("house")))["code"]
    theirs = thief.at_provider(thief.begin("house"))
    assert thief.come_back(changed(theirs, code=caught)) == "/sign-in?problem=auth.provider_failed"


def test_who_says_no_at_the_provider_comes_back_to_sign_in(one_house, issuer):
    issuer.answer = {"error": "access_denied", "code": None}
    assert one_house.browser().visit("house") == "/sign-in?problem=auth.provider_refused"


@pytest.mark.parametrize("lie", [{"issuer": "https://other.example"}, {"token_endpoint": "http://169.254.169.254/"}])
def test_an_issuer_that_speaks_for_others_or_points_inside_is_not_asked(tmp_path, issuer, mock_issuer, github, lie):

    issuer.described = lie
    allowed = Outgoing().and_host_of(issuer.url)
    configured = Configured("house", "House", "openid", issuer.url, issuer.client, issuer.secret, False, allowed)
    with pytest.raises(ProviderFailed):
        OpenId(configured).address(Visit("s", "n", "v", "https://books.example.org/back"))


def test_a_provider_that_is_gone_is_told_as_such(one_house, ann, issuer, monkeypatch):
    browser = one_house.browser()
    back = browser.at_provider(browser.begin("github"))

    def unreachable(*_, **__):
        raise httpx.ConnectError("gone")

    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", unreachable)
    assert browser.come_back(back) == "/sign-in?problem=auth.provider_failed"


@pytest.mark.parametrize("back", ["//evil.example", "/\\evil.example", "https://evil.example", "/a?b", ""])
def test_nobody_is_sent_to_another_site(one_house, back):
    answer = one_house.browser().post("/api/v1/auth/providers/house/sign-in", {"back": back})
    assert answer.status_code == 422


def test_a_visit_ends_after_ten_minutes(one_house, ann, monkeypatch):
    browser = one_house.browser()
    back = browser.at_provider(browser.begin("house"))
    later = time.time() + 601
    monkeypatch.setattr(time, "time", lambda: later)
    assert browser.come_back(back) == "/sign-in?problem=auth.visit_unknown"


@pytest.fixture
def next_code(one_house, ann):
    """Let Ann's account ask for codes; return the next one."""
    factors, now = one_house.services.get(Factors), int(time.time())
    app = pyotp.TOTP(factors.offer(ann).secret)
    assert factors.begin(ann, app.at(now))
    yield app.at(now + 30)
    with one_house.services.sessions.begin() as db:
        factors.end(db, ann)


def test_whoever_vouches_for_a_person_their_account_s_code_is_asked_for_too(one_house, ann, next_code):
    browser = one_house.browser()
    assert browser.visit("house", back="/books/abc") == "/sign-in#code=%2Fbooks%2Fabc"
    assert browser.who is None
    assert browser.post("/api/v1/auth/second-step", {"code": next_code}).status_code == 200
    assert browser.who == ann
