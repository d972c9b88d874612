"""Keys on disk, the access tokens they sign, and how one key follows another."""

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey, OKPKey
from plotweaver_backend.identity.keys import ACCESS_LIFETIME, LEAD, Keys

CLAIMS = {"iss": "plotweaver", "aud": "plotweaver", "sub": "ann", "sid": "s1", "iat": 1000, "exp": 2000}


def signer(keys, now=1000):
    return keys.ring.signer(now)


def test_keys_are_made_once_and_only_their_owner_reads_them(tmp_path):
    with ThreadPoolExecutor(4) as pool:
        first, *others = pool.map(lambda _: Keys.load(tmp_path / "keys"), range(4))
    for each in others:
        assert each.published() == first.published()
        assert (each.refresh, each.instance) == (first.refresh, first.instance)
    paths = list((tmp_path / "keys").rglob("*"))
    assert {stat.S_IMODE(path.stat().st_mode) for path in paths if path.is_file()} == {0o600}
    assert {stat.S_IMODE(path.stat().st_mode) for path in paths if path.is_dir()} == {0o700}


def test_a_token_says_who_and_which_session_until_it_ends(tmp_path):
    keys = Keys.load(tmp_path)
    token = keys.sign("ann", "s1", now=1000, lifetime=600)
    claims = keys.verify(token, now=1599)
    assert claims is not None
    assert (claims.account, claims.session) == ("ann", "s1")
    assert keys.verify(token, now=1601) is None


def test_another_instance_s_token_and_nonsense_are_not_ours(tmp_path):
    ours, theirs = Keys.load(tmp_path / "a"), Keys.load(tmp_path / "b")
    assert ours.verify(theirs.sign("ann", "s1", 1000, 600), now=1000) is None
    assert ours.verify("nonsense", now=1000) is None


@pytest.mark.parametrize("header", [{"typ": "JWT"}, {"typ": "rt+jwt"}, {}])
def test_a_token_of_another_type_is_refused(tmp_path, header):
    keys = Keys.load(tmp_path)
    named = {"alg": "Ed25519", "kid": signer(keys).id} | header
    assert keys.verify(jwt.encode(named, CLAIMS, signer(keys).pair, algorithms=["Ed25519"]), now=1000) is None


@pytest.mark.parametrize(
    "changed", [{"aud": "elsewhere"}, {"iss": "elsewhere"}, {"aud": None}, {"sub": None}, {"exp": 999}]
)
def test_a_token_with_other_claims_is_refused(tmp_path, changed):
    keys = Keys.load(tmp_path)
    claims = {name: value for name, value in (CLAIMS | changed).items() if value is not None}
    named = {"alg": "Ed25519", "typ": "at+jwt", "kid": signer(keys).id}
    assert keys.verify(jwt.encode(named, claims, signer(keys).pair, algorithms=["Ed25519"]), now=1000) is None


def test_a_public_key_signs_nothing_as_a_shared_secret(tmp_path):
    keys = Keys.load(tmp_path)
    (published,) = keys.published().keys
    named = {"alg": "HS256", "typ": "at+jwt", "kid": published["kid"]}
    forged = jwt.encode(named, CLAIMS, OctKey.import_key(str(published["x"])), algorithms=["HS256"])
    assert keys.verify(forged, now=1000) is None


def test_published_keys_verify_and_hold_no_private_half(tmp_path):
    keys = Keys.load(tmp_path)
    (published,) = keys.published().keys
    assert "d" not in published
    token = keys.sign("ann", "s1", 1000, 600)
    assert jwt.decode(token, OKPKey.import_key(published), algorithms=["Ed25519"]).claims["sub"] == "ann"


def test_a_new_key_is_published_before_it_signs_and_the_old_one_verifies_until_its_tokens_end(tmp_path):
    here, elsewhere = Keys.load(tmp_path), Keys.load(tmp_path)
    old = signer(here).id
    new = here.ring.rotate(now=1000).id
    assert [key["kid"] for key in elsewhere.published().keys] == [old, new]
    assert signer(elsewhere, 1000 + LEAD - 1).id == old
    last = elsewhere.sign("ann", "s1", 1000 + LEAD - 1, ACCESS_LIFETIME)
    assert signer(elsewhere, 1000 + LEAD).id == new
    end = 1000 + LEAD - 1 + ACCESS_LIFETIME
    assert here.ring.retire(end - 1) == []
    assert elsewhere.verify(last, end - 1) is not None
    assert here.ring.retire(end + 2) == [old]
    assert [key["kid"] for key in elsewhere.published().keys] == [new]
    assert Keys.load(tmp_path).published() == here.published()


def test_a_key_that_was_given_up_verifies_nothing_from_that_moment(tmp_path):
    here, elsewhere = Keys.load(tmp_path), Keys.load(tmp_path)
    stolen = here.sign("ann", "s1", 1000, 600)
    claims = elsewhere.verify(stolen, 1000)
    assert elsewhere.knows(claims)
    here.ring.forget(1000)
    assert elsewhere.verify(stolen, 1000) is None
    assert not elsewhere.knows(claims)
    assert elsewhere.verify(here.sign("ann", "s1", 1000, 600), 1000) is not None
