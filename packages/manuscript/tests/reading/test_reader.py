"""A text that was read answers what lies where, and how it is told."""

from plotweaver_manuscript.reading import read_prose

_TEXT = "# One\n\nAnn’s lamp burnt. “Go,” she said.\n\n* * *\n\nHe went."


def test_what_lies_at_an_offset_is_found() -> None:
    reading = read_prose(_TEXT)
    said, between = _TEXT.index("Go"), _TEXT.index("\n\n*")
    assert (reading.paragraph_at(said), reading.sentence_at(said), reading.quotation_at(said)) == (1, 2, 0)
    assert (reading.paragraph_at(between), reading.sentence_at(between), reading.quotation_at(between)) == (None,) * 3
    assert (reading.in_dialogue(said), reading.in_dialogue(said - 3)) == (True, False)


def test_narration_is_what_nobody_says_and_no_heading() -> None:
    reading = read_prose(_TEXT)
    assert [_TEXT[start:end].strip() for start, end in reading.narration] == [
        "Ann’s lamp burnt.",
        "she said.",
        "He went.",
    ]


def test_words_are_compared_in_small_letters_with_straight_apostrophes() -> None:
    assert read_prose(_TEXT).keys[:3] == ("one", "ann's", "lamp")


def test_the_same_text_is_read_once() -> None:
    assert read_prose(_TEXT) is read_prose(_TEXT)


def test_tense_and_person_are_those_of_the_narration() -> None:
    told = "I walked home and the rain was cold. “I am here,” says she. “You are wet.” My coat had holes. "
    assert read_prose(told * 5).telling[:2] == ("past", "first")
    assert read_prose(
        "She walks home. The rain is cold and has a sound. Her coat has holes, and she knows it. " * 5
    ).telling[:2] == ("present", "third")
    assert read_prose(
        "You walk home. The rain is cold and has a sound. Your coat has holes; you know it. " * 5
    ).telling[:2] == ("present", "second")


def test_of_a_few_words_no_tense_and_person_are_told() -> None:
    assert read_prose("I went.").telling[:2] == (None, None)
