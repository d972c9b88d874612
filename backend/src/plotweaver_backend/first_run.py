"""A one-time sign-in link for the terminal: `python -m plotweaver_backend.first_run` answers in JSON."""

from __future__ import annotations

import json
import sys

from plotweaver_kit.settings import Settings

from plotweaver_backend import wiring
from plotweaver_backend.identity.service import IdentityService


def main() -> None:
    """Make sure that there is an administrator, and write a link's token for them to standard output."""
    identity = wiring.assemble(Settings.model_validate({})).get(IdentityService)
    token = identity.create_link(identity.ensure_admin().id)
    sys.stdout.write(json.dumps({"link_token": token}) + "\n")


if __name__ == "__main__":
    main()
