"""The first account, its sample novel, a sign-in link, and which books cannot be opened.

`python -m plotweaver_backend.first_run` answers in JSON.
"""

from __future__ import annotations

import json
import sys

from plotweaver_kit import logging
from plotweaver_kit.settings import Settings

from plotweaver_backend import wiring
from plotweaver_backend.http.call import Principal
from plotweaver_backend.http.services import Services
from plotweaver_backend.identity.service import IdentityService
from plotweaver_backend.projects.service import ProjectsService
from plotweaver_backend.projects.unreadable import UnreadableBooks

#: One for ever: however often this runs, the sample is opened once.
_SAMPLE = "first-run-sample"


def main() -> None:
    """Make sure that there is an administrator, and write a link's token for them to standard output."""
    settings = Settings.model_validate({})
    # to standard error: the answer is all that standard output may hold
    logging.configure(settings.log_json)
    services = wiring.assemble(settings)
    token, unreadable = prepare(services), services.get(UnreadableBooks).all()
    sys.stdout.write(json.dumps({"link_token": token, "unreadable": unreadable}) + "\n")


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
