"""Running the read service: `python -m plotweaver_bff.serve`."""

from __future__ import annotations

import ipaddress
import sys
from typing import Any
from urllib.parse import urlsplit

import uvicorn
from plotweaver_kit import logging, memory, threads
from plotweaver_kit.settings import Settings
from starlette.middleware.trustedhost import TrustedHostMiddleware

from plotweaver_bff.app import create_app
from plotweaver_bff.wiring import assemble

_GRACE_SECONDS = 3


def main() -> None:
    """Serve until stopped."""
    threads.give_way_soon()
    settings = Settings.model_validate({})
    logging.configure(settings.log_json)
    refuse_plain_http(settings)
    app = create_app(assemble(settings))
    host = urlsplit(settings.public_origin).hostname or "127.0.0.1"
    guarded = TrustedHostMiddleware(app, allowed_hosts=[host, "127.0.0.1", "localhost"])
    memory.keep_for_good()
    uvicorn.run(guarded, **options(settings))


def options(settings: Settings) -> dict[str, Any]:
    """Return how uvicorn serves."""
    return dict(
        host=settings.bff_host,
        port=settings.bff_port,
        # named, as uvicorn would go on without them, and nobody would notice but by the clock
        loop="uvloop",
        http="httptools",
        # 20.7 KiB a socket instead of 28, and a third of the latency (STACK.md)
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        access_log=False,
        server_header=False,
        log_config=None,
        # from anybody else these headers are worth nothing; uvicorn itself would believe this machine
        proxy_headers=bool(settings.proxies),
        forwarded_allow_ips=settings.proxies,
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )


def refuse_plain_http(settings: Settings) -> None:
    """Stop the start if people's words would travel unencrypted.

    Raises:
        SystemExit: this listens beyond loopback, and the public origin is not https by a proxy that is declared.
    """
    try:
        loopback = ipaddress.ip_address(settings.bff_host).is_loopback
    except ValueError:
        loopback = settings.bff_host == "localhost"
    if loopback:
        return
    if urlsplit(settings.public_origin).scheme != "https":
        sys.exit("PLOTWEAVER_BFF_HOST is not loopback: declare the https address of the proxy in front of it.")
    if not settings.proxies:
        sys.exit("PLOTWEAVER_BFF_HOST is not loopback: name the proxy in front of it in PLOTWEAVER_TRUSTED_PROXIES.")


if __name__ == "__main__":
    main()
