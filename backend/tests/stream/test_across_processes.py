"""What one backend process is told, the followers of every process hear."""

from __future__ import annotations

import httpx
import pytest

HEADERS = {"Authorization": "Bearer the-services-own-token"}


def progress(number: int, text: str) -> dict:
    data = {"run": "r", "offset": number, "text": text}
    return {"type": "generation.progress", "project": "p" * 12, "seq": None, "at": "2026-01-01T00:00:00Z", "data": data}


def post(port: int, frame: dict) -> httpx.Response:
    return httpx.post(f"http://127.0.0.1:{port}/api/v1/internal/progress", json=frame, headers=HEADERS, timeout=30)


def test_a_frame_told_to_one_process_reaches_the_followers_of_both_in_order(installation, free_port, follow):
    ports = [free_port(), free_port()]
    for port in ports:
        installation.start(port)
    followers = [follow(port) for port in ports]
    # longer than one message of PostgreSQL, and of letters that take several bytes
    frames = [progress(number, f"{number} “Snö” " * 3000) for number in range(4)]
    for number, frame in enumerate(frames):
        assert post(ports[number % 2], frame).status_code == 200
    for follower in followers:
        assert [follower.hear("generation.progress")["data"] for _ in frames] == [frame["data"] for frame in frames]


def test_a_frame_that_is_no_news_is_refused(installation, free_port):
    port = free_port()
    installation.start(port)
    answer = post(port, progress(0, "x" * 1_000_000))
    assert (answer.status_code, answer.json()["code"]) == (413, "request.too_large")


def test_an_address_is_as_long_as_what_a_mirror_may_say_that_it_has(installation, free_port):
    port = free_port()
    installation.start(port)
    address = f"http://127.0.0.1:{port}/api/v1/internal/projects/{'p' * 12}/objects"
    answer = httpx.get(address, params={"have": ",".join(["0" * 40] * 150)}, headers=HEADERS, timeout=30)
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_two_processes_share_one_port_and_one_outlives_the_other(installation, free_port, follow):
    port = free_port()
    first, _second = installation.start(port), installation.start(port)
    # the kernel spreads connections over both: that all of these meet one process is a chance of two in 2 ** 12
    followers = [follow(port) for _ in range(12)]
    installation.kill(first)
    assert post(port, progress(0, "still here")).status_code == 200
    heard = [_heard(follower) for follower in followers]
    assert set(heard) == {True, False}


def test_a_process_whose_master_was_killed_lets_its_followers_go(installation, free_port, follow):
    port = free_port()
    master = installation.start(port)
    follower = follow(port)
    # alone, as the kernel does when memory is short
    master.kill()
    with pytest.raises(httpx.RemoteProtocolError):
        follower.hear("generation.progress")


def _heard(follower) -> bool:
    try:
        return follower.hear("generation.progress")["data"]["text"] == "still here"
    except httpx.RemoteProtocolError:
        return False


def test_a_process_that_is_told_to_end_ends_its_streams_and_does_not_cut_them(installation, free_port, follow):
    port = free_port()
    master = installation.start(port)
    follower = follow(port)
    master.terminate()
    with pytest.raises(StopIteration):
        follower.hear("generation.progress")
    assert master.wait() == 0
