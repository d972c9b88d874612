"""What is found comes in one order, however it is looked up."""

from hypothesis import given
from hypothesis import strategies as st
from plotweaver_bff.content.ranking import BITS, ranked, row_of

ROWS = st.builds(row_of, st.integers(1, 5), st.integers(0, 4))


def plainly(texts, held):
    """The same, said in the plainest way: by count, then by text, then by paragraph."""
    whole = [number for number in texts if held and all(any(row >> BITS == number for row in each) for each in held)]
    for count in range(len(held), 0, -1):
        for place, number in enumerate(texts):
            for paragraph in range(5):
                holds = sum(row_of(number, paragraph) in each for each in held)
                if number in whole and holds == count:
                    yield place, paragraph


@given(st.permutations(range(1, 6)).map(lambda every: every[:4]), st.lists(st.frozensets(ROWS).map(set), max_size=4))
def test_paragraphs_come_by_how_much_they_hold_then_in_the_order_of_the_book(texts, held) -> None:
    assert list(ranked(texts, held)) == list(plainly(texts, held))


def test_a_text_that_stands_in_two_files_is_told_of_with_each() -> None:
    assert list(ranked([7, 3, 7], [{row_of(7, 1)}])) == [(0, 1), (2, 1)]
