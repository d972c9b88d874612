"""A plan, changed by a person before anything is created: what is kept stands in the file's order, word for word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plotweaver_manuscript.arranging import ArrangedChapter, Arrangement, Passage, arranged, passages_of
from plotweaver_manuscript.errors import ImportRefused
from plotweaver_manuscript.importing import plan_import
from plotweaver_manuscript.prose import word_spans

TEXT = """Salt

# One

First of one.

Second of one.

* * *

Third of one.

# Two

Only of two.

# Three

First of three.

Second of three.
"""
PLAN = plan_import(TEXT, "salt.md")
PIECES = [scene.prose for chapter in PLAN.chapters for scene in chapter.scenes]


def words(plan):
    text = "\n".join(plan.pieces())
    return [text[start:end] for start, end in word_spans(text)]


def wish(*chapters, front=True):
    return Arrangement("Salt", "Ada", tuple(chapters), front=front)


def whole(scene):
    return Passage(scene, 0, len(passages_of(PIECES[scene])) - 1)


def test_a_scene_is_split_and_two_are_joined():
    made = arranged(
        PLAN,
        wish(
            ArrangedChapter("One", ((Passage(0, 0, 0),), (Passage(0, 1, 1), whole(1)))),
            ArrangedChapter("Two", ((whole(2),),)),
            ArrangedChapter("Three", ((whole(3),),)),
        ),
    )
    assert [scene.prose for scene in made.chapters[0].scenes] == [
        "First of one.\n",
        "Second of one.\n\nThird of one.\n",
    ]
    assert words(made) == words(PLAN)


def test_the_heading_of_a_chapter_that_is_joined_to_another_stays_as_words_of_the_prose():
    made = arranged(
        PLAN,
        wish(ArrangedChapter("One and two", ((whole(0),), (whole(1), whole(2)))), ArrangedChapter("T", ((whole(3),),))),
    )
    assert made.chapters[0].title == "One and two"
    assert made.chapters[0].scenes[1].prose == "Third of one.\n\n# Two\n\nOnly of two.\n"
    assert words(made) == words(PLAN)


def test_what_is_left_out_leaves_the_rest_as_it_was():
    made = arranged(PLAN, wish(ArrangedChapter("Two", ((whole(2),),)), front=False))
    assert "".join(made.pieces()) == "# Two\nOnly of two.\n"


@pytest.mark.parametrize(
    "passages",
    [
        [Passage(9, 0, 0)],
        [Passage(0, 0, 7)],
        [Passage(0, 1, 0)],
        [Passage(1, 0, 0), Passage(0, 0, 0)],
        [Passage(0, 0, 1), Passage(0, 1, 1)],
        [],
    ],
)
def test_what_the_file_does_not_hold_in_this_order_is_refused(passages):
    with pytest.raises(ImportRefused, match="Nothing was created"):
        arranged(PLAN, wish(ArrangedChapter("One", (tuple(passages),))))


@given(st.data())
def test_however_it_is_cut_and_joined_no_word_is_lost_moved_or_doubled(data):
    cuts = [
        Passage(scene, place, place) for scene, prose in enumerate(PIECES) for place in range(len(passages_of(prose)))
    ]
    chapters, scenes = [], [[cuts[0]]]
    for cut in cuts[1:]:
        step = data.draw(st.sampled_from(["same", "scene", "chapter"]))
        if step == "chapter":
            chapters.append(ArrangedChapter("x", tuple(map(tuple, scenes))))
            scenes = [[cut]]
        elif step == "scene":
            scenes.append([cut])
        else:
            scenes[-1].append(cut)
    chapters.append(ArrangedChapter("x", tuple(map(tuple, scenes))))
    assert words(arranged(PLAN, wish(*chapters))) == words(PLAN)


def test_a_footnote_goes_with_the_words_that_call_it_wherever_the_scene_is_split():
    plan = plan_import("# One\n\nFirst.[^1]\n\n[^1]: A note.\n\nSecond.[^2]\n\n[^2]: Another.\n", "salt.md")
    halves = tuple((Passage(0, first, last),) for first, last in ((0, 0), (1, 2), (3, 3)))
    made = arranged(plan, Arrangement("Salt", "", (ArrangedChapter("One", halves),)))
    assert [scene.prose for scene in made.chapters[0].scenes] == [
        "First.[^1]\n\n[^1]: A note.\n",
        "Second.[^2]\n\n[^2]: Another.\n",
    ]
    assert made.words == plan.words
