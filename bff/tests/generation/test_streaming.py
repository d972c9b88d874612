"""A run's text as server-sent events, and the earlier product's addresses."""

import contextlib
import json
import threading

import httpx
import pytest
from plotweaver_bff.generation import streaming

PROJECT, RUN = "abcdefghijkl", "r1"
GET = f"/api/v1/projects/{PROJECT}/runs/{RUN}"
ASKED = {"project": PROJECT, "scene": "s1", "words": 40, "model": "told"}


def run_of(text, status="running"):
    return {
        "id": RUN,
        "project": PROJECT,
        "scene": "s1",
        "workflow": "draft-scene",
        "model": "told",
        "status": status,
        "step": "writing",
        "text": text,
        "words": len(text.split()),
        "cost_usd": 0.0,
        "suggestion": None,
        "error": None,
        "started_at": "2026-11-23T00:00:00+00:00",
    }


def piece(text, offset, status="running", run=RUN):
    return {
        "run": run,
        "scene": "s1",
        "offset": offset,
        "text": text,
        "words": 1,
        "cost_usd": 0.0,
        "step": "writing",
        "status": status,
    }


class Reader:
    """Reads a stream in a thread: pairs of id and data."""

    def __init__(self, house, verb="GET", path=f"{GET}/stream", headers=None, **more):
        self.events, self.ended, self.status, self.beats = [], False, None, 0
        self._headers = {"Authorization": f"Bearer {house.peer.token('owner')}"} | (headers or {})
        self._leave = threading.Event()
        self._thread = threading.Thread(target=self._read, args=(verb, house.origin + path, more), daemon=True)
        self._thread.start()

    def _read(self, verb, address, more):
        with (
            contextlib.suppress(httpx.HTTPError),
            httpx.stream(verb, address, headers=self._headers, timeout=20, **more) as answer,
        ):
            self.status, self.headers = answer.status_code, answer.headers
            event = {}
            for line in answer.iter_lines():
                if self._leave.is_set():
                    return
                if not line and event.get("event") == "end":
                    self.ended = True
                    return
                if not line and "data" in event:
                    self.events.append((event.get("id"), json.loads(event["data"])))
                    event = {}
                name, _, value = line.partition(": ")
                self.beats += (name, value) == ("", "still here")
                event[name] = value

    @property
    def text(self):
        """What a client has, which begins anew at offset 0."""
        text = ""
        for _, data in self.events:
            text = text[: data["offset"]] + data["text"]
        return text

    def leave(self):
        self._leave.set()


def test_the_text_so_far_and_every_piece_arrive_in_order(house, peer, until):
    peer.answers["GET", GET] = (200, run_of("The tide "))
    reader = Reader(house)
    until(lambda: reader.text == "The tide ", "the text so far")
    peer.say("generation.progress", piece("went ", 9))
    until(lambda: reader.text == "The tide went ", "the next piece")
    assert [number for number, _ in reader.events] == ["9", "14"]
    peer.answers["GET", GET] = (200, run_of("The tide went out.", "succeeded"))
    peer.say("generation.progress", piece("", 18, "succeeded"))
    until(lambda: reader.ended, "the end")
    assert reader.text == "The tide went out."
    assert reader.headers["x-accel-buffering"] == "no"


def test_a_stream_goes_on_where_the_client_was(house, peer, until):
    peer.answers["GET", GET] = (200, run_of("The tide went "))
    reader = Reader(house, headers={"Last-Event-ID": "9"})
    until(lambda: reader.events, "the rest")
    assert reader.events[0][1]["text"] == "went "
    assert reader.events[0][1]["offset"] == 9


def test_a_gap_is_filled_and_a_repeated_step_begins_anew(house, peer, until):
    peer.answers["GET", GET] = (200, run_of("The "))
    reader = Reader(house)
    until(lambda: reader.text == "The ", "the text so far")
    peer.answers["GET", GET] = (200, run_of("The tide went "))
    peer.say("generation.progress", piece("went ", 9))
    until(lambda: reader.text == "The tide went ", "the gap")
    peer.answers["GET", GET] = (200, run_of("A boat"))
    peer.say("generation.progress", piece("A boat", 0))
    until(lambda: reader.text == "A boat", "the new beginning")


def test_a_silent_stream_says_that_it_is_there_also_while_other_runs_of_the_book_write(house, peer, until, monkeypatch):
    monkeypatch.setattr(streaming, "HEARTBEAT_SECONDS", 0.2)
    peer.answers["GET", GET] = (200, run_of("", "queued"))
    reader = Reader(house)
    until(lambda: reader.events, "the beginning")

    def another_writes():
        peer.say("generation.progress", piece("Word ", 0, run="another"))
        return reader.beats >= 2

    until(another_writes, "two signs of life")
    assert len(reader.events) == 1


def test_a_run_that_has_ended_is_told_whole_at_once(house, peer, until):
    peer.answers["GET", GET] = (200, run_of("Done.", "succeeded"))
    reader = Reader(house)
    until(lambda: reader.ended, "the end")
    assert reader.text == "Done."


def test_an_unknown_run_is_a_problem_and_not_a_stream(house, peer):
    peer.answers["GET", GET] = (404, {"code": "not_found"})
    answer = house.get(f"{GET}/stream", "owner")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_an_answer_that_cannot_be_read_is_not_the_callers_mistake(house, peer):
    peer.answers["GET", GET] = (200, {"surprise": 1})
    answer = house.get(f"{GET}/stream", "owner")
    assert (answer.status_code, answer.json()["code"]) == (503, "service.unavailable")


def test_a_nonsense_position_is_refused(house):
    assert house.get(f"{GET}/stream", "owner", **{"Last-Event-ID": "-1"}).status_code == 422


def test_who_drafts_by_one_stream_and_leaves_stops_the_run(house, peer, until):
    peer.answers["POST", "/api/v1/generate/scene"] = (202, {"run": run_of("", "queued")})
    peer.answers["GET", GET] = (200, run_of(""))
    peer.answers["POST", f"{GET}/cancel"] = (200, run_of("", "cancelled"))
    reader = Reader(house, "POST", "/stories/generate", json=ASKED)
    until(lambda: reader.status == 200, "the stream")
    assert reader.headers["deprecation"].startswith("@")
    reader.leave()
    # the reader looks up with the next line; a piece makes one
    peer.say("generation.progress", piece("The ", 0))
    until(lambda: any(path == f"{GET}/cancel" for _, path, *_ in peer.seen), "the cancellation")


def test_a_finished_draft_is_not_cancelled(house, peer, until):
    peer.answers["POST", "/api/v1/generate/scene"] = (202, {"run": run_of("", "queued")})
    peer.answers["GET", GET] = (200, run_of("Done.", "succeeded"))
    reader = Reader(house, "POST", "/stories/generate", json=ASKED)
    until(lambda: reader.ended, "the end")
    assert not any(path.endswith("/cancel") for _, path, *_ in peer.seen)


@pytest.mark.parametrize("operation", ["save", "create", "reorder", "delete"])
def test_the_earlier_git_writes_go_to_the_write_service_and_say_that_they_will_end(house, peer, operation):
    body = {"project": PROJECT, "body": {"title": "x"}}
    answer = house.ask("POST", f"/git/write/{operation}", "owner", json=body)
    assert answer.status_code == 200
    assert answer.headers["deprecation"].startswith("@")
    assert answer.headers["sunset"].endswith("GMT")
    _, path, _, sent, _ = peer.seen[-1]
    assert path == f"/api/v1/git/{operation}"
    assert json.loads(sent)["project"] == PROJECT


def test_a_stream_ends_with_the_session_that_reads_it(house, peer, until):
    peer.answers["GET", GET] = (200, run_of("The tide "))
    reader = Reader(house)
    until(lambda: reader.text == "The tide ", "the text so far")
    peer.tell("permissions.changed", {"account": "owner", "role": None, "session": "s1"}, None)
    until(lambda: reader.ended, "the end")


def test_nobody_drafts_without_signing_in(house):
    assert house.ask("POST", "/stories/generate", json=ASKED).status_code == 401
    assert house.ask("POST", "/git/write/save", json={"project": PROJECT}).status_code == 401
