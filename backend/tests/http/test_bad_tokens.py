"""Whatever is wrong with a token, its holder is told one and the same thing."""

import time

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey, OKPKey
from plotweaver_backend.identity.cookies import CookieNames
from plotweaver_backend.identity.keys import Keys
from plotweaver_backend.identity.service import IdentityService
from plotweaver_contracts.tokens import PREFIX

SHOWN_TO = [("GET", "/api/v1/auth/session"), ("POST", "/api/v1/projects"), ("GET", "/api/v1/projects/aaaaaaaaaaaa")]


def signed(house, pair=None, algorithm="Ed25519", header=None, **claims):
    """Return a token that is right but for what is said here."""
    key = house.services.get(Keys).ring.signer(int(time.time()))
    now = int(time.time())
    right = {"iss": "plotweaver", "aud": "plotweaver", "sub": "a", "sid": "s", "iat": now, "exp": now + 600}
    named = {"alg": algorithm, "typ": "at+jwt", "kid": key.id} | (header or {})
    return jwt.encode(named, right | claims, pair or key.pair, algorithms=[algorithm])


def revoked(house):
    token = house.tokens["reader"]
    assert house.call("reader", "POST", "/api/v1/auth/sign-out").status_code == 200
    return token


def withdrawn(house):
    made = house.call("reader", "POST", "/api/v1/auth/tokens", {"name": "x", "scope": "read"}).get_json()
    house.call("reader", "DELETE", f"/api/v1/auth/tokens/{made['token']['id']}")
    return made["secret"]


def right_but_for(house, **claims):
    """Return a token of the reader's living session with other claims."""
    principal = house.services.get(IdentityService).recognise(house.tokens["reader"], by_cookie=False)
    return signed(house, **({"sub": principal.account, "sid": principal.session} | claims))


BAD = {
    "expired": lambda house: right_but_for(house, exp=int(time.time()) - 1),
    "revoked": revoked,
    "of another installation": lambda house: signed(house, pair=OKPKey.generate_key("Ed25519")),
    "truncated": lambda house: house.tokens["reader"][:-1],
    "without its signature": lambda house: house.tokens["reader"].rpartition(".")[0] + ".",
    "alg none": lambda house: "eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0." + house.tokens["reader"].split(".")[1] + ".",
    "a shared secret": lambda house: signed(
        house, pair=OctKey.import_key("a secret of enough bits"), algorithm="HS256"
    ),
    "of another type": lambda house: right_but_for(house, header={"typ": "JWT"}),
    "for another audience": lambda house: right_but_for(house, aud="elsewhere"),
    "by another issuer": lambda house: right_but_for(house, iss="elsewhere"),
    "of another's session": lambda house: right_but_for(house, sub="somebody"),
    "a session that never was": lambda house: right_but_for(house, sid="none"),
    "an access token that was withdrawn": withdrawn,
    "an access token that never was": lambda _: PREFIX + "x" * 43,
    "a refresh token": lambda _: "x" * 43,
    "empty": lambda _: "",
    "nonsense": lambda _: "\x01..\xff",
}


def test_the_tokens_are_right_but_for_what_is_wrong_with_them(house):
    house.tokens["made"] = right_but_for(house)
    assert house.call("made", "GET", "/api/v1/auth/session").status_code == 200


@pytest.mark.parametrize("wrong", BAD)
def test_every_bad_token_gets_one_answer(house, wrong):
    nobody = house.call(None, "GET", "/api/v1/auth/session")
    house.tokens["bad"] = BAD[wrong](house)
    for verb, path in SHOWN_TO:
        answer = house.call("bad", verb, path, {"title": "X"} if verb == "POST" else None)
        assert (answer.status_code, answer.data) == (401, nobody.data)
        assert dict(answer.headers) == dict(nobody.headers)
        assert answer.headers["WWW-Authenticate"] == 'Bearer realm="plotweaver"'


@pytest.mark.parametrize("wrong", ["expired", "revoked", "truncated", "alg none", "nonsense"])
def test_a_bad_token_in_a_cookie_gets_the_same(house, wrong):
    nobody = house.call(None, "GET", "/api/v1/auth/session")
    client = house.app.test_client()
    bad = BAD[wrong](house).encode("ascii", "replace").decode()
    client.set_cookie(house.services.get(CookieNames).access, bad)
    answer = client.get("/api/v1/auth/session")
    assert (answer.status_code, answer.data) == (401, nobody.data)
    assert dict(answer.headers) == dict(nobody.headers)
