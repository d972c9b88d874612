"""What was made of a text is made once, whoever asks, and what failed is not kept."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from plotweaver_backend.findings.kept import ByTree


def test_many_who_ask_at_once_wait_for_one_making():
    made, begun, go = [], threading.Event(), threading.Event()

    def make():
        begun.set()
        assert go.wait(10)
        made.append("made")
        return object()

    kept = ByTree(2)
    with ThreadPoolExecutor(4) as pool:
        first = pool.submit(kept.get, "tree", make)
        assert begun.wait(10)
        others = [pool.submit(kept.get, "tree", make) for _ in range(3)]
        go.set()
        assert {each.result() for each in others} == {first.result()}
    assert made == ["made"]


def test_what_failed_is_made_again():
    kept = ByTree(2)

    def fail():
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        kept.get("tree", fail)
    assert kept.get("tree", lambda: 1) == 1


def test_what_nobody_asked_for_longest_goes():
    kept = ByTree(2)
    for tree in ("a", "b", "a", "c"):
        kept.get(tree, lambda tree=tree: f"{tree} before")
    assert [kept.get(tree, lambda: "again") for tree in ("a", "c", "b")] == ["a before", "c before", "again"]
