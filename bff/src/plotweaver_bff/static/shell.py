"""Serving the built screens: files as they are, and the application shell for every other page address.

The screens say which addresses mean one (`addresses.json`, built with them). At any other address the shell says that
nothing is there, and so does the answer's status.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

from plotweaver_kit.problems import problem
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response

from plotweaver_bff.http.problems import answer
from plotweaver_bff.static.policy import hashes, policy

#: What this machine is called by itself.
_HERE = frozenset({"127.0.0.1", "localhost", "::1"})
_BOOKS = "books/"
#: The file in which the screens list the shapes of their addresses.
_ADDRESSES = "addresses.json"
_SHELL = "index.html"
_INTERFACES = ("api", "git", "stories", "health")
_UNBUILT = """<!doctype html><html lang="en"><title>PlotWeaver</title>
<main><h1>PlotWeaver</h1><p>The screens are not built here. Run <code>make install</code>, then start again;
the programs' interface under <code>/api/v1</code> works without them.</p></main></html>"""


class Screens:
    """Serves the frontend's files.

    Args:
        folder: the built frontend; None if there is none.
        origin: what browsers see.
    """

    def __init__(self, folder: Path | None, origin: str) -> None:
        self._folder = None if folder is None else folder.resolve()
        self._files = {} if self._folder is None else _listed(self._folder)
        shell = self._files.get(_SHELL)
        # it is the only page: one that has a file of its own is drawn by the shell as well
        self._files = {name: path for name, path in self._files.items() if path.suffix != ".html"}
        self._shell = shell
        self._shapes = _shapes(self._files.get(_ADDRESSES))
        self._plain = policy([], origin)
        self._of_shell = self._plain if shell is None else policy(hashes(shell.read_bytes()), origin)
        self._origin, self._host = origin, urlsplit(origin).hostname

    async def serve(self, request: Request) -> Response:
        """Serve what is not part of an interface."""
        path = request.path_params.get("path", "")
        if path.split("/", 1)[0] in _INTERFACES or request.method not in ("GET", "HEAD"):
            return answer(problem("not_found"))
        found = self._files.get(path)
        if found is not None:
            return FileResponse(found, headers=self._headers(path))
        # a draft may be called v1.2; a file that is not there is no page
        if "." in path.rsplit("/", 1)[-1] and not path.startswith(_BOOKS) and not path.endswith(".html"):
            return answer(problem("not_found"))
        return self._page(request)

    def _page(self, request: Request) -> Response:
        headers = self._headers("") | {"Content-Security-Policy": self._of_shell}
        if self._shell is None:
            return HTMLResponse(_UNBUILT, headers=headers)
        if self._is_another_name(request.url.hostname):
            return RedirectResponse(f"{self._origin}{request.url.path}")
        # as it was sent: a name may hold a slash, which is written %2F
        sent = "/" + "/".join(part for part in request.scope["raw_path"].decode("latin-1").split("/") if part)
        known = any(shape.fullmatch(sent) for shape in self._shapes)
        return FileResponse(self._shell, headers=headers, status_code=200 if known else 404)

    def _is_another_name(self, host: str | None) -> bool:
        # to a browser this machine is another site by its other name, and what that writes is refused
        return host != self._host and {host, self._host} <= _HERE

    def _headers(self, path: str) -> dict[str, str]:
        # names under _next/static hold their content's hash
        lasting = path.startswith("_next/static/")
        return {
            "Content-Security-Policy": self._plain,
            "Cache-Control": "public, max-age=31536000, immutable" if lasting else "no-cache",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
        }


def _shapes(file: Path | None) -> list[re.Pattern[str]]:
    listed = ["/"] if file is None else json.loads(file.read_bytes())
    return [re.compile(re.escape(shape).replace(r"\*", "[^/]+")) for shape in listed]


def _listed(folder: Path) -> dict[str, Path]:
    # read once: what is not in this list is never opened, whatever the address says
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())
    return {path.relative_to(folder).as_posix(): path for path in files}
