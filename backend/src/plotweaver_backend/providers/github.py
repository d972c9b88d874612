"""GitHub: OAuth 2 with PKCE, but no OpenID Connect; who came back is asked of its API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import httpx

from plotweaver_backend.outgoing import read_json
from plotweaver_backend.providers import exchange
from plotweaver_backend.providers.domain import Configured, Person, Visit

_PUBLIC, _PUBLIC_API = "https://github.com", "https://api.github.com"
_SCOPE = "read:user user:email"


class GitHub:
    """GitHub, or an Enterprise Server of one's own."""

    def __init__(self, configured: Configured) -> None:
        self.configured = configured
        self._api = _PUBLIC_API if configured.issuer == _PUBLIC else f"{configured.issuer}/api/v3"

    def address(self, visit: Visit) -> str:
        """Return where the browser goes."""
        again = {"prompt": "select_account"} if visit.fresh else {}
        return exchange.address(
            self.configured, f"{self.configured.issuer}/login/oauth/authorize", _SCOPE, visit, **again
        )

    def names_itself(self) -> bool:
        """No: its answers are told apart by their redirect address alone."""
        return False

    def person(self, code: str, visit: Visit) -> Person:
        """Redeem the code and ask who it is. GitHub numbers people; their names can be taken over by others."""
        with exchange.calling(self.configured) as http:
            endpoint = f"{self.configured.issuer}/login/oauth/access_token"
            answer = exchange.redeem(self.configured, http, endpoint, code, visit, basic=False)
            shown = {"Authorization": f"Bearer {answer['access_token']}", "Accept": "application/vnd.github+json"}
            told = read_json(http, f"{self._api}/user", shown)
            login = str(told["login"])
            email = self._verified_email(http, shown)
            return Person(
                self.configured.issuer, str(int(told["id"])), str(told.get("name") or login)[:100], email, login[:254]
            )

    def _verified_email(self, http: httpx.Client, shown: Mapping[str, str]) -> str:
        addresses: list[dict[str, Any]] = read_json(http, f"{self._api}/user/emails", shown)
        proven = (each["email"] for each in addresses if each.get("primary") is True and each.get("verified") is True)
        return str(next(proven, ""))
