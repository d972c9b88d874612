"""What comes again is quoted with where it stood before; figures of speech are left alone."""

import pytest
from plotweaver_quality.findings import Finding
from plotweaver_quality.novel import Novel, SceneText
from plotweaver_quality.running import check_novel
from plotweaver_quality.settings import Settings

_PLAIN = "The boat went out and came back, and nobody asked where it had been all day. "


def _found(rule: str, *scenes: str, **checks: object) -> list[Finding]:
    novel = Novel(tuple(SceneText(f"s{n}", f"{n}.md", f"Scene {n}", prose) for n, prose in enumerate(scenes)))
    settings = Settings({"repetition": "off", "style": "off", rule: "on"} | checks)
    return list(check_novel(novel, settings))


def test_a_phrase_is_found_across_scenes_and_names_its_first_place() -> None:
    (finding,) = _found(
        "repetition.phrase", "With its usual show of reluctance.", "It came with its usual show of reluctance."
    )
    assert finding.scene == "s1"
    assert finding.at.quote == "with its usual show of reluctance"
    assert finding.related[0].path == "0.md"
    assert "Scene 0, ¶ 1" in finding.message


def test_how_long_a_phrase_must_be_is_the_book_s_to_say() -> None:
    scenes = ("An obstinate brass lantern.", "That obstinate brass lantern again.")
    assert _found("repetition.phrase", *scenes) == []
    longer = {"repetition.phrase": {"words": 3, "weight": 2}}
    assert [finding.at.quote for finding in _found("repetition.phrase", *scenes, **longer)] == [
        "obstinate brass lantern"
    ]


def test_names_make_no_phrase_striking() -> None:
    scenes = ("said Harriet Byron Grandison of Northamptonshire", "said Harriet Byron Grandison of Northamptonshire")
    assert _found("repetition.phrase", *scenes) == []


def test_a_near_phrase_tells_how_far_the_first_is() -> None:
    (finding,) = _found("repetition.near-phrase", f"He lit a brass lantern. {_PLAIN * 2}Then a brass lantern fell.")
    assert finding.at.quote == "a brass lantern"
    assert finding.message == "Also 36 words before."


def test_words_that_are_said_over_and_over_in_one_paragraph_are_a_figure_however_many() -> None:
    # read to their end from each of their words, these would take many minutes
    assert _found("repetition.phrase", "The gulls rose. " * 5_000) == []


def test_an_echo_says_how_far_off_it_is_and_names_the_word_only_where_it_is_another_form() -> None:
    same = "The parapet was wet all along the wall. He sat down upon the parapet and wept."
    (finding,) = _found("repetition.echo", same)
    assert finding.message.startswith("It stands ") and finding.message.endswith(" words before, too.")
    (finding,) = _found("repetition.echo", same.replace("The parapet was", "The parapets were"))
    assert finding.message.startswith("“parapets” stands ")


def test_an_echo_of_an_uncommon_word_is_heard_and_a_common_one_is_not() -> None:
    assert [
        finding.at.quote
        for finding in _found(
            "repetition.echo", "The parapet was wet all along the wall. He sat down upon the parapet and wept."
        )
    ] == ["parapet"]
    assert (
        _found("repetition.echo", "The water was wet all along the wall. He sat down beside the water and wept.") == []
    )


@pytest.mark.parametrize("prose", [
    "“The parapet was wet all along the wall. He sat down upon the parapet and wept,” she said.",
    "It was the parapet. It was the parapet that had gone.",
    "The parapet was wet. The parapet was cold. The parapet was high. The parapet was gone.",
])  # fmt: skip
def test_speech_and_figures_of_speech_are_left_alone(prose: str) -> None:
    assert _found("repetition.echo", prose) == []


def test_sentences_that_begin_alike_are_told_once() -> None:
    prose = "She rose. She washed. She ate. She went out. She came home. Nobody asked."
    (finding,) = _found("repetition.openings", prose)
    assert finding.at.quote == "She"
    assert "5 sentences in a row" in finding.message
    assert len(finding.related) == 4
    assert _found("repetition.openings", prose.replace("She ate", "Then ate")) == []


def test_a_copied_paragraph_is_found_although_a_few_words_differ() -> None:
    paragraph = (
        "The old gauge stood by itself at the edge of the channel, a post as thick as a man, painted in feet, with a"
        " cage of iron at its head where a clockwork drum had once turned all night."
    )
    changed = paragraph.replace("thick as a man", "thick as two men").replace("all night", "all day")
    (finding,) = _found("repetition.paragraph", f"{_PLAIN}\n\n{paragraph}", f"{changed}\n\nHe ate.")
    assert (finding.scene, finding.at.quote, finding.related[0].quote) == ("s1", changed, paragraph)


def test_a_pet_word_is_told_once_for_the_book() -> None:
    scenes = [f"{_PLAIN * 60}He gently took it. {_PLAIN * 3}She gently gave it. They gently went." for _ in range(12)]
    (finding,) = (each for each in _found("repetition.overused", *scenes) if each.subject == "gently")
    assert (finding.scene, finding.at.quote) == ("s0", "gently")
    assert finding.message.startswith("36 times in the book")


def test_a_word_that_one_scene_alone_is_about_is_no_pet_word() -> None:
    scenes = ["He took the piano. " * 40 + _PLAIN * 60, *[_PLAIN * 65 for _ in range(11)]]
    assert "piano" not in {finding.subject for finding in _found("repetition.overused", *scenes)}
    assert {finding.at.quote for finding in _found("repetition.scene-word", *scenes)} == {"piano"}


def test_stock_phrases_are_told_each_time() -> None:
    found = _found("repetition.stock-phrase", "A shiver ran down his spine. It was a testament to her.")
    assert [finding.at.quote for finding in found] == ["A shiver ran down his spine", "a testament to"]


def test_pet_words_of_models_are_told_of_only_where_many_crowd() -> None:
    few, many = "A fleeting glimmer. ", "A fleeting glimmer of the luminous, shimmering labyrinth. "
    assert _found("repetition.machine-words", few + _PLAIN * 30) == []
    (finding,) = _found("repetition.machine-words", many * 3 + _PLAIN * 20)
    assert finding.related


def test_not_this_but_that_is_told_of_where_it_comes_often() -> None:
    pattern = "It was not fear, but grief. It was not night. It was morning. It wasn't just a house. "
    (finding,) = _found("repetition.not-but", pattern * 2 + _PLAIN * 20)
    assert finding.at.quote.startswith("not fear, but")
    assert _found("repetition.not-but", pattern + _PLAIN * 200) == []


_REFRAIN = "The water goes on and the water goes over, and nothing comes back that the water has taken."


def test_a_paragraph_of_common_words_that_comes_again_word_for_word_is_found_each_time() -> None:
    scenes = [f"{opening}\n\n{_REFRAIN}" for opening in ("He left.", "She stayed at home.", "Nobody spoke.")]
    found = _found("repetition.paragraph", *scenes)
    assert [(finding.scene, finding.at.quote, len(finding.related)) for finding in found] == [
        ("s1", _REFRAIN, 1),
        ("s2", _REFRAIN, 1),
    ]


@pytest.mark.parametrize(
    "other",
    [_REFRAIN.replace("nothing", "something"), _REFRAIN.replace("the water has", "it has")],
)
def test_a_short_paragraph_that_is_only_nearly_the_same_is_left_alone(other: str) -> None:
    assert _found("repetition.paragraph", _REFRAIN, other) == []


def test_a_few_words_that_make_a_paragraph_may_come_again() -> None:
    short = "She went to the window and looked out at the sea."
    assert _found("repetition.paragraph", short, short) == []
