"""A gate that takes too long refuses what it had to judge, on the page and in the terminal, and holds nobody up."""

import threading

import pytest
from plotweaver_backend.changes import ChangeService
from plotweaver_gitstore import head


class Slow:
    """Judges whatever speaks of snow until it is let go."""

    def __init__(self):
        self.let_go = threading.Event()

    def concerns(self, proposed):
        return any("Snow" in proposed.after.get(path, b"").decode() for path in proposed.paths)

    def check(self, proposed):
        while not self.let_go.is_set():
            dict(proposed.after)
        return []


@pytest.fixture
def slow(desk):
    gates = desk.house.services.get(ChangeService).gates
    gates.patience = 0.3
    slow = Slow()
    gates.register_long(slow)
    yield slow
    slow.let_go.set()


def test_a_save_that_is_not_judged_in_time_is_refused_with_words_and_the_next_one_is_saved(desk, slow):
    def save(text):
        body = {"base": head(desk.repository), "edits": [{"path": "notes/a.md", "text": text}]}
        return desk.house.call("owner", "POST", f"/api/v1/projects/{desk.project}/changes", body)

    refused = save("Snow.\n")
    assert (refused.status_code, refused.get_json()["code"]) == (422, "change.refused")
    assert "have taken too long, so nothing was changed. Try again" in refused.get_json()["detail"]
    assert save("Rain.\n").status_code == 200
    slow.let_go.set()
    assert save("Snow.\n").status_code == 200


def test_a_push_that_is_not_judged_in_time_is_refused_in_the_terminal_and_the_next_one_is_taken(desk, slow):
    before = head(desk.repository)
    version = desk.write("notes/snow.md", "Snow.\n")
    refused = desk.push()
    assert refused.returncode != 0
    assert "have taken too long, so nothing was changed" in refused.stderr
    assert "Try again in a minute" in refused.stderr
    assert head(desk.repository) == before
    slow.let_go.set()
    assert desk.push().returncode == 0
    assert head(desk.repository) == version
