"""How often one caller may ask."""

import time

import pytest
from plotweaver_bff.http.limits import PER_MINUTE, Limits
from plotweaver_kit.problems import ProblemError

STORIES = {"project": "abcdefghijkl", "scene": "s1", "words": 40, "model": "told"}


@pytest.fixture
def limits():
    now = [0.0]
    return Limits(clock=lambda: now[0]), now


def _used_up(limits, who="ann", rate="sign-in"):
    for _ in range(PER_MINUTE[rate]):
        limits.take(who, rate)
    with pytest.raises(ProblemError) as refused:
        limits.take(who, rate)
    return refused.value.code


def test_who_asks_too_often_waits_and_then_asks_again(limits):
    counted, now = limits
    assert _used_up(counted) == "rate.limited"
    now[0] += 60 / PER_MINUTE["sign-in"]
    counted.take("ann", "sign-in")
    with pytest.raises(ProblemError):
        counted.take("ann", "sign-in")


def test_one_callers_haste_is_not_felt_by_others_nor_elsewhere(limits):
    counted, _ = limits
    _used_up(counted)
    counted.take("ben", "sign-in")
    counted.take("ann", "expensive")


def test_reading_and_writing_are_not_counted(limits):
    counted, _ = limits
    for _ in range(1000):
        counted.take("ann", "read")
        counted.take("ann", "write")


def test_drafts_are_limited_for_each_person(house, peer):
    peer.answers["POST", "/api/v1/generate/scene"] = (404, {"code": "not_found"})
    answers, began = [], time.monotonic()
    answers.append(house.ask("POST", "/stories/generate", "owner", json=STORIES))
    while answers[-1].status_code != 429 and len(answers) < 300:
        answers.append(house.ask("POST", "/stories/generate", "owner", json=STORIES))
    assert answers[0].status_code == 404
    assert (answers[-1].status_code, answers[-1].json()["code"]) == (429, "rate.limited")
    # one comes back every two seconds: on a slow machine that may be some
    assert 30 <= len(answers) - 1 <= 30 + (time.monotonic() - began) / 2
    wait = answers[-1].json()["retry_after"]
    assert answers[-1].headers["retry-after"] == str(wait)
    assert f"Wait {wait} second" in answers[-1].json()["detail"]
    assert 1 <= wait <= 2
    assert house.ask("POST", "/stories/generate", "reader", json=STORIES).status_code == 404
