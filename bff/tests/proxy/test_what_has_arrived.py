"""Who makes a book, or joins one, may read it as soon as they are told so, without naming a version."""

import threading

import pytest
from plotweaver_manuscript.edits import new_book

NEW = "mmmmmmmmmmmm"
ROLE = {"account": "owner", "role": "owner", "session": None}
DOORS = [
    ("/api/v1/projects", {"title": "Flood"}),
    ("/api/v1/projects/import?filename=flood.txt", None),
    ("/api/v1/invitations/accept", {"token": "t" * 43}),
]


@pytest.mark.parametrize(("door", "body"), DOORS)
def test_the_answer_waits_until_the_book_can_be_read_here(house, peer, door, body):
    peer.held_after = len(peer.events)
    peer.commit(new_book("Flood", "Ann"), project=NEW)
    seq = peer.tell("permissions.changed", ROLE, NEW)
    peer.answers["POST", door.partition("?")[0]] = (201, {"seq": seq})
    assert house.get(f"/api/v1/projects/{NEW}/outline", "owner").status_code == 404
    threading.Timer(0.3, setattr, (peer, "held_after", float("inf"))).start()
    assert house.ask("POST", door, "owner", json=body).json() == {"seq": seq}
    assert house.get(f"/api/v1/projects/{NEW}/outline", "owner").status_code == 200
