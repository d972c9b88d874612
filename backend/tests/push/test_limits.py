"""What is too much, or no request of git's, changes nothing; `tests/hostile` has what a push may hold."""

import random

import pytest
from plotweaver_backend.push import receive_pack
from plotweaver_backend.push.service import AT_ONCE, PushService
from plotweaver_gitstore import head, heads


@pytest.fixture
def narrow(desk, monkeypatch):
    """Let the service take less."""

    def limit(**limits):
        service = desk.house.services.get(PushService)
        monkeypatch.setattr(service, "_limits", receive_pack.Limits(**limits))

    return limit


def packs(desk):
    return sorted(desk.repository_path.glob("objects/pack/*.pack"))


def test_a_push_of_too_many_bytes_is_refused_before_git_begins(desk, narrow):
    narrow(bytes=2000)
    before = (heads(desk.repository), packs(desk))
    desk.write("assets/noise.bin", random.Random(1).randbytes(20_000))
    refused = desk.push()
    assert refused.returncode != 0
    assert (heads(desk.repository), packs(desk)) == before


def test_git_that_takes_too_long_is_ended(desk, narrow):
    narrow(seconds=0.001)
    before = head(desk.repository)
    desk.write("notes/rain.md", "Rain.\n")
    assert "422" in desk.push().stderr
    assert head(desk.repository) == before


@pytest.mark.parametrize("body", [b"", b"0000", b"zzzz", b"0001" * 50, b"00a0" + b"\0" * 200, b"PACK"])
def test_a_request_that_git_never_sent_changes_nothing(desk, body):
    before = (heads(desk.repository), desk.events())
    path = f"/api/v1/internal/projects/{desk.project}/receive-pack"
    desk.house.call("owner", "POST", path, data=body)
    assert (heads(desk.repository), desk.events()) == before


def test_when_as_many_push_as_may_the_next_one_is_told_to_wait(desk):
    service = desk.house.services.get(PushService)
    desk.write("notes/rain.md", "Rain.\n")
    places = [service._places.acquire() for _ in range(AT_ONCE)]
    assert "503" in desk.push().stderr
    for _ in places:
        service._places.release()
    assert desk.push().returncode == 0


def test_a_push_for_which_there_is_no_room_says_so_and_is_taken_once_there_is(desk, full):
    before = head(desk.repository)
    version = desk.write("assets/noise.bin", random.Random(1).randbytes(200_000))
    with full(desk.repository_path):
        refused = desk.push()
        assert refused.returncode != 0
        assert "The disk of this installation is full. [storage.full]" in refused.stderr
        assert "object.broken" not in refused.stderr
        assert head(desk.repository) == before
    assert desk.push().returncode == 0
    assert head(desk.repository) == version


def test_a_push_that_moves_a_branch_says_that_there_is_no_room(desk, full):
    before = head(desk.repository)
    desk.house.call("owner", "POST", f"/api/v1/projects/{desk.project}/branches", {"name": "side"})
    with full(desk.repository_path):
        refused = desk.push(f"{before}:refs/heads/a/new/one")
        assert refused.returncode != 0
        assert "disk of this installation is full" in refused.stderr
    assert desk.push(f"{before}:refs/heads/a/new/one").returncode == 0
