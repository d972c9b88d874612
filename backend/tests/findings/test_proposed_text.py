"""What a proposed text would bring, and what was there before it."""

import pytest
from plotweaver_backend.findings.service import FindingsService
from plotweaver_gitstore import Store
from plotweaver_quality.recent import RecentMemory

PATH = "manuscript/a/s.md"
OLD = "It rained suddenly.\n"
PHRASE = "the brass lantern swung above the harbour wall"


@pytest.fixture
def service(tmp_path):
    return FindingsService(Store(tmp_path), RecentMemory(), lambda project, tree: None)


def tree(**more):
    return {PATH: OLD.encode(), "style/guide.yaml": b"banned: [suddenly]\n", **more}


def test_text_that_brings_nothing_is_silent_though_the_scene_had_findings(service):
    assert service.of_text(tree(), PATH, f"{OLD}\nNobody came.\n") == []


def test_a_word_that_was_there_already_counts_again_where_it_is_new(service):
    text = f"{OLD}\nHe left suddenly.\n"
    (found,) = service.of_text(tree(), PATH, text)
    assert (found.rule, text[found.start : found.end], found.start) == ("style.banned", "suddenly", 29)


def test_a_phrase_that_a_later_scene_already_says_is_brought_by_the_earlier_one(service):
    later = tree(**{"manuscript/b/s.md": f"At night {PHRASE}.\n".encode()})
    (found,) = service.of_text(later, PATH, f"{OLD}\nNow {PHRASE}.\n")
    assert (found.rule, found.path, found.related[0].path) == ("repetition.phrase", "manuscript/b/s.md", PATH)


def test_words_that_become_neighbours_by_a_removal_are_new(service):
    guide = {"style/guide.yaml": b"banned: [very sudden]\n", PATH: b"A very, very quiet, sudden end.\n"}
    (found,) = service.of_text(guide, PATH, "A very, very sudden end.\n")
    assert found.quote == "very sudden"
