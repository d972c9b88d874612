"""The first start: an account, the sample novel once, and a link that works once."""

import pytest
from plotweaver_backend import wiring
from plotweaver_backend.first_run import prepare
from plotweaver_backend.http.call import Principal
from plotweaver_backend.identity.service import IdentityService
from plotweaver_backend.projects.service import ProjectsService
from plotweaver_kit.problems import ProblemError
from plotweaver_kit.settings import Settings
from plotweaver_manuscript.edits import new_book


@pytest.fixture
def services(database_url, tmp_path):
    services = wiring.assemble(Settings(data_dir=tmp_path / "data", database_url=database_url, service_token="x"))
    services.sample = new_book("The sample", "Somebody")
    yield services
    services.engine.dispose()


def _shelf(services):
    admin = services.get(IdentityService).ensure_admin()
    principal = Principal("account", admin.id, "", admin.name, admin.email, admin.site_role)
    return [book.title for book in services.get(ProjectsService).list(principal)]


def test_the_sample_is_on_the_shelf_after_the_first_start_and_only_once(services):
    prepare(services)
    prepare(services)
    assert _shelf(services) == ["The sample"]


def test_each_link_signs_in_once(services):
    identity = services.get(IdentityService)
    first, second = prepare(services), prepare(services)
    assert identity.redeem_link(first).account == identity.redeem_link(second).account
    with pytest.raises(ProblemError) as refused:
        identity.redeem_link(first)
    assert refused.value.code == "auth.link_used"


def test_without_a_sample_the_shelf_is_empty(services):
    services.sample = {}
    prepare(services)
    assert _shelf(services) == []
