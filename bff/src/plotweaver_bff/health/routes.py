"""Probes for supervisors and load balancers."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from plotweaver_bff.mirror.follow import Follower


def routes(follower: Follower) -> list[Route]:
    """Return the probes: alive, and ready once the log is followed."""

    async def live(_: Request) -> JSONResponse:
        return JSONResponse({"status": "live"})

    async def ready(_: Request) -> JSONResponse:
        status = "ready" if follower.following else "the write service cannot be followed yet"
        return JSONResponse({"status": status}, 200 if follower.following else 503)

    return [Route("/health/live", live), Route("/health/ready", ready)]
