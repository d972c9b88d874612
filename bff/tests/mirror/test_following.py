"""The mirror: a copy of everything the log tells, however it comes."""

import shutil

import pytest
from plotweaver_gitstore import head, heads
from plotweaver_gitstore.store import Store

PROJECT = "abcdefghijkl"


def _newest(house, seq):
    return house.read(f"/outline?min_seq={seq}").json()["commit"]


def test_what_an_event_does_not_carry_is_fetched(house, peer, scene):
    peer.carry = False
    commit, seq = peer.commit({scene[1]: b"Large.\n"})
    assert _newest(house, seq) == commit


def test_a_copy_that_lost_its_past_is_fetched_whole(house, peer, scene):
    house.served.stop()
    shutil.rmtree(house.settings.mirror_dir / f"{PROJECT}.git")
    house.start(house.served.port)
    commit, seq = peer.commit({scene[1]: b"After the loss.\n"})
    assert _newest(house, seq) == commit
    assert len(house.read("/history").json()["versions"]) == 2


def test_a_mirror_that_was_deleted_is_made_again(house, peer):
    house.served.stop()
    shutil.rmtree(house.settings.mirror_dir)
    house.start(house.served.port)
    assert _newest(house, 1) == head(peer.store.open(PROJECT))


def test_an_event_that_comes_twice_changes_nothing(house, peer, scene, until):
    _, first = peer.commit({scene[1]: b"Once.\n"})
    _newest(house, first)
    later, _ = peer.commit({scene[1]: b"Twice.\n"})
    until(lambda: _newest(house, first) == later, "the later version")
    peer.events.append(peer.events[first - 1])
    peer.say("user.presence", {"accounts": []})
    assert _newest(house, first) == later


def test_a_second_book_does_not_disturb_the_first(house, peer, scene):
    first = head(peer.store.open(PROJECT))
    _, seq = peer.commit({"plotweaver.yaml": b"format: 1\ntitle: Other\n"}, project="mmmmmmmmmmmm")
    assert _newest(house, seq) == first
    peer.tell("permissions.changed", {"account": "owner", "role": "owner", "session": None}, "mmmmmmmmmmmm")
    other = house.get(f"/api/v1/projects/mmmmmmmmmmmm/outline?min_seq={seq + 1}", "owner")
    assert other.json()["title"] == "Other"


@pytest.mark.parametrize("carried", [True, False])
def test_branches_and_tags_come_and_go(house, peer, scene, carried):
    peer.carry = carried
    first, _ = peer.commit({scene[1]: b"First.\n"})
    peer.name("refs/heads/side", first)
    peer.name("refs/tags/sent", first)
    later, seq = peer.commit({scene[1]: b"Later.\n"})
    assert _newest(house, seq) == later
    copy = Store(house.settings.mirror_dir)
    assert heads(copy.open(PROJECT)) == {"refs/heads/main": later, "refs/heads/side": first, "refs/tags/sent": first}
    seq = peer.name("refs/heads/side", None)
    _newest(house, seq)
    seq = peer.name("refs/heads/side/door", later)
    _newest(house, seq)
    assert heads(copy.open(PROJECT))["refs/heads/side/door"] == later


def test_a_copy_that_missed_much_is_brought_to_every_branch(house, peer, scene):
    house.served.stop()
    first, _ = peer.commit({scene[1]: b"First.\n"})
    peer.name("refs/heads/side", first)
    peer.name("refs/heads/side", None)
    peer.carry = False
    seq = peer.name("refs/heads/side/door", first)
    shutil.rmtree(house.settings.mirror_dir)
    house.start(house.served.port)
    assert _newest(house, seq) == first
    found = heads(Store(house.settings.mirror_dir).open(PROJECT))
    assert found == {"refs/heads/main": first, "refs/heads/side/door": first}


def test_the_copy_holds_branches_and_tags_and_nothing_else(house, peer, scene):
    repository = peer.store.open(PROJECT)
    repository.references.create("refs/private/secret", head(repository))
    _, seq = peer.commit({scene[1]: b"Public.\n"})
    _newest(house, seq)
    assert list(Store(house.settings.mirror_dir).open(PROJECT).references) == ["refs/heads/main"]


def test_it_is_ready_only_once_everything_that_was_told_is_here(house, peer, scene, until):
    house.served.stop()
    commit, held = peer.commit({scene[1]: b"While nobody listened.\n"})
    peer.held_after = held - 1
    house.start(house.served.port, ready=False)
    until(lambda: house.read("/outline").status_code == 200, "the first version")
    assert house.get("/health/live").json() == {"status": "live"}
    assert house.get("/health/ready").status_code == 503
    peer.held_after = held
    until(lambda: house.get("/health/ready").status_code == 200, "readiness")
    assert house.read("/outline").json()["commit"] == commit


def test_following_from_the_past_gives_nobody_back_what_was_taken_since(house, peer, until):
    house.served.stop()
    given = peer.tell("permissions.changed", {"account": "stranger", "role": "reader", "session": None})
    peer.tell("permissions.changed", {"account": "stranger", "role": None, "session": None})
    peer.held_after = given
    house.start(house.served.port, ready=False)
    until(lambda: house.read(f"/outline?min_seq={given}").status_code == 200, "the older gift")
    assert house.read("/outline", "stranger").status_code == 404
