"""A little GitHub: its OAuth 2 with PKCE and the two addresses of its API that say who somebody is.

`python github_server.py PORT` serves it. One person is signed in there; a browser that comes is sent back at once.
"""

import base64
import hashlib
import secrets
import sys
from urllib.parse import urlencode

from flask import Flask, jsonify, redirect, request

CLIENT, SECRET = "our-name-at-github", "our-secret-at-github"
PERSON = {"id": 4711, "login": "ann-writes", "name": "Ann Writer"}
EMAILS = [
    {"email": "old@example.org", "primary": False, "verified": True},
    {"email": "ann@example.org", "primary": True, "verified": True},
]


def create():
    """Return the application."""
    app = Flask("github")
    codes, tokens = {}, set()

    @app.get("/login/oauth/authorize")
    def authorize():
        asked = request.args
        if asked["client_id"] != CLIENT or asked["code_challenge_method"] != "S256":
            return "unknown client", 404
        code = secrets.token_hex(10)
        codes[code] = asked["redirect_uri"], asked["code_challenge"]
        return redirect(f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}")

    @app.post("/login/oauth/access_token")
    def access_token():
        given = request.form
        known = codes.pop(given["code"], None)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(given["code_verifier"].encode()).digest()).rstrip(b"=")
        fits = (given["client_id"], given["client_secret"]) == (CLIENT, SECRET)
        if not fits or known != (given["redirect_uri"], challenge.decode()):
            # GitHub says so with status 200
            return jsonify(error="bad_verification_code", error_description="The code is incorrect or expired.")
        token = f"gho_{secrets.token_hex(20)}"
        tokens.add(token)
        return jsonify(access_token=token, scope="read:user,user:email", token_type="bearer")

    def answered(what):
        scheme, _, token = request.headers["Authorization"].partition(" ")
        return jsonify(what) if scheme == "Bearer" and token in tokens else (jsonify(message="Bad credentials"), 401)

    app.add_url_rule("/api/v3/user", "user", lambda: answered(PERSON))
    app.add_url_rule("/api/v3/user/emails", "emails", lambda: answered(EMAILS))
    return app


if __name__ == "__main__":
    create().run("127.0.0.1", int(sys.argv[1]))
