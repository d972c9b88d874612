"""A score that a book requires stops what takes it below, on every way in, and nobody who mends an old book."""

import pytest
from plotweaver_backend.changes import ChangeRefused
from plotweaver_backend.policies.scores import ScoresGate
from plotweaver_gitstore import head
from plotweaver_quality.recent import RecentMemory

FREE = "format: 1\ntitle: The mole\n"
ASKS = f"{FREE}gates:\n  require: {{style: 85}}\n"
CLEAN, SLIP = "The gulls rose over the mole.\n", "Suddenly the gulls rose. Suddenly it rained.\n"


@pytest.fixture
def book(behind):
    return behind(ASKS, ScoresGate(RecentMemory()))


def test_what_takes_it_below_is_refused_with_both_figures(book):
    book.save({book.scene: CLEAN})
    before = head(book.repository)
    for way in (lambda: book.save({book.scene: SLIP}), lambda: book.pushed(book.scene, SLIP)):
        with pytest.raises(ChangeRefused) as refused:
            way()
        (objection,) = refused.value.detail["violations"]
        assert objection.rule == "gates.require"
        assert objection.path == book.scene
        assert objection.message == "Its score of style would be 50 of 100; the book asks for 85."
    assert head(book.repository) == before


def test_the_first_words_of_a_book_are_judged_and_taking_out_the_last_ones_is_not(book):
    with pytest.raises(ChangeRefused):
        book.save({book.scene: SLIP})
    book.save({book.scene: CLEAN})
    book.save({book.scene: "\n"})


def test_an_old_book_below_its_score_can_be_mended_and_written_around_but_not_made_worse(book):
    book.save({"plotweaver.yaml": FREE})
    book.save({book.scene: SLIP})
    book.save({"plotweaver.yaml": ASKS})
    book.save({"notes.md": "Suddenly.\n"})
    with pytest.raises(ChangeRefused):
        book.save({book.scene: f"{SLIP}Suddenly it was dark.\n"})
    book.save({book.scene: SLIP.replace("Suddenly it", "It")})


def test_a_change_cannot_lift_the_score_that_it_misses(book):
    with pytest.raises(ChangeRefused):
        book.save({"plotweaver.yaml": FREE, book.scene: SLIP})


def test_a_draft_of_the_book_is_free(book):
    book.branch("refs/heads/side")
    book.save({book.scene: SLIP}, ref="refs/heads/side")


def test_what_no_check_judges_stops_nobody(book):
    book.save({"plotweaver.yaml": f"{FREE}gates:\n  require: {{voice: 85}}\n"})
    book.save({book.scene: SLIP})
