"""A book's own rules and blocking checks hold for saves, pushed versions, drafts and agents alike."""

import pytest
from plotweaver_backend.changes import ChangeRefused
from plotweaver_backend.policies.checks import ChecksGate
from plotweaver_backend.policies.rules import ProjectRulesGate
from plotweaver_gitstore import head
from plotweaver_quality.recent import RecentMemory

SIDE = "refs/heads/side"
SETTINGS = """\
format: 1
title: The mole
rules:
  - name: placeholders
    paths: "manuscript/**"
    forbid: [TK]
    message: Finish it first.
gates:
  block: [style]
"""


@pytest.fixture
def book(behind):
    return behind(SETTINGS, ProjectRulesGate(), ChecksGate(RecentMemory()))


@pytest.mark.parametrize(("text", "rule"), [("A TK here.\n", "book.placeholders"), ("Suddenly it rained.\n", "style.")])
def test_a_save_a_push_and_an_agent_are_refused_alike(book, text, rule):
    before = head(book.repository)
    ways = (
        lambda: book.save({book.scene: text}),
        lambda: book.pushed(book.scene, text),
        lambda: book.save({book.scene: text}, trailers={"Plotweaver-Agent": "scene-writer@1"}),
    )
    for way in ways:
        with pytest.raises(ChangeRefused) as refused:
            way()
        assert refused.value.detail["violations"][0].rule.startswith(rule)
    assert head(book.repository) == before


def test_a_refusal_quotes_what_it_means(book):
    with pytest.raises(ChangeRefused) as refused:
        book.save({book.scene: "Suddenly it rained.\n"})
    assert "“Suddenly”" in refused.value.detail["violations"][0].message


def test_other_files_and_clean_words_pass(book):
    book.save({"notes.md": "TK suddenly\n"})
    book.save({book.scene: "It rained.\n"})


def test_what_was_there_before_a_rule_stays_and_can_be_written_around(book):
    old = SETTINGS.partition("rules:")[0]
    book.save({"plotweaver.yaml": old})
    book.save({book.scene: "TK. Suddenly it rained.\n"})
    book.save({"plotweaver.yaml": SETTINGS})
    book.save({"notes.md": "Fine.\n"})
    # a finding of a check is known; a rule judges the whole file that is touched
    with pytest.raises(ChangeRefused, match="TK"):
        book.save({book.scene: "TK. Suddenly it rained. More.\n"})
    book.save({book.scene: "Suddenly it rained. More.\n"})


def test_no_change_lifts_the_rule_that_it_breaks(book):
    with pytest.raises(ChangeRefused):
        book.save({"plotweaver.yaml": "format: 1\ntitle: The mole\n", book.scene: "TK\n"})


def test_checks_leave_drafts_alone_and_rules_do_not(book):
    book.branch(SIDE)
    book.save({book.scene: "Suddenly it rained.\n"}, ref=SIDE)
    with pytest.raises(ChangeRefused):
        book.save({book.scene: "TK\n"}, ref=SIDE)


def test_an_accepted_finding_stops_nobody(book):
    with pytest.raises(ChangeRefused) as refused:
        book.save({book.scene: "Suddenly it rained.\n"})
    remedy = refused.value.detail["violations"][0].remedy
    fingerprint = remedy.rpartition("(")[2].partition(")")[0]
    waivers = f"waivers:\n  - finding: {fingerprint}\n    reason: Her way of speaking.\n"
    book.save({"quality/waivers.yaml": waivers})
    book.save({book.scene: "Suddenly it rained.\n"})


def test_broken_rules_and_broken_settings_stop_nobody(book):
    book.save({"plotweaver.yaml": "format: 1\ntitle: The mole\nrules: [nonsense]\n"})
    book.save({book.scene: "TK\n"})
    book.save({"plotweaver.yaml": "title: [\n"})
    book.save({book.scene: "TK TK\n"})
