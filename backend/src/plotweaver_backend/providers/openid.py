"""Any OpenID Connect issuer, by discovery (OpenID Connect Core 1.0 3.1, Discovery 1.0)."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

import httpx
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.jwk import KeySet

from plotweaver_backend.outgoing import read_json
from plotweaver_backend.providers import exchange
from plotweaver_backend.providers.domain import Configured, Person, Visit
from plotweaver_backend.providers.errors import ProviderFailed

#: Signatures that nobody can make with what is public: no `none`, no shared secrets.
_ALGORITHMS = frozenset({"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"})
_SCOPE = "openid profile email"
#: How long a description of the issuer is good, and how far clocks may differ, in seconds.
_DESCRIBED, _LEEWAY = 3600, 60
_NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class OpenId:
    """One issuer. `clock` gives Unix seconds."""

    def __init__(self, configured: Configured, clock: Callable[[], float] = time.time) -> None:
        self.configured = configured
        self._clock = clock
        self._described: Mapping[str, Any] = {}
        self._until = float("-inf")

    def address(self, visit: Visit) -> str:
        """Return where the browser goes, with the demand to sign in again if need be."""
        # Core 3.1.2.1: prompt asks for it, max_age makes the answer say when it was
        again = {"prompt": "login", "max_age": "0"} if visit.fresh else {}
        endpoint = str(self._description()["authorization_endpoint"])
        return exchange.address(self.configured, endpoint, _SCOPE, visit, nonce=visit.nonce, **again)

    def names_itself(self) -> bool:
        """Whether its answers bear `iss`."""
        return self._description().get("authorization_response_iss_parameter_supported") is True

    def person(self, code: str, visit: Visit) -> Person:
        """Redeem the code, verify the ID token, and return whom it names."""
        described = self._description()
        methods = described.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
        with exchange.calling(self.configured) as http:
            endpoint = str(described["token_endpoint"])
            basic = "client_secret_basic" in methods
            answer = exchange.redeem(self.configured, http, endpoint, code, visit, basic)
            claims = self._verified(http, str(answer["id_token"]), str(answer["access_token"]), visit)
            return self._person(claims, self._more(http, described, claims, str(answer["access_token"])))

    def _description(self) -> Mapping[str, Any]:
        if self._clock() >= self._until:
            with exchange.calling(self.configured) as http:
                url = f"{self.configured.issuer.rstrip('/')}/.well-known/openid-configuration"
                described = read_json(http, url)
                # Discovery 4.3: one issuer cannot speak for another
                if described["issuer"] != self.configured.issuer:
                    raise ValueError(f"it calls itself {described['issuer']}")
                for name in _NEEDED:
                    self.configured.outgoing.check(described[name])
            self._described, self._until = described, self._clock() + _DESCRIBED
        return self._described

    def _verified(self, http: httpx.Client, token: str, access_token: str, visit: Visit) -> CodeIDToken:
        described = self._description()
        offered = described.get("id_token_signing_alg_values_supported", ["RS256"])
        keys = KeySet.import_key_set(read_json(http, str(described["jwks_uri"])))
        decoded = jwt.decode(token, keys, algorithms=sorted(_ALGORITHMS.intersection(offered)))
        ours = self.configured.client_id
        wanted = {
            "iss": {"essential": True, "value": self.configured.issuer},
            "aud": {"essential": True, "value": ours},
            "sub": {"essential": True},
        }
        given = {"nonce": visit.nonce, "client_id": ours, "access_token": access_token}
        claims = CodeIDToken(decoded.claims, decoded.header, wanted, given)
        now = int(self._clock())
        claims.validate(now=now, leeway=_LEEWAY)
        if visit.fresh and int(claims["auth_time"]) < now - _LEEWAY:
            raise ValueError("the person did not sign in again")
        return claims

    def _more(
        self, http: httpx.Client, described: Mapping[str, Any], claims: Mapping[str, Any], token: str
    ) -> Mapping[str, Any]:
        """Return the claims with what the userinfo endpoint adds, if it speaks of the same person."""
        if "email" in claims or "userinfo_endpoint" not in described:
            return claims
        told = read_json(http, str(described["userinfo_endpoint"]), {"Authorization": f"Bearer {token}"})
        # Core 5.3.2: else it is somebody else's
        if told.get("sub") != claims["sub"]:
            raise ValueError("userinfo is about another subject")
        return {**told, **claims}

    def _person(self, claims: Mapping[str, Any], told: Mapping[str, Any]) -> Person:
        subject = claims["sub"]
        if not isinstance(subject, str) or not 0 < len(subject) <= 255:
            raise ProviderFailed(f"{self.configured.id}: the subject is none")
        email = _text(told.get("email"))
        proven = self.configured.trust_email and told.get("email_verified") is True
        label = email or _text(told.get("preferred_username")) or subject
        name = _text(told.get("name")) or _text(told.get("preferred_username")) or label.partition("@")[0]
        return Person(self.configured.issuer, subject, name[:100], email if proven else "", label[:254])


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
