"""A run from the request to the suggestion, over real processes; where one is killed, on SQLite and PostgreSQL."""

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
def follow():
    """Follows the feed of a world."""
    opened = []

    def begin(world):
        opened.append(Follower(world))
        return opened[-1]

    yield begin
    for follower in opened:
        follower.close()


def test_a_run_ends_in_a_suggestion_with_its_cost(world, follow):
    follower = follow(world)
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


def test_the_checks_find_what_the_draft_repeats(house):
    house.behave("repeats")
    assert house.ended(house.start())["status"] == "succeeded"
    (suggestion,) = house.suggestions()
    (finding,) = [each for each in suggestion["findings"] if each["rule"] == "repetition.phrase"]
    assert "counted the empty boats" in finding["quote"]
    assert finding in suggestion["changes"][0]["findings"]


def test_the_first_token_arrives_before_the_second_is_sent(house, follow, eventually):
    follower = follow(house)
    house.behave("gated")
    house.open("first")
    run = house.start()
    eventually(lambda: follower.texts(run) == ["The "], "the first token alone")
    assert house.run(run)["text"] == "The "
    assert house.run(run)["status"] == "running"
    house.open("gate")
    assert house.ended(run)["status"] == "succeeded"


def test_a_run_stopped_before_its_first_token_leaves_nothing(house, eventually):
    house.behave("gated")
    run = house.start()
    eventually(lambda: house.calls() == ["writer"], "the call")
    stopped = house.http.post(f"/projects/{house.project}/runs/{run}/cancel").json()
    assert (stopped["status"], stopped["suggestion"], stopped["text"]) == ("cancelled", None, "")
    house.open("first")
    house.open("gate")
    assert house.suggestions() == []
    assert house.run(run)["text"] == ""


def test_a_run_stopped_later_keeps_its_text_as_a_suggestion(house, follow, eventually):
    follower = follow(house)
    house.behave("gated")
    house.open("first")
    run = house.start()
    eventually(lambda: follower.texts(run), "the first token")
    stopped = house.http.post(f"/projects/{house.project}/runs/{run}/cancel").json()
    assert (stopped["status"], stopped["text"]) == ("cancelled", "The ")
    house.open("gate")
    (suggestion,) = house.suggestions()
    assert suggestion["id"] == stopped["suggestion"]
    assert [change["after"].strip() for change in suggestion["changes"]] == ["The"]
    # a call that was broken off counts at its maximum: nobody can tell what was charged
    assert stopped["cost_usd"] > 0
    assert house.calls() == ["writer"]


def test_a_run_stopped_in_the_queue_is_never_begun(world, eventually):
    run = world.start()
    stopped = world.http.post(f"/projects/{world.project}/runs/{run}/cancel").json()
    assert stopped["status"] == "cancelled"
    world.worker()
    other = world.start()
    assert world.ended(other)["status"] == "succeeded"
    assert world.calls() == ["writer", "critic"]
    assert world.run(run)["status"] == "cancelled"


def test_a_killed_worker_repeats_no_finished_step_and_leaves_no_half_suggestion(world, follow, eventually):
    follower = follow(world)
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
def test_a_bad_provider_ends_in_a_clear_state(house, behaviour, code):
    house.behave(behaviour)
    ended = house.ended(house.start())
    assert (ended["status"], ended["suggestion"]) == ("failed", None), (ended["text"], house.calls())
    assert ended["error"]["code"] == code
    assert "Nothing changed in your book." in ended["error"]["message"]
    assert house.suggestions() == []


def test_a_silent_provider_is_not_waited_for_for_ever(world):
    world.behave("silent")
    world.environment["PLOTWEAVER_MODEL_SECONDS"] = "1"
    world.worker()
    ended = world.ended(world.start())
    assert (ended["status"], ended["error"]["code"]) == ("failed", "model.slow")


def test_an_unreadable_critic_counts_as_not_passed_and_the_draft_is_kept(house):
    (house.folder / "verdict").write_text("It is rather nice, I think.")
    ended = house.ended(house.start())
    assert ended["status"] == "succeeded"
    (suggestion,) = house.suggestions()
    (finding,) = [each for each in suggestion["findings"] if each["rule"] == "critic.unread"]
    assert "not passed" in finding["message"]


def test_a_critic_s_quote_is_shown_where_it_stands(house):
    problem = {"quote": "saw the lamp", "message": "Which lamp?"}
    (house.folder / "verdict").write_text(json.dumps({"passed": False, "score": 0.4, "problems": [problem]}))
    house.ended(house.start())
    (suggestion,) = house.suggestions()
    (finding,) = [each for each in suggestion["changes"][1]["findings"] if each["rule"] == "critic.problem"]
    assert (finding["quote"], finding["message"]) == ("saw the lamp", "Which lamp?")
