"""What is read and found of the sample novel stays what it was, however much faster that becomes.

`sample_read.json` was written before the reading of facts and the checks were made faster. Where a rule is changed on
purpose its lines change with it; nothing else may.
"""

import json
from pathlib import Path

import pytest
from plotweaver_cli.places import SAMPLE
from plotweaver_manuscript.canon import canon_of
from plotweaver_quality.checks import check_book
from plotweaver_quality.recent import RecentMemory

KNOWN = json.loads(Path(__file__).with_name("sample_read.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def tree():
    files = {path.relative_to(SAMPLE).as_posix(): path.read_bytes() for path in SAMPLE.rglob("*") if path.is_file()}
    switches = b"\nchecks: {style.grammar: off, repetition.scene-word: on}\n"
    return files | {"plotweaver.yaml": files["plotweaver.yaml"] + switches}


def _found(tree, memory=None):
    return [
        f"{each.rule} {each.id} {each.at.path} {each.at.start}-{each.at.end} {each.message}"
        for each in check_book(tree, memory)
    ]


def test_every_finding_is_the_same(tree):
    assert _found(tree) == KNOWN["findings"]


def test_every_fact_is_the_same(tree):
    told = [
        f"{fact.entity} {fact.attribute} {fact.value} {fact.mood} {fact.other} {fact.item} {fact.scene} "
        f"{fact.start}-{fact.end}"
        for fact in canon_of(tree).facts
    ]
    assert told == KNOWN["facts"]


def test_after_an_edit_with_what_is_remembered_it_is_what_a_first_run_finds(tree):
    memory = RecentMemory()
    check_book(tree, memory)
    for path in sorted(path for path in tree if path.endswith(".md"))[:4]:
        first, _, rest = tree[path].partition(b".\n\n")
        tree = tree | {path: first + b", suddenly. Bettany Rowe lost her brown eyes in 1850.\n\n" + rest}
        assert _found(tree, memory) == _found(tree)
