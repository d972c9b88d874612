"""Tokens end when they were made to, and there are not endlessly many."""

import pytest
from plotweaver_backend.database import session_factory
from plotweaver_backend.feed import Feed
from plotweaver_backend.identity.keys import Keys
from plotweaver_backend.identity.secrets import digest
from plotweaver_backend.identity.service import IdentityService
from plotweaver_backend.identity.signals import Signals
from plotweaver_backend.tokens.service import MOST_TOKENS, TokensService
from plotweaver_contracts.tokens import NewToken
from plotweaver_kit.problems import ProblemError

DAY = 24 * 3600


@pytest.fixture
def clock():
    return [1_800_000_000]


@pytest.fixture
def tokens(engine, clock):
    return TokensService(session_factory(engine), Signals(Feed(engine)), lambda: clock[0])


@pytest.fixture
def account(engine, tmp_path):
    keys = Keys.load(tmp_path / "keys")
    return IdentityService(session_factory(engine), keys, Signals(Feed(engine))).ensure_admin().id


def test_a_token_works_until_its_last_second(tokens, account, clock):
    secret = tokens.create(account, NewToken(name="x", scope="read", days=1)).secret
    clock[0] += DAY - 1
    assert tokens.holder(digest(secret)).account == account
    clock[0] += 1
    assert tokens.holder(digest(secret)) is None
    assert tokens.everyone_of(account) == []


def test_the_secret_itself_is_nowhere_in_the_database(tokens, account, engine):
    secret = tokens.create(account, NewToken(name="x", scope="read")).secret
    with engine.connect() as connection:
        rows = [tuple(row) for row in connection.exec_driver_sql("SELECT * FROM access_tokens")]
    assert rows
    assert secret not in str(rows)


def test_there_are_not_endlessly_many(tokens, account):
    made = [tokens.create(account, NewToken(name="x", scope="read")) for _ in range(MOST_TOKENS)]
    with pytest.raises(ProblemError) as refused:
        tokens.create(account, NewToken(name="x", scope="read"))
    assert refused.value.code == "tokens.too_many"
    tokens.revoke(account, made[0].token.id)
    assert tokens.create(account, NewToken(name="x", scope="read")).secret.startswith("pwt_")
