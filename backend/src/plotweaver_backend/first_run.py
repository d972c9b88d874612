"""The first account, its sample novel, and a sign-in link: `python -m plotweaver_backend.first_run` answers in JSON."""

from __future__ import annotations

import json
import sys

from plotweaver_kit.settings import Settings

from plotweaver_backend import wiring
from plotweaver_backend.http.call import Principal
from plotweaver_backend.http.services import Services
from plotweaver_backend.identity.service import IdentityService
from plotweaver_backend.projects.service import ProjectsService

#: One for ever: however often this runs, the sample is opened once.
_SAMPLE = "first-run-sample"


def main() -> None:
    """Make sure that there is an administrator, and write a link's token for them to standard output."""
    services = wiring.assemble(Settings.model_validate({}))
    sys.stdout.write(json.dumps({"link_token": prepare(services)}) + "\n")


def prepare(services: Services) -> str:
    """Make the first account with the sample novel on its shelf, if need be; return a link's token."""
    identity = services.get(IdentityService)
    admin = identity.ensure_admin()
    author = Principal("account", admin.id, "", admin.name, admin.email, admin.site_role)
    projects = services.get(ProjectsService)
    if services.sample and not projects.list(author):
        projects.sample(author, f"{_SAMPLE}-{admin.id}", services.sample)
    return identity.create_link(admin.id)


if __name__ == "__main__":
    main()
