"""The built screens: the shell for deep links, and only scripts that the build brought."""

import base64
import hashlib

import pytest
from plotweaver_bff.app import create_app
from plotweaver_bff.serve import refuse_plain_http
from plotweaver_bff.wiring import assemble
from plotweaver_kit.settings import Settings
from starlette.testclient import TestClient

INLINE = "self.__next_f=[];"
PAGE = f'<!doctype html><script src="/_next/static/a.js"></script><script>{INLINE}</script><p>The shell</p>'


@pytest.fixture
def client(tmp_path):
    out = tmp_path / "out"
    (out / "_next" / "static").mkdir(parents=True)
    (out / "index.html").write_text(PAGE)
    (out / "404.html").write_text("Another page")
    (out / "addresses.json").write_text('["/", "/sign-in", "/books/*", "/books/*/scenes/*", "/books/*/drafts/*"]')
    (out / "_next" / "static" / "a.js").write_text("1")
    (tmp_path / "secret.txt").write_text("secret")
    (out / "link.txt").symlink_to(tmp_path / "secret.txt")
    settings = Settings(data_dir=tmp_path, mirror_dir=tmp_path / "m", service_token="x", frontend_dir=out)
    return TestClient(create_app(assemble(settings)), base_url="http://127.0.0.1")


def test_deep_links_get_the_shell(client):
    for path in ("/", "/books/abcdefghijkl", "/books/a/scenes/b", "/books/a/drafts/v1.2", "/sign-in", "/sign-in/"):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert "The shell" in answer.text
        assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("path", ["/nothing", "/books", "/books/a/pages/b", "/books/a/scenes", "/books/a/drafts/b/c"])
def test_where_no_screen_is_the_shell_says_so_and_so_does_the_status(client, path):
    answer = client.get(path)
    assert (answer.status_code, "The shell" in answer.text) == (404, True)
    assert "sha256" in answer.headers["content-security-policy"]
    assert client.head(path).status_code == 404


def test_a_name_with_a_slash_in_it_is_one_name(client):
    assert client.get("/books/a/drafts/by%2Fben").status_code == 200
    assert client.get("/books/a/drafts/by/ben").status_code == 404


def test_the_shell_is_the_only_page(client):
    for path in ("/404.html", "/404", "/index"):
        assert client.get(path).status_code == 404
        assert "Another page" not in client.get(path).text


def test_this_machine_by_its_other_name_leads_to_where_one_can_sign_in(client):
    answer = client.get("http://localhost/books/abcdefghijkl", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (307, "http://127.0.0.1:8000/books/abcdefghijkl")
    assert client.get("http://localhost/_next/static/a.js").text == "1"
    assert client.get("http://localhost/health/live", follow_redirects=False).status_code == 200
    # behind a proxy that calls us by our own name, this would never end
    assert client.get("http://books.example/", follow_redirects=False).status_code == 200


def test_only_the_build_s_own_inline_scripts_may_run(client):
    digest = base64.b64encode(hashlib.sha256(INLINE.encode()).digest()).decode()
    policy = client.get("/").headers["content-security-policy"]
    scripts = next(each for each in policy.split("; ") if each.startswith("script-src"))
    assert scripts == f"script-src 'self' 'sha256-{digest}'"
    assert "frame-ancestors 'none'" in policy


def test_every_answer_says_how_browsers_may_use_it_and_lets_no_other_site_read_it(client):
    for path in ("/", "/api/v1/nothing", "/api/v1/projects/x/outline", "/_next/static/a.js"):
        headers = client.get(path, headers={"Origin": "https://elsewhere.example"}).headers
        assert headers["x-content-type-options"] == "nosniff", path
        assert headers["cross-origin-resource-policy"] == "same-origin", path
        assert "frame-ancestors 'none'" in headers["content-security-policy"], path
        assert "strict-transport-security" not in headers, path
        assert not [name for name in headers if name.startswith("access-control-")], path
    asked = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "POST"}
    assert not [name for name in client.options("/api/v1/projects", headers=asked).headers if "access-control" in name]


def test_who_was_called_by_tls_is_told_to_come_back_by_nothing_else(tmp_path):
    settings = Settings(
        data_dir=tmp_path, mirror_dir=tmp_path / "m", service_token="x", public_origin="https://books.example.org"
    )
    headers = TestClient(create_app(assemble(settings))).get("/").headers
    assert headers["strict-transport-security"].startswith("max-age=31536000")


def test_hashed_files_last_and_missing_ones_are_missing(client):
    assert "immutable" in client.get("/_next/static/a.js").headers["cache-control"]
    assert client.get("/_next/static/b.js").status_code == 404


def test_interfaces_are_never_answered_with_a_page(client):
    for path in ("/api/v1/nothing", "/git/x", "/stories/x"):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    assert client.post("/books").status_code == 404


def test_nothing_outside_the_build_is_served(client):
    assert client.get("/link.txt").status_code == 404
    assert "secret" not in client.get("/../secret.txt").text


def test_without_a_build_a_page_says_so(tmp_path):
    settings = Settings(data_dir=tmp_path, mirror_dir=tmp_path / "m", service_token="x")
    answer = TestClient(create_app(assemble(settings))).get("/")
    assert "not built" in answer.text


@pytest.mark.parametrize(
    ("host", "origin", "proxies", "refused"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000", "", ""),
        ("localhost", "http://localhost:8000", "", ""),
        ("0.0.0.0", "http://books.example.org", "10.0.0.2", "https"),
        ("192.168.1.7", "http://192.168.1.7", "", "https"),
        ("0.0.0.0", "https://books.example.org", "", "TRUSTED_PROXIES"),
        ("0.0.0.0", "https://books.example.org", "10.0.0.2", ""),
    ],
)
def test_words_never_travel_unencrypted_beyond_this_machine(tmp_path, host, origin, proxies, refused):
    settings = Settings(
        data_dir=tmp_path, service_token="x", bff_host=host, public_origin=origin, trusted_proxies=proxies
    )
    if refused:
        with pytest.raises(SystemExit, match=refused):
            refuse_plain_http(settings)
    else:
        refuse_plain_http(settings)


def test_a_mirror_needs_its_own_place(tmp_path):
    with pytest.raises(ValueError, match="MIRROR_DIR"):
        assemble(Settings(data_dir=tmp_path, service_token="x"))
