"""How long the read service trusts what it knows of members."""

import pytest
from plotweaver_bff.access.service import LEASE, Access
from plotweaver_bff.http.call import Caller
from plotweaver_contracts.identity import AccessSnapshot
from plotweaver_kit.problems import ProblemError

PROJECT = "abcdefghijkl"
OWNER = Caller("ann", "s1", 0)


@pytest.fixture
def access():
    now = [100.0]
    service = Access(tokens=None, holders=None, clock=lambda: now[0])
    service.take(
        AccessSnapshot.model_validate(
            {"seq": 1, "entries": [{"project": PROJECT, "account": "ann", "role": "owner"}], "revoked_sessions": []}
        )
    )
    return service, now


def test_nobody_reads_by_a_list_of_members_that_is_too_old(access):
    service, now = access
    now[0] += LEASE
    assert service.access_project(OWNER, PROJECT) == "owner"
    now[0] += 1
    with pytest.raises(ProblemError) as refused:
        service.access_project(OWNER, PROJECT)
    assert refused.value.code == "service.unavailable"


def test_a_word_of_the_write_service_begins_the_lease_again(access):
    service, now = access
    now[0] += LEASE
    service.heard()
    now[0] += LEASE
    assert service.access_project(OWNER, PROJECT) == "owner"


def test_before_the_first_list_nobody_reads():
    with pytest.raises(ProblemError) as refused:
        Access(tokens=None, holders=None).access_project(OWNER, PROJECT)
    assert refused.value.code == "service.unavailable"
