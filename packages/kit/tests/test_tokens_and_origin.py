"""What both services share: reading tokens, cookies and origins, hiding secrets."""

import pytest
from joserfc import jwt
from joserfc.jwk import OKPKey
from plotweaver_contracts.problems import PROBLEMS
from plotweaver_kit.cookies import access_cookie, access_tokens, refresh_cookie
from plotweaver_kit.logging import redact
from plotweaver_kit.origin import is_foreign
from plotweaver_kit.problems import ProblemError
from plotweaver_kit.tokens import ALGORITHM, TYPE, public_keys, verify

OURS = "http://127.0.0.1:8000"
CLAIMS = {"iss": "plotweaver", "aud": "plotweaver", "sub": "ann", "sid": "s1", "exp": 2000}


def _token(key: OKPKey, claims: dict[str, object], kind: str = TYPE) -> str:
    header = {"alg": ALGORITHM, "typ": kind, "kid": key.thumbprint()}
    return jwt.encode(header, claims, key, algorithms=[ALGORITHM])


def _published(key: OKPKey) -> list[dict[str, object]]:
    return [dict(key.as_dict(private=False)) | {"alg": ALGORITHM, "use": "sig", "kid": key.thumbprint()}]


def test_a_token_is_read_with_the_published_half_until_it_ends() -> None:
    key = OKPKey.generate_key("Ed25519")
    keys, token = public_keys(_published(key)), _token(key, CLAIMS)
    claims = verify(keys, token, now=1999)
    assert claims is not None
    assert (claims.account, claims.session, claims.expires) == ("ann", "s1", 2000)
    assert verify(keys, token, now=2001) is None


@pytest.mark.parametrize("missing", ["iss", "aud", "sub", "sid", "exp"])
def test_a_token_that_leaves_something_out_is_refused(missing: str) -> None:
    key = OKPKey.generate_key("Ed25519")
    claims = {name: value for name, value in CLAIMS.items() if name != missing}
    assert verify(public_keys(_published(key)), _token(key, claims), now=1000) is None


def test_another_key_another_type_and_nonsense_are_refused() -> None:
    key, other = OKPKey.generate_key("Ed25519"), OKPKey.generate_key("Ed25519")
    keys = public_keys(_published(key))
    for token in (_token(other, CLAIMS), _token(key, CLAIMS, "JWT"), "nonsense", ""):
        assert verify(keys, token, now=1000) is None


@pytest.mark.parametrize(
    ("method", "headers", "cookies", "foreign"),
    [
        ("GET", {"Origin": "http://elsewhere.invalid"}, True, False),
        ("POST", {"Origin": OURS, "Sec-Fetch-Site": "same-origin"}, True, False),
        ("POST", {"Origin": "http://elsewhere.invalid"}, True, True),
        ("POST", {"Origin": OURS, "Sec-Fetch-Site": "cross-site"}, True, True),
        ("POST", {"Sec-Fetch-Site": "same-site"}, True, True),
        ("POST", {}, True, True),
        ("POST", {}, False, False),
        ("POST", {"Authorization": "Bearer x", "Origin": "http://elsewhere.invalid"}, True, False),
        ("POST", {"Authorization": "bearer x"}, True, False),
        ("POST", {"Authorization": "Basic eDp5", "Origin": "http://elsewhere.invalid"}, True, True),
        ("POST", {"Authorization": "", "Sec-Fetch-Site": "cross-site"}, True, True),
        ("POST", {"Authorization": "Basic eDp5"}, True, True),
        ("POST", {"Authorization": "Basic eDp5"}, False, False),
    ],
)
def test_only_writes_of_other_sites_with_cookies_are_foreign(method, headers, cookies, foreign) -> None:
    sent = headers | ({"Cookie": "a=b"} if cookies else {})
    assert is_foreign(method, sent, OURS) is foreign


def test_cookies_are_named_per_instance_and_found_by_kind() -> None:
    cookies = {access_cookie("a"): "1", access_cookie("b"): "2", refresh_cookie("a"): "3", "other": "4"}
    assert access_tokens(cookies) == ["1", "2"]
    assert all(name.startswith("__Host-") for name in cookies if name != "other")


def test_a_problem_takes_status_and_title_from_the_table() -> None:
    for code, (status, title) in PROBLEMS.items():
        problem = ProblemError(code, "What happened.").problem
        assert (problem.status, problem.title, problem.code, problem.detail) == (status, title, code, "What happened.")


def test_logs_hide_what_is_secret_and_keep_the_rest() -> None:
    event = redact(None, "info", {"event": "signed in", "access_token": "abc", "Password": "x", "account": "ann"})
    assert event == {"event": "signed in", "access_token": "[hidden]", "Password": "[hidden]", "account": "ann"}
