"""Bad tokens get one answer here, too; and keys follow one another without anybody noticing."""

import time

import pytest
from anyio.from_thread import start_blocking_portal
from joserfc import jwt
from joserfc.jwk import OctKey, OKPKey
from plotweaver_bff.access.keys import TokenReader
from plotweaver_bff.backend import Backend
from plotweaver_kit.tokens import ALGORITHM, TYPE
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

READ = "/api/v1/projects/abcdefghijkl/outline"


def signed(key, header=None, algorithm=ALGORITHM, **claims):
    right = {"iss": "plotweaver", "aud": "plotweaver", "sub": "owner", "sid": "s1", "exp": int(time.time()) + 600}
    named = {"alg": algorithm, "typ": TYPE, "kid": key.thumbprint()} | (header or {})
    return jwt.encode(named, right | claims, key, algorithms=[algorithm])


BAD = {
    "expired": lambda peer: peer.token("owner", lifetime=-1),
    "of another installation": lambda _: signed(OKPKey.generate_key("Ed25519")),
    "by another key of our name": lambda peer: signed(OKPKey.generate_key("Ed25519"), {"kid": peer.key.thumbprint()}),
    "truncated": lambda peer: peer.token("owner")[:-1],
    "without its signature": lambda peer: peer.token("owner").rpartition(".")[0] + ".",
    "alg none": lambda peer: "eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0." + peer.token("owner").split(".")[1] + ".",
    "a shared secret": lambda _: signed(OctKey.import_key("a secret of enough bits"), algorithm="HS256"),
    "of another type": lambda peer: signed(peer.key, {"typ": "JWT"}),
    "for another audience": lambda peer: signed(peer.key, aud="elsewhere"),
    "a refresh token": lambda _: "x" * 43,
    "nonsense": lambda _: "a.b.c",
}


@pytest.mark.parametrize("visibility", ["private", "public"])
def test_every_bad_token_gets_one_answer_even_where_visitors_may_read(house, peer, until, visibility):
    peer.tell("permissions.changed", {"account": "", "role": None, "session": None, "visibility": visibility})
    until(lambda: house.get(READ).status_code == (401 if visibility == "private" else 200))
    ended = peer.token("owner", session="s2")
    peer.tell("permissions.changed", {"account": "owner", "role": None, "session": "s2"}, project=None)
    until(lambda: house.get(READ, Authorization=f"Bearer {ended}").status_code == 401)
    answers = {}
    for wrong, token in {**{wrong: make(peer) for wrong, make in BAD.items()}, "revoked": ended}.items():
        answer = house.get(READ, Authorization=f"Bearer {token}")
        answers[wrong] = (answer.status_code, answer.text, answer.headers.get("www-authenticate"))
    assert len(set(answers.values())) == 1, answers
    status, text, challenge = answers["expired"]
    assert (status, challenge) == (401, 'Bearer realm="plotweaver"')
    assert '"auth.required"' in text
    assert house.get(READ, Authorization=f"Bearer {signed(peer.key)}").status_code == 200


def test_a_bad_token_opens_no_live_connection(house):
    with (
        connect(
            house.origin.replace("http", "ws") + "/api/v1/live", additional_headers={"Authorization": "Bearer x"}
        ) as socket,
        pytest.raises(ConnectionClosed) as closed,
    ):
        socket.recv(timeout=20)
    assert closed.value.rcvd.code == 4401


class Publisher:
    """A write service that publishes keys, and counts how often it is asked."""

    def __init__(self):
        self.keys, self.asked, self.away = [OKPKey.generate_key("Ed25519")], 0, False

    def app(self):
        return Starlette(routes=[Route("/api/v1/auth/keys", self._published)])

    async def _published(self, _request):
        self.asked += 1
        published = [
            dict(key.as_dict(private=False)) | {"alg": ALGORITHM, "kid": key.thumbprint()} for key in self.keys
        ]
        return JSONResponse({"keys": published}, 503 if self.away else 200)


class Clock:
    """Seconds that stand still until a test moves them."""

    def __init__(self):
        self.now = time.time()

    def __call__(self):
        return self.now


@pytest.fixture
def publisher():
    return Publisher()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def reads(publisher, clock, serve):
    """Whether a token is read, by a reader that lives on from call to call."""
    backend = Backend(serve(publisher.app()).origin)
    reader = TokenReader(backend, clock)
    with start_blocking_portal() as portal:
        yield lambda token: portal.call(reader.read, token) is not None
        portal.call(backend.close)


def test_a_key_that_was_published_for_a_while_is_known_when_it_signs(publisher, reads, clock):
    old = publisher.keys[0]
    assert reads(signed(old))
    publisher.keys.append(OKPKey.generate_key("Ed25519"))
    clock.now += 61
    assert reads(signed(old))
    assert publisher.asked == 2
    # somebody asks for keys without end, by tokens that nobody signed: the new one is known all the same
    assert not reads(signed(OKPKey.generate_key("Ed25519")))
    clock.now += 1
    assert reads(signed(publisher.keys[1]))
    assert reads(signed(old))


def test_tokens_that_nobody_signed_do_not_make_us_ask_without_end(publisher, reads, clock):
    for _ in range(5):
        assert not reads(signed(OKPKey.generate_key("Ed25519")))
    assert publisher.asked == 1
    clock.now += 11
    assert not reads(signed(OKPKey.generate_key("Ed25519")))
    assert publisher.asked == 2


def test_what_a_key_signed_that_was_given_up_is_refused_within_a_minute(publisher, reads, clock):
    stolen = signed(publisher.keys[0])
    assert reads(stolen)
    publisher.keys = [OKPKey.generate_key("Ed25519")]
    clock.now += 60
    assert not reads(stolen)


def test_while_the_write_service_is_away_the_known_keys_go_on(publisher, reads, clock):
    assert reads(signed(publisher.keys[0]))
    publisher.away = True
    clock.now += 120
    assert reads(signed(publisher.keys[0]))
