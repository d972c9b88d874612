"""nginx on a free port with cgit, gitweb, `git http-backend` and us behind it."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from plotweaver_cli.places import free_port

from benchmarks.results import LeftOut

#: Where Debian puts what has no place in `PATH`.
_CGIT, _GITWEB = Path("/usr/lib/cgit/cgit.cgi"), Path("/usr/share/gitweb/gitweb.cgi")
_PACKAGES = "nginx-light fcgiwrap cgit gitweb libcgi-fast-perl"
_PATIENCE = 10.0
_NGINX = """
daemon off; master_process off; pid {folder}/nginx.pid; error_log {folder}/nginx.log;
events {{ worker_connections 256; }}
http {{
  access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  upstream plotweaver {{ server {ours}; keepalive 8; }}
  server {{
    listen 127.0.0.1:{port};
    location /api/ {{
      proxy_pass http://plotweaver; proxy_http_version 1.1;
      proxy_set_header Connection ""; proxy_set_header Host {ours};
    }}
    location /cgit/ {{
      fastcgi_pass unix:{folder}/cgi; fastcgi_param SCRIPT_FILENAME {cgit}; fastcgi_param CGIT_CONFIG {folder}/cgitrc;
      fastcgi_split_path_info ^(/cgit)(/.*)$; fastcgi_param PATH_INFO $fastcgi_path_info; {common}
    }}
    location /gitweb {{
      fastcgi_pass unix:{folder}/gitweb; fastcgi_param GITWEB_CONFIG {folder}/gitweb.conf;
      fastcgi_param SCRIPT_NAME /gitweb; fastcgi_param PATH_INFO ""; {common}
    }}
    location /git/ {{
      fastcgi_pass unix:{folder}/cgi; fastcgi_param SCRIPT_FILENAME {backend}; fastcgi_buffering off;
      fastcgi_param GIT_PROJECT_ROOT {root}; fastcgi_param GIT_HTTP_EXPORT_ALL 1;
      fastcgi_param GIT_PROTOCOL $http_git_protocol; fastcgi_param HTTP_CONTENT_ENCODING $http_content_encoding;
      fastcgi_split_path_info ^(/git)(/.*)$; fastcgi_param PATH_INFO $fastcgi_path_info; {common}
    }}
  }}
}}
"""
_COMMON = """
      fastcgi_param REQUEST_METHOD $request_method; fastcgi_param QUERY_STRING $query_string;
      fastcgi_param CONTENT_TYPE $content_type; fastcgi_param CONTENT_LENGTH $content_length;
      fastcgi_param SERVER_PROTOCOL $server_protocol; fastcgi_param REMOTE_ADDR $remote_addr;
      fastcgi_param SERVER_NAME localhost; fastcgi_param SERVER_PORT $server_port;
"""


def require() -> None:
    """Raise LeftOut, saying how to go on, if something of all this is not on this machine."""
    programs = [name for name in ("nginx", "fcgiwrap", "perl") if shutil.which(name) is None]
    missing = programs + [str(path) for path in (_CGIT, _GITWEB) if not path.exists()]
    if not programs and subprocess.run(["perl", "-MCGI::Fast", "-e", "1"], capture_output=True).returncode:
        missing.append("CGI::Fast")
    if missing:
        raise LeftOut(f"{', '.join(missing)} missing: apt-get install -y --no-install-recommends {_PACKAGES}")


@contextlib.contextmanager
def serving(root: Path, folder: Path, ours: str) -> Iterator[str]:
    """Serve the bare repositories in `root`; yield the origin.

    Args:
        root: a directory of repositories.
        folder: an empty one for the servers' own files.
        ours: host and port of our service, which is served as it is under `/api/`.
    """
    port = free_port()
    _configure(root, folder, ours, port)
    with (
        _answering(["fcgiwrap", "-c", "2"], folder / "cgi"),
        _answering([str(_GITWEB), "--fastcgi"], folder / "gitweb"),
        _running(["nginx", "-c", str(folder / "nginx.conf"), "-e", str(folder / "nginx.log")]) as nginx,
    ):
        _wait(nginx, port)
        yield f"http://127.0.0.1:{port}"


def _configure(root: Path, folder: Path, ours: str, port: int) -> None:
    # cgit keeps what it has answered, as it is meant to be run
    lines = ["cache-size=10000", f"cache-root={folder}/cgit-cache", "virtual-root=/cgit/", f"scan-path={root}"]
    (folder / "cgit-cache").mkdir()
    (folder / "cgitrc").write_text("\n".join(lines) + "\n")
    # gitweb would end after a hundred answers for its manager to start it again
    (folder / "gitweb.conf").write_text(f'our $projectroot = "{root}";\nour $is_last_request = sub {{ 0 }};\n1;\n')
    backend = Path(subprocess.check_output(["git", "--exec-path"], text=True).strip()) / "git-http-backend"
    places = {"folder": folder, "port": port, "ours": ours, "cgit": _CGIT, "backend": backend, "root": root}
    (folder / "nginx.conf").write_text(_NGINX.format(common=_COMMON, **places))


@contextlib.contextmanager
def _answering(command: list[str], address: Path) -> Iterator[None]:
    """Run a FastCGI program that takes what comes to a socket."""
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(address))
        listening.listen(64)
        with _running(command, stdin=listening):
            yield


@contextlib.contextmanager
def _running(command: list[str], **options: Any) -> Iterator[subprocess.Popen[bytes]]:
    # a group of its own: fcgiwrap leaves its children behind
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True, **options)
    try:
        yield process
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def _wait(nginx: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + _PATIENCE
    while nginx.poll() is None and time.monotonic() < deadline:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.02)
    raise SystemExit("nginx did not start")
