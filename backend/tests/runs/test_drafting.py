"""A run from the request to the suggestion, over real processes, on SQLite and PostgreSQL."""

import contextlib
import json
import threading

import httpx
import pytest


class Follower:
    """Reads the feed as a bff does."""

    def __init__(self, world):
        self.frames = []
        self._stop = threading.Event()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._read, args=(world.url,), daemon=True)
        self._thread.start()
        assert self._ready.wait(20)

    def _read(self, url):
        headers = {"Authorization": "Bearer the-services-own-token"}
        # the service ends before its follower does
        with (
            contextlib.suppress(httpx.RemoteProtocolError, httpx.ReadError),
            httpx.stream("GET", f"{url}/internal/feed", headers=headers, timeout=60) as answer,
        ):
            for line in answer.iter_lines():
                self._ready.set()
                self.frames.append(json.loads(line))
                if self._stop.is_set():
                    return

    def texts(self, run):
        progress = [frame["data"] for frame in self.frames if frame["type"] == "generation.progress"]
        return [data["text"] for data in progress if data["run"] == run and data["text"]]

    def close(self):
        self._stop.set()


@pytest.fixture
def follower(world):
    follower = Follower(world)
    yield follower
    follower.close()


def test_a_run_ends_in_a_suggestion_with_its_cost(world, follower):
    world.worker()
    run = world.start()
    ended = world.ended(run)
    assert ended["status"] == "succeeded", ended
    assert ended["text"] == "The tide went out.\n\nNobody saw the lamp burn."
    assert "".join(follower.texts(run)) == ended["text"]
    (suggestion,) = world.suggestions()
    assert suggestion["id"] == ended["suggestion"]
    assert [change["after"].strip() for change in suggestion["changes"]] == [
        "The tide went out.",
        "Nobody saw the lamp burn.",
    ]
    # writer: 100 in, 9 out; critic: 100 in, 1 out; a dollar and ten dollars a million
    assert suggestion["cost_usd"] == pytest.approx((200 * 1 + 10 * 10) / 1e6)
    assert world.calls() == ["writer", "critic"]
    # clean text: neither the checks nor the critic has anything to say
    assert suggestion["findings"] == []


def test_the_checks_find_what_the_draft_repeats(world):
    world.behave("repeats")
    world.worker()
    assert world.ended(world.start())["status"] == "succeeded"
    (suggestion,) = world.suggestions()
    (finding,) = [each for each in suggestion["findings"] if each["rule"] == "repetition.phrase"]
    assert "counted the empty boats" in finding["quote"]
    assert finding in suggestion["changes"][0]["findings"]


def test_the_first_token_arrives_before_the_second_is_sent(world, follower, eventually):
    world.behave("gated")
    world.worker()
    world.open("first")
    run = world.start()
    eventually(lambda: follower.texts(run) == ["The "], "the first token alone")
    assert world.run(run)["text"] == "The "
    assert world.run(run)["status"] == "running"
    world.open("gate")
    assert world.ended(run)["status"] == "succeeded"


def test_a_run_stopped_before_its_first_token_leaves_nothing(world, eventually):
    world.behave("gated")
    world.worker()
    run = world.start()
    eventually(lambda: world.calls() == ["writer"], "the call")
    stopped = world.http.post(f"/projects/{world.project}/runs/{run}/cancel").json()
    assert (stopped["status"], stopped["suggestion"], stopped["text"]) == ("cancelled", None, "")
    world.open("first")
    world.open("gate")
    assert world.suggestions() == []
    assert world.run(run)["text"] == ""


def test_a_run_stopped_later_keeps_its_text_as_a_suggestion(world, follower, eventually):
    world.behave("gated")
    world.worker()
    world.open("first")
    run = world.start()
    eventually(lambda: follower.texts(run), "the first token")
    stopped = world.http.post(f"/projects/{world.project}/runs/{run}/cancel").json()
    assert (stopped["status"], stopped["text"]) == ("cancelled", "The ")
    world.open("gate")
    (suggestion,) = world.suggestions()
    assert suggestion["id"] == stopped["suggestion"]
    assert [change["after"].strip() for change in suggestion["changes"]] == ["The"]
    # a call that was broken off counts at its maximum: nobody can tell what was charged
    assert stopped["cost_usd"] > 0
    assert world.calls() == ["writer"]


def test_a_run_stopped_in_the_queue_is_never_begun(world, eventually):
    run = world.start()
    stopped = world.http.post(f"/projects/{world.project}/runs/{run}/cancel").json()
    assert stopped["status"] == "cancelled"
    world.worker()
    other = world.start()
    assert world.ended(other)["status"] == "succeeded"
    assert world.calls() == ["writer", "critic"]
    assert world.run(run)["status"] == "cancelled"


def test_a_killed_worker_repeats_no_finished_step_and_leaves_no_half_suggestion(world, follower, eventually):
    world.behave("gated")
    worker = world.worker()
    world.open("first")
    run = world.start()
    eventually(lambda: follower.texts(run), "the first token")
    worker.kill()
    worker.wait(20)
    assert world.suggestions() == []
    world.open("gate")
    world.worker()
    ended = world.ended(run)
    assert ended["status"] == "succeeded"
    assert ended["text"] == "The tide went out.\n\nNobody saw the lamp burn."
    # the unfinished call is made again; both are paid, the dead one at its maximum
    assert world.calls() == ["writer", "writer", "critic"]
    assert len(world.suggestions()) == 1
    assert ended["cost_usd"] > (200 * 1 + 10 * 10) / 1e6


def test_a_finished_call_is_not_paid_twice_by_a_worker_killed_after_it(world, eventually):
    world.behave("story")
    (world.folder / "slow_verdict").touch()
    worker = world.worker()
    run = world.start()
    eventually(lambda: world.calls() == ["writer", "critic"], "the critic's call")
    worker.kill()
    worker.wait(20)
    (world.folder / "slow_verdict").unlink()
    world.worker()
    assert world.ended(run)["status"] == "succeeded"
    assert world.calls() == ["writer", "critic", "critic"]
    assert len(world.suggestions()) == 1


@pytest.mark.parametrize(
    ("behaviour", "code"),
    [
        ("error", "model.refused"),
        ("garbage", "model.failed"),
        ("empty", "model.empty"),
        ("broken", "model.failed"),
    ],
)
def test_a_bad_provider_ends_in_a_clear_state(world, behaviour, code):
    world.behave(behaviour)
    world.worker()
    ended = world.ended(world.start())
    assert (ended["status"], ended["suggestion"]) == ("failed", None), (ended["text"], world.calls())
    assert ended["error"]["code"] == code
    assert "Nothing changed in your book." in ended["error"]["message"]
    assert world.suggestions() == []


def test_a_silent_provider_is_not_waited_for_for_ever(world):
    world.behave("silent")
    world.environment["PLOTWEAVER_MODEL_SECONDS"] = "1"
    world.worker()
    ended = world.ended(world.start())
    assert (ended["status"], ended["error"]["code"]) == ("failed", "model.slow")


def test_an_unreadable_critic_counts_as_not_passed_and_the_draft_is_kept(world):
    (world.folder / "verdict").write_text("It is rather nice, I think.")
    world.worker()
    ended = world.ended(world.start())
    assert ended["status"] == "succeeded"
    (suggestion,) = world.suggestions()
    (finding,) = [each for each in suggestion["findings"] if each["rule"] == "critic.unread"]
    assert "not passed" in finding["message"]


def test_a_critic_s_quote_is_shown_where_it_stands(world):
    problem = {"quote": "saw the lamp", "message": "Which lamp?"}
    (world.folder / "verdict").write_text(json.dumps({"passed": False, "score": 0.4, "problems": [problem]}))
    world.worker()
    world.ended(world.start())
    (suggestion,) = world.suggestions()
    (finding,) = [each for each in suggestion["changes"][1]["findings"] if each["rule"] == "critic.problem"]
    assert (finding["quote"], finding["message"]) == ("saw the lamp", "Which lamp?")
