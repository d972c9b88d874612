"""Keys on disk and the access tokens they sign."""

import stat

from joserfc import jwt
from joserfc.jwk import OKPKey
from plotweaver_backend.identity.keys import Keys


def test_keys_are_made_once_and_only_their_owner_reads_them(tmp_path):
    first, second = Keys.load(tmp_path / "keys"), Keys.load(tmp_path / "keys")
    assert first.published() == second.published()
    assert (first.refresh, first.instance) == (second.refresh, second.instance)
    files = list((tmp_path / "keys").iterdir())
    assert len(files) == 3
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


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


def test_a_token_made_for_another_purpose_is_refused(tmp_path):
    keys = Keys.load(tmp_path)
    claims = {"iss": "plotweaver", "aud": "plotweaver", "sub": "ann", "sid": "s1", "exp": 2000}
    for header, changed in [({"typ": "JWT"}, claims), ({"typ": "at+jwt"}, claims | {"aud": "elsewhere"})]:
        token = jwt.encode({"alg": "Ed25519"} | header, changed, keys.signing, algorithms=["Ed25519"])
        assert keys.verify(token, now=1000) is None


def test_published_keys_verify_and_hold_no_private_half(tmp_path):
    keys = Keys.load(tmp_path)
    (published,) = keys.published().keys
    assert "d" not in published
    token = keys.sign("ann", "s1", 1000, 600)
    assert jwt.decode(token, OKPKey.import_key(published), algorithms=["Ed25519"]).claims["sub"] == "ann"
