"""Which address a call is counted under and told with: the caller's, or what a declared proxy says; never a claim."""

import pytest
import uvicorn
from plotweaver_bff.app import create_app
from plotweaver_bff.serve import options
from plotweaver_bff.wiring import assemble
from plotweaver_kit import calling
from plotweaver_kit.settings import Settings
from pydantic import ValidationError
from starlette.testclient import TestClient

SERVICE_TOKEN = "the-services-own-token"
PROXY, CALLER = "10.0.0.2", "203.0.113.9"


@pytest.fixture
def told(house, peer):
    """Call the service as uvicorn serves it, and return the address that the write service is told."""

    def call(trusted, connection, *claims):
        settings = house.settings.model_copy(update={"trusted_proxies": trusted})
        config = uvicorn.Config(create_app(assemble(settings)), **options(settings))
        config.load()
        headers = [("X-Forwarded-For", claim) for claim in claims]
        headers.append((calling.HEADER, calling.told("6.6.6.6", "a-token-that-was-guessed")))
        with TestClient(config.loaded_app, base_url="http://127.0.0.1", client=(connection, 1)) as client:
            assert client.get("/api/v1/projects", headers=headers).status_code == 200
        return calling.believed(
            next(each[2] for each in reversed(peer.seen) if each[1] == "/api/v1/projects")[calling.HEADER.lower()],
            SERVICE_TOKEN,
        )

    return call


def test_only_a_declared_proxy_says_where_a_call_comes_from(told):
    assert told("", CALLER, "6.6.6.6") == CALLER
    assert told("", "127.0.0.1", "6.6.6.6") == "127.0.0.1"
    assert told(PROXY, PROXY, CALLER) == CALLER
    assert told(PROXY, CALLER, "6.6.6.6") == CALLER
    # what a caller claimed stands left of what the proxies added
    assert told("10.0.0.0/8", PROXY, "6.6.6.6", f"{CALLER}, 10.0.0.3") == CALLER
    assert told(PROXY, PROXY) == PROXY
    assert told(f"{PROXY}, fd00::/8", "fd00::1", "2001:db8::7") == "2001:db8::7"
    assert told(PROXY, PROXY, "<script>") == ""


def test_guesses_through_a_proxy_count_for_who_makes_them(house):
    settings = house.settings.model_copy(update={"trusted_proxies": PROXY})
    config = uvicorn.Config(create_app(assemble(settings)), **options(settings))
    config.load()

    def guess(client, address):
        body = {"email": "ann@example.org", "password": "x"}
        return client.post(
            "/api/v1/auth/sign-in",
            json=body,
            headers={"X-Forwarded-For": address, "Origin": house.settings.public_origin},
        ).status_code

    with TestClient(config.loaded_app, base_url="http://127.0.0.1", client=(PROXY, 1)) as client:
        while (status := guess(client, CALLER)) != 429:
            assert status == 200
        assert guess(client, f"1.2.3.4, {CALLER}") == 429
        assert guess(client, "198.51.100.4") == 200


@pytest.mark.parametrize("listed", ["0.0.0.0/0", "::/0", "*", "proxy.example.org", "10.0.0.2/8"])
def test_who_is_trusted_is_named_by_address_and_never_everybody(listed, tmp_path):
    with pytest.raises(ValidationError):
        Settings(data_dir=tmp_path, service_token="x", trusted_proxies=listed)
