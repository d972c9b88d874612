"""The real application over a real database, with an owner, a reader, a stranger and nobody."""

from dataclasses import dataclass, field

import pytest
from flask import Flask
from plotweaver_backend import wiring
from plotweaver_backend.app import create_app
from plotweaver_backend.http.services import Services
from plotweaver_backend.identity.service import IdentityService
from plotweaver_contracts.catalogue import build
from plotweaver_kit.settings import Settings

SERVICE_TOKEN = "the-services-own-token"


@dataclass
class House:
    """The application with people in it."""

    app: Flask
    services: Services
    tokens: dict[str, str] = field(default_factory=dict)

    def call(self, who, verb, path, json=None, headers=None, **more):
        """Call as `who` (None: nobody) with a bearer token."""
        headers = dict(headers or {})
        if who is not None:
            headers["Authorization"] = f"Bearer {self.tokens[who]}"
        return self.app.test_client().open(path, method=verb, json=json, headers=headers, **more)

    def join(self, who):
        """Open an account for `who` and sign in."""
        identity = self.services.get(IdentityService)
        account = identity.create_account(who.title(), f"{who}@example.org", "a long enough password")
        self.tokens[who] = identity.redeem_link(identity.create_link(account.id)).access_token
        return account


@pytest.fixture
def house(database_url, tmp_path):
    settings = Settings(data_dir=tmp_path / "data", database_url=database_url, service_token=SERVICE_TOKEN)
    services = wiring.assemble(settings)
    features = wiring.features()
    bound = {operation for feature in features for operation, _ in feature.items()}
    offered = {key: entry for key, entry in build().items() if key in bound}
    house = House(create_app(services, features, offered), services, {"service": SERVICE_TOKEN})
    identity = services.get(IdentityService)
    admin = identity.ensure_admin()
    house.tokens["admin"] = identity.redeem_link(identity.create_link(admin.id)).access_token
    for who in ("owner", "reader", "stranger"):
        house.join(who)
    yield house
    services.engine.dispose()
