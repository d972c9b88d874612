"""Serving the built screens: files as they are, and the application shell for every other page address."""

from __future__ import annotations

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
        pages = [path for path in self._files.values() if path.suffix == ".html"]
        self._policies = {page: policy(hashes(page.read_bytes()), origin) for page in pages}
        self._plain = policy([], origin)
        self._origin, self._host = origin, urlsplit(origin).hostname

    async def serve(self, request: Request) -> Response:
        """Serve what is not part of an interface."""
        path = request.path_params.get("path", "")
        if path.split("/", 1)[0] in _INTERFACES or request.method not in ("GET", "HEAD"):
            return answer(problem("not_found"))
        found = self._files.get(path) or self._files.get(f"{path}.html".removeprefix("/"))
        # a draft may be called v1.2; a file that is not there is no page
        if found is None and "." in path.rsplit("/", 1)[-1] and not path.startswith(_BOOKS):
            return answer(problem("not_found"))
        found = found or self._files.get("index.html")
        if found is None:
            return HTMLResponse(_UNBUILT, headers=self._headers(None, ""))
        if found.suffix == ".html" and self._is_another_name(request.url.hostname):
            return RedirectResponse(f"{self._origin}{request.url.path}")
        return FileResponse(found, headers=self._headers(found, path))

    def _is_another_name(self, host: str | None) -> bool:
        # to a browser this machine is another site by its other name, and what that writes is refused
        return host != self._host and {host, self._host} <= _HERE

    def _headers(self, file: Path | None, path: str) -> dict[str, str]:
        # names under _next/static hold their content's hash
        lasting = path.startswith("_next/static/")
        return {
            "Content-Security-Policy": self._policies.get(file, self._plain) if file else self._plain,
            "Cache-Control": "public, max-age=31536000, immutable" if lasting else "no-cache",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
        }


def _listed(folder: Path) -> dict[str, Path]:
    # read once: what is not in this list is never opened, whatever the address says
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())
    return {path.relative_to(folder).as_posix(): path for path in files}
