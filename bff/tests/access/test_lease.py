"""How long the read service trusts what it knows of members, and how long live connections outlast its silence."""

import pytest
from plotweaver_bff.access.service import LEASE, LISTENING, Access
from plotweaver_bff.http.call import Caller
from plotweaver_bff.realtime.hub import Hub
from plotweaver_bff.realtime.outbox import Outbox
from plotweaver_bff.realtime.silence import LATER, Silence
from plotweaver_contracts.identity import AccessSnapshot
from plotweaver_kit.problems import ProblemError

PROJECT, SHOWN = "abcdefghijkl", "aaaabbbbcccc"
OWNER = Caller("ann", "s1", 0)


@pytest.fixture
def access():
    now = [100.0]
    service = Access(tokens=None, holders=None, clock=lambda: now[0])
    entries = [{"project": PROJECT, "account": "ann", "role": "owner"}]
    snapshot = {"seq": 1, "entries": entries, "revoked_sessions": [], "visible": {SHOWN: "link"}}
    service.take(AccessSnapshot.model_validate(snapshot))
    return service, now


def role(service, caller=OWNER, project=PROJECT):
    return service.access_project(caller, project, "project:visit")


@pytest.mark.parametrize(("caller", "project"), [(OWNER, PROJECT), (None, SHOWN)])
def test_nobody_reads_by_a_list_that_is_too_old(access, caller, project):
    service, now = access
    now[0] += LEASE
    assert role(service, caller, project) == ("owner" if caller else None)
    now[0] += 1
    with pytest.raises(ProblemError) as refused:
        role(service, caller, project)
    assert refused.value.code == "service.unavailable"


def test_a_word_of_the_write_service_begins_the_lease_again(access):
    service, now = access
    now[0] += LEASE
    service.heard()
    now[0] += LEASE
    assert role(service) == "owner"


def test_before_the_first_list_nobody_reads():
    with pytest.raises(ProblemError) as refused:
        role(Access(tokens=None, holders=None))
    assert refused.value.code == "service.unavailable"


def test_live_connections_close_after_a_minute_of_silence_and_reads_go_on(access):
    (service, now), hub = access, Hub()
    silence, sockets = Silence(service, hub), [Outbox("ann", "s1"), Outbox("", "", member=False)]
    with hub.watch(PROJECT, sockets[0]), hub.watch(SHOWN, sockets[1]):
        now[0] += LISTENING
        silence.look()
        assert [each.closing for each in sockets] == [None, None]
        now[0] += 1
        silence.look()
        assert [each.closing[0] for each in sockets] == [LATER, LATER]
        assert role(service) == "owner"
