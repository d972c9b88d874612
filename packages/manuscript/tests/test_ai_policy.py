"""What a book asks of models: it can close itself, and what cannot be read closes it."""

from __future__ import annotations

import pytest
from plotweaver_manuscript.ai_policy import CLOSED, LOCAL, Allowed, asked_by, provider_of


def asked(entries: str) -> Allowed | None:
    return asked_by({"plotweaver.yaml": f"format: 1\ntitle: T\n{entries}\n".encode()})


@pytest.mark.parametrize("tree", [{}, {"plotweaver.yaml": b"title: T\n"}])
def test_a_book_that_says_nothing_asks_nothing(tree):
    assert asked_by(tree) is None


@pytest.mark.parametrize(
    ("entries", "lets"),
    [
        ("ai: {allow: none}", set()),
        ("ai: {allow: local}", {LOCAL}),
        ("ai: {allow: [models.example.org]}", {LOCAL, "models.example.org"}),
        ("ai: {allow: []}", {LOCAL}),
    ],
)
def test_it_lets_no_more_than_it_names(entries, lets):
    providers = {LOCAL, "models.example.org", "other.example.org"}
    assert {each for each in providers if asked(entries).lets(each)} == lets


@pytest.mark.parametrize("entries", ["ai: yes", "ai: {}", "ai: {allow: sometimes}", "ai: {allow: [7]}", "ai: ["])
def test_what_cannot_be_read_closes_it(entries):
    assert asked(entries) == CLOSED


@pytest.mark.parametrize(
    ("url", "provider"),
    [
        ("https://Models.Example.org/v1", "models.example.org"),
        ("http://127.0.0.1:8080/v1", LOCAL),
        ("http://[::1]:8080/v1", LOCAL),
        ("http://localhost/v1", LOCAL),
        ("http://llm.localhost/v1", LOCAL),
        ("https://localhost.example.org/v1", "localhost.example.org"),
    ],
)
def test_a_provider_is_a_host_or_this_machine(url, provider):
    assert provider_of(url) == provider


def test_people_read_what_it_lets():
    assert Allowed("named", ("a.example", "b.example")).said().endswith("at a.example, b.example may read this book.")
    assert Allowed("named").said() == Allowed("local").said()
