"""Accepting is whole: through crashes, retries, and people who write at the same moment."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from plotweaver_backend.changes import Change, ChangeService
from plotweaver_backend.changes.crashpoints import POINTS, VARIABLE
from plotweaver_backend.feed import Feed
from plotweaver_backend.http.call import Principal
from plotweaver_backend.suggestions.service import SuggestionsService
from plotweaver_gitstore import head
from plotweaver_kit.problems import ProblemError

ACCEPTER = Path(__file__).with_name("accepter.py")
OWNER = Principal("account", name="Owner", email="owner@example.org")


class Interrupted:
    """A change service before whose n-th change someone else saves the scene."""

    def __init__(self, desk, before, text):
        self._changes = desk.house.services.get(ChangeService)
        self._desk, self._waits, self._text = desk, before, text
        self.store = self._changes.store

    def commit(self, change: Change):
        self._waits -= 1
        if self._waits == 0:
            self._desk.save(self._text(self._desk.file()))
        return self._changes.commit(change)


def service(desk, changes=None):
    services = desk.house.services
    return SuggestionsService(services.sessions, changes or services.get(ChangeService), services.get(Feed))


@pytest.mark.parametrize("point", POINTS)
def test_a_process_killed_while_accepting_leaves_nothing_half(desk, database_url, point):
    made = desk.propose()
    desk.decide(made["id"], c1=("kept", "My own words."), c2="left_out", c3="left_out")
    folder = desk.house.services.settings.data_dir
    killed = subprocess.run(
        [sys.executable, ACCEPTER, database_url, folder, desk.project, made["id"], "c" * 32],
        env={**os.environ, VARIABLE: point},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (killed.returncode, killed.stdout) == (-signal.SIGKILL, ""), killed.stderr

    service(desk).recover()
    assert desk.file() == f"{desk.text.rstrip()}\n\nMy own words.\n"
    assert [subject for _, subject, _ in desk.log()] == [
        "Edited what scene-writer@1 suggested",
        "Added what scene-writer@1 suggested",
    ]
    shown = desk.get(made["id"]).get_json()
    assert shown["status"] == desk.heard()[-1]["status"] == "accepted"
    retried = service(desk).accept(desk.project, made["id"], OWNER, "c" * 32)
    assert (retried.commit, retried.added) == (head(desk.repository), 1)
    assert len(desk.log()) == 2


def test_many_who_accept_at_once_add_the_text_once(desk):
    made = desk.propose()
    desk.decide(made["id"], c1="kept", c2="left_out", c3="left_out")
    with ThreadPoolExecutor(6) as people:
        answers = list(people.map(lambda key: desk.accept(made["id"], key=key), ["a", "a", "b", "b", "c", "c"]))
    assert {answer.status_code for answer in answers} <= {200, 409}
    done = [answer.get_json() for answer in answers if answer.status_code == 200]
    assert done
    assert all(answer == done[0] for answer in done)
    assert desk.file().count("Elena closed the door.") == 1
    assert len(desk.log()) == 1


@pytest.mark.parametrize("before", [1, 2])
def test_someone_who_writes_elsewhere_between_the_steps_is_merged(desk, before):
    made = desk.propose()
    desk.decide(made["id"], c1=("kept", "My own words."), c2="left_out", c3="left_out")
    interrupted = Interrupted(desk, before, lambda text: text.replace("It rained", "It poured"))
    service(desk, interrupted).accept(desk.project, made["id"], OWNER, "c" * 32)
    assert desk.file() == f"{desk.text.rstrip()}\n\nMy own words.\n".replace("It rained", "It poured")
    assert len(desk.log()) == 3


def test_someone_who_takes_the_sentence_at_the_last_moment_makes_it_stale(desk):
    made = desk.propose_edits(desk.text.replace("rained", "poured"))
    desk.decide(made["id"], c1="kept")
    interrupted = Interrupted(desk, 1, lambda text: text.replace("rained", "snowed"))
    with pytest.raises(ProblemError) as caught:
        service(desk, interrupted).accept(desk.project, made["id"], OWNER, "c" * 32)
    assert caught.value.code == "suggestion.stale"
    assert caught.value.problem.conflicts[0].theirs == desk.file() == desk.text.replace("rained", "snowed")
    assert desk.decide(made["id"], c1="left_out").get_json()["status"] == "left_out"


def test_an_edit_that_comes_too_late_is_told_and_the_agents_text_stays_attributed(desk):
    made = desk.propose()
    desk.decide(made["id"], c1=("kept", "My own words."), c2="left_out", c3="left_out")
    interrupted = Interrupted(desk, 2, lambda text: text.replace("Elena closed", "Ben closed"))
    with pytest.raises(ProblemError) as caught:
        service(desk, interrupted).accept(desk.project, made["id"], OWNER, "c" * 32)
    assert caught.value.code == "suggestion.stale"
    assert desk.file() == f"{desk.text.rstrip()}\n\nBen closed the door.\n"
    assert desk.log()[1][2]["Plotweaver-Run"] == "run-1"
    assert desk.get(made["id"]).get_json()["status"] == "accepted"


def test_an_edit_that_the_book_cannot_hold_is_refused_before_anything_is_written(desk):
    made = desk.propose()
    desk.decide(made["id"], c1=("kept", "The key was AKIA" + 16 * "A"), c2="left_out", c3="left_out")
    answer = desk.accept(made["id"])
    assert (answer.status_code, answer.get_json()["code"]) == (422, "change.refused")
    assert (desk.file(), desk.log()) == (desk.text, [])
    desk.decide(made["id"], c1="kept")
    assert desk.accept(made["id"]).status_code == 200


def test_text_that_the_book_cannot_hold_stays_a_suggestion(desk):
    made = desk.propose("The key was AKIA" + 16 * "A")
    desk.decide(made["id"], c1="kept")
    answer = desk.accept(made["id"])
    assert (answer.status_code, answer.get_json()["code"]) == (422, "change.refused")
    assert desk.decide(made["id"], c1="left_out").get_json()["status"] == "left_out"
