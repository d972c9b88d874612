"""Where a configured address may lead, and that it leads nowhere else."""

import ipaddress
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from plotweaver_backend.outgoing import Outgoing, OutgoingRefused, client, read_json

CLOSED = Outgoing()


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "https://localhost/",
        "https://10.1.2.3/",
        "https://192.168.0.1/",
        "https://169.254.169.254/latest/meta-data/",
        "https://100.64.0.1/",
        "https://0.0.0.0/",
        "https://[::1]/",
        "https://[fe80::1]/",
        "https://[fd00::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[2002:7f00:1::]/",
        "https://224.0.0.1/",
        # other ways to write 127.0.0.1
        "https://2130706433/",
        "https://0x7f.1/",
        "https://no-such-name.invalid/",
    ],
)
def test_what_lies_inside_is_not_called(url):
    with pytest.raises(OutgoingRefused):
        CLOSED.check(url)


@pytest.mark.parametrize(
    "url", ["ftp://8.8.8.8/", "file:///etc/passwd", "https://a:b@8.8.8.8/", "https:///x", "not a url", ""]
)
def test_what_is_no_plain_web_address_is_refused(url):
    with pytest.raises(OutgoingRefused):
        CLOSED.check(url)


def test_the_open_network_is_called_by_tls_only():
    CLOSED.check("https://8.8.8.8/")
    with pytest.raises(OutgoingRefused, match="https"):
        CLOSED.check("http://8.8.8.8/")


@given(st.ip_addresses(v=4, network="10.0.0.0/8"))
def test_a_network_that_is_allowed_is_open_and_its_neighbours_are_not(address):
    policy = Outgoing.of(["10.1.0.0/16"])
    if address in ipaddress.ip_network("10.1.0.0/16"):
        policy.check(f"http://{address}/")
    else:
        with pytest.raises(OutgoingRefused):
            policy.check(f"http://{address}/")


def test_a_name_that_leads_inside_and_outside_is_refused(monkeypatch):
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, 443)) for each in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    with pytest.raises(OutgoingRefused, match="private"):
        CLOSED.check("https://both.example/")


class _Site(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "/here")
            self.end_headers()
            return
        self.send_response(200)
        self.end_headers()
        long = b" " * (1024 * 1024 + 1) if self.path == "/long" else b""
        self.wfile.write(f'{{"host": "{self.headers["Host"]}"}}'.encode() + long)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def site():
    """A site on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_client_calls_what_is_allowed_by_its_own_name(site):
    with client(CLOSED.and_host_of(site), 5) as caller:
        assert read_json(caller, f"{site}/") == {"host": site.removeprefix("http://")}
    with client(CLOSED, 5) as caller, pytest.raises(OutgoingRefused):
        caller.get(f"{site}/")


def test_a_name_that_leads_elsewhere_the_second_time_is_called_where_it_was_judged(site, monkeypatch):
    port = int(site.rpartition(":")[2])
    answers = iter(["127.0.0.1", "192.0.2.1"])

    def look_up(host, *_, **__):
        address = host if host[0].isdecimal() else next(answers)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    with client(Outgoing.of(["127.0.0.0/8"]), 5) as caller:
        assert caller.get(f"http://twice.example:{port}/").json() == {"host": f"twice.example:{port}"}


@pytest.mark.parametrize(("path", "error"), [("/away", httpx.HTTPError), ("/long", ValueError)])
def test_nobody_is_followed_further_and_nothing_endless_is_read(site, path, error):
    with client(CLOSED.and_host_of(site), 5) as caller, pytest.raises(error):
        read_json(caller, f"{site}{path}")
