"""The real application with three providers: `oidc-provider-mock`, an issuer that can lie, and a little GitHub."""

import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import httpx
import oidc_provider_mock
import pytest
from plotweaver_backend import wiring
from plotweaver_backend.app import create_app
from plotweaver_backend.identity.service import IdentityService
from plotweaver_backend.providers import identities
from plotweaver_backend.providers.domain import Person
from plotweaver_kit.settings import OpenIdProvider, Settings

_HERE = Path(__file__).parent
HOME = "https://books.example.org"
#: By this name the bff calls the backend; browsers only know the other one.
INNER = "https://127.0.0.1"


def _of(name):
    spec = spec_from_file_location(name, _HERE / f"{name}.py")
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


_GITHUB, _ISSUER = _of("github_server"), _of("issuer")


class Browser:
    """A browser: cookies of its own, and redirects followed one by one."""

    def __init__(self, house):
        self._client = house.app.test_client()

    def post(self, path, body=None, verb="POST"):
        here = {"Origin": HOME, "Sec-Fetch-Site": "same-origin"}
        return self._client.open(path, method=verb, json=body, headers=here, base_url=INNER)

    def get(self, path):
        return self._client.get(path, base_url=INNER)

    def begin(self, provider, purpose="sign-in", back="/"):
        answer = self.post(f"/api/v1/auth/providers/{provider}/{purpose}", {"back": back})
        assert answer.status_code == 200, answer.get_json()
        return answer.get_json()["url"]

    def at_provider(self, url, person=None):
        """Visit the provider, as `person` where it asks who one is; return where it sends the browser."""
        answer = httpx.get(url) if person is None else httpx.post(url, data={"sub": person})
        assert answer.status_code == 302, answer.text
        return answer.headers["Location"]

    def come_back(self, url):
        """Follow the provider's redirect; return where we send the browser."""
        assert url.startswith(f"{HOME}/api/v1/auth/providers/")
        answer = self.get(url.removeprefix(HOME))
        assert answer.status_code == 303, answer.get_data(as_text=True)
        return answer.headers["Location"]

    def visit(self, provider, purpose="sign-in", person=None, back="/"):
        """Go there and come back; return the page."""
        return self.come_back(self.at_provider(self.begin(provider, purpose, back), person))

    def enter(self, house, account):
        """Sign in by a one-time link."""
        link = house.services.get(IdentityService).create_link(account)
        assert self.post("/api/v1/auth/link", {"token": link}).status_code == 200

    @property
    def who(self):
        """Whose account is signed in here; None: nobody's."""
        answer = self.get("/api/v1/auth/session")
        return answer.get_json()["account"]["id"] if answer.status_code == 200 else None


@dataclass
class House:
    """The application, and whoever it may send people to."""

    app: object
    services: object
    issuer: object
    mock: str

    def browser(self):
        return Browser(self)

    def account(self, name, email):
        return self.services.get(IdentityService).create_account(name, email, "a long enough password").id

    def link(self, account, subject="person-1"):
        """Let the issuer's person sign in as `account`."""
        person = Person(self.issuer.url, subject, "Ann", "", "ann")
        with self.services.sessions.begin() as db:
            identities.link(db, account, "house", person, 1)


@pytest.fixture(scope="session")
def mock_issuer():
    with oidc_provider_mock.run_server_in_thread(require_nonce=True) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture(scope="session")
def github():
    """A little GitHub, a process of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, str(_HERE / "github_server.py"), str(port)],
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"
    for _ in range(600):
        try:
            httpx.get(url)
            break
        except httpx.ConnectError:
            time.sleep(0.05)
    yield url
    process.terminate()
    process.wait()


@pytest.fixture(scope="session")
def the_issuer():
    issuer = _ISSUER.Issuer()
    yield issuer
    issuer.stop()


@pytest.fixture
def issuer(the_issuer):
    """The issuer, honest again."""
    the_issuer.honest()
    return the_issuer


def build(folder, database_url, issuer, mock, github):
    """Return the application with its providers."""
    others = [
        OpenIdProvider(
            id="house", name="The house", issuer=issuer.url, client_id=issuer.client, client_secret=issuer.secret
        ),
        OpenIdProvider(
            id="trusted",
            name="Trusted",
            issuer=issuer.url,
            client_id=issuer.client,
            client_secret=issuer.secret,
            trust_email=True,
        ),
        OpenIdProvider(id="mock", name="Mock", issuer=mock, client_id="any", client_secret="any"),
    ]
    settings = Settings(
        data_dir=folder,
        database_url=database_url,
        service_token="the-services-own-token",
        public_origin=HOME,
        github_url=github,
        github_client_id=_GITHUB.CLIENT,
        github_client_secret=_GITHUB.SECRET,
        openid_providers=others,
    )
    services = wiring.assemble(settings)
    return House(create_app(services, wiring.features()), services, issuer, mock)


@pytest.fixture
def house(database_url, tmp_path, issuer, mock_issuer, github):
    house = build(tmp_path / "data", database_url, issuer, mock_issuer, github)
    yield house
    house.services.engine.dispose()


@pytest.fixture(scope="module")
def one_house(tmp_path_factory, the_issuer, mock_issuer, github):
    """One application for a whole module, for tests that leave nothing behind which others would mind."""
    house = build(tmp_path_factory.mktemp("house"), "", the_issuer, mock_issuer, github)
    yield house
    house.services.engine.dispose()
