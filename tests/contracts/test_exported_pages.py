"""Every page of the export: its policy names each inline script by its hash, and lets no other one run."""

import base64
import hashlib
from html.parser import HTMLParser
from pathlib import Path

import pytest
from plotweaver_bff.app import create_app
from plotweaver_bff.wiring import assemble
from plotweaver_kit.settings import Settings
from starlette.testclient import TestClient

OUT = Path(__file__).parents[2] / "frontend" / "out"
PAGES = sorted(path.relative_to(OUT).as_posix() for path in OUT.rglob("*.html"))


class Page(HTMLParser):
    """What of a page could run: inline scripts, and attributes that hold some."""

    def __init__(self):
        super().__init__()
        self.scripts, self.attributes, self._inside = [], [], False

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        self._inside = tag == "script" and "src" not in told
        if self._inside:
            self.scripts.append("")
        self.attributes += [name for name in told if name.startswith("on")]
        self.attributes += [each for each in told.values() if (each or "").strip().lower().startswith("javascript:")]

    def handle_data(self, data):
        if self._inside:
            self.scripts[-1] += data

    def handle_endtag(self, tag):
        self._inside = False


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bff")
    settings = Settings(data_dir=folder, mirror_dir=folder / "mirror", service_token="x", frontend_dir=OUT)
    return TestClient(create_app(assemble(settings)), base_url="http://127.0.0.1")


def directives(answer):
    told = answer.headers["content-security-policy"].split("; ")
    return {each.partition(" ")[0]: each.partition(" ")[2].split() for each in told}


def digest(script):
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def test_there_is_an_export():
    assert "index.html" in PAGES


@pytest.mark.parametrize("address", [f"/{page}" for page in PAGES] + ["/", "/sign-in", "/books/abcdefghijkl"])
def test_only_the_scripts_of_the_page_itself_may_run(client, address):
    answer = client.get(address)
    page = Page()
    page.feed(answer.text)
    policy = directives(answer)
    assert page.scripts
    assert set(policy["script-src"]) == {"'self'", *map(digest, page.scripts)}
    assert page.attributes == []
    assert (policy["object-src"], policy["base-uri"], policy["frame-ancestors"]) == (["'none'"],) * 3


def test_no_address_of_any_kind_lets_scripts_run_that_nobody_named(client):
    for address in ("/", "/404.html", "/api/v1/nothing", "/_next/static/none.js", "/git/x", "/health/live"):
        policy = directives(client.get(address))
        assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "data:"} & set(policy.get("script-src", [])), address
        assert "script-src" in policy or "default-src" in policy, address
