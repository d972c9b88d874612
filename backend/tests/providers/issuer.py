"""An OpenID Connect issuer that does as it is told: honest unless a test makes it lie."""

import base64
import hashlib
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

from flask import Flask, jsonify, redirect, request
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from werkzeug.serving import make_server


@dataclass
class Issuer:
    """One issuer with one person.

    `claims` change what the ID token says (None takes one out), `described` what discovery says, `answer` what the
    browser brings back. `forge` makes another token of the claims.
    """

    client: str = "our-name"
    secret: str = "our-secret"
    person: dict = field(default_factory=dict)
    claims: dict = field(default_factory=dict)
    described: dict = field(default_factory=dict)
    answer: dict = field(default_factory=dict)
    userinfo: dict = field(default_factory=dict)
    forge: object = None
    asked: dict = field(default_factory=dict)
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one"}))
    redeemed: int = 0

    def __post_init__(self):
        self._codes = {}
        self.honest()
        self._server = make_server("127.0.0.1", 0, self._app(), threaded=True)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self._server.server_port}"

    def honest(self):
        """Forget what it was told to lie about, and whom it was told of."""
        self.person = {"sub": "person-1", "name": "Ann", "email": "ann@example.org"}
        self.claims, self.described, self.answer, self.userinfo, self.forge = {}, {}, {}, {}, None

    def stop(self):
        self._server.shutdown()
        self._server.server_close()

    def signed(self, claims, key=None, algorithm="RS256"):
        key = key or self.key
        return jwt.encode({"alg": algorithm, "kid": "one"}, claims, key, algorithms=[algorithm])

    def signed_with_our_secret(self, claims):
        return self.signed(claims, OctKey.import_key(self.secret.ljust(32, "x")), "HS256")

    def unsigned(self, claims):
        head, body, _ = self.signed(claims).split(".")
        head = base64.urlsafe_b64encode(b'{"alg":"none"}').rstrip(b"=").decode()
        return f"{head}.{body}."

    def _app(self):
        app = Flask("issuer")
        app.add_url_rule("/.well-known/openid-configuration", "description", self._describe)
        app.add_url_rule("/authorize", "authorize", self._authorize)
        app.add_url_rule("/token", "token", self._token, methods=["POST"])
        app.add_url_rule("/keys", "keys", lambda: jsonify(keys=[self.key.as_dict(private=False)]))
        app.add_url_rule("/userinfo", "userinfo", lambda: jsonify({**self.person, **self.userinfo}))
        return app

    def _describe(self):
        told = {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/keys",
            "userinfo_endpoint": f"{self.url}/userinfo",
            "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
            "authorization_response_iss_parameter_supported": True,
        }
        return jsonify({**told, **self.described})

    def _authorize(self):
        self.asked = dict(request.args)
        code = f"code-{len(self._codes)}"
        self._codes[code] = self.asked
        told = {"code": code, "state": self.asked["state"], "iss": self.url, **self.answer}
        back = urlencode({name: value for name, value in told.items() if value is not None})
        return redirect(f"{self.asked['redirect_uri']}?{back}")

    def _token(self):
        asked = self._codes.pop(request.form["code"], None)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(request.form["code_verifier"].encode()).digest())
        known = (request.authorization.username, request.authorization.password) == (self.client, self.secret)
        if not known or asked is None or asked["code_challenge"] != challenge.rstrip(b"=").decode():
            return jsonify(error="invalid_grant"), 400
        self.redeemed += 1
        now = int(time.time())
        told = {"iss": self.url, "aud": self.client, "iat": now, "exp": now + 300, "nonce": asked["nonce"]}
        if "max_age" in asked:
            told["auth_time"] = now
        claims = {name: value for name, value in {**told, **self.person, **self.claims}.items() if value is not None}
        return jsonify(
            access_token="an-access-token", token_type="Bearer", id_token=(self.forge or self.signed)(claims)
        )
