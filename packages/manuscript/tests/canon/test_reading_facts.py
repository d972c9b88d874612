"""What sentences say is read, and what they only seem to say is not."""

from __future__ import annotations

import importlib
import pkgutil

import plotweaver_manuscript.canon as package
import pytest
from plotweaver_manuscript.canon.grammar import Pattern
from plotweaver_manuscript.canon.noting import read_notes

_PASSING = {"acts", "speaks"}


def said(prose: str) -> set[str]:
    claims = (each for each in read_notes(prose).claims if each.attribute not in _PASSING)
    return {" ".join(filter(None, (each.mood, each.attribute, each.item, each.value))) for each in claims}


@pytest.mark.parametrize(
    ("prose", "fact"),
    [
        ("Anne lifted her clear green eyes to the window.", "eyes green"),
        ("Anne’s eyes, in that light, were a startling green.", "eyes green"),
        ("Green-eyed Anne laughed.", "eyes green"),
        ("Anne, whose eyes were of a deep\ngreen, said nothing.", "eyes green"),
        ("Anne had hair the colour of corn, and blue-grey eyes.", "eyes blue/grey"),
        ("With her clear green eyes Anne looked round.", "eyes green"),
        ("Anne turned those green eyes of hers on him.", "eyes green"),
        ("Anne had eyes of so pale a green that he stared.", "eyes green"),
        ("For a woman of forty Anne walked fast.", "age 40-40"),
        ("Mr. Hall was found dead in the orchard.", "dead dead"),
        ("Mr. Hall caught a chill in March and died of it.", "dead"),
        ("The whole village came to Mr. Hall's funeral.", "dead"),
        ("Anne's crooked left arm, broken in childhood, ached.", "side hurt arm left"),
        ("A lock of black hair had fallen over Anne's forehead.", "hair black"),
        ("Anne, who was but nine-and-twenty, blushed.", "age 29-29"),
        ("Anne was in her fortieth year.", "age 39-39"),
        ("Anne had lately entered her fortieth year.", "age 39-39"),
        ("At forty Anne felt young.", "age 40-40"),
        ("Anne was a woman of about forty.", "age 37-43"),
        ("Mr. Hall had died the winter before.", "dead"),
        ("They had laid Mr. Hall in the churchyard.", "dead"),
        ("The late Mr. Hall had been a careful man.", "dead"),
        ("Since Mr. Hall's death the house had stood empty.", "dead"),
        ("Captain Benwick lost his watch overboard.", "lost watch"),
        ("Captain Benwick had never owned a watch.", "lacks watch"),
        ("Anne wore her mother's ring.", "owns ring"),
        ("Anne wore a ring of plain gold.", "made-of ring gold"),
        ("Anne's watch was a gold one.", "made-of watch gold"),
        ("Anne's pipe was carved from briar.", "made-of pipe briar"),
        ("Anne kept a dog.", "owns dog"),
        ("Anne kept two dogs in the yard.", "owns dog"),
        ("Anne rode to church upon a horse of her own.", "owns horse"),
        ("Anne had never in her life kept a cat.", "lacks cat"),
        ("There was no piano in Anne's house.", "lacks piano"),
        ("The old violin was Anne's.", "owner violin old"),
        ("The old violin was the schoolmaster's.", "owner violin old"),
        ("The telescope on the sill belonged to the curate.", "owner telescope"),
        ("The grey parrot was the property of Anne.", "owner parrot grey"),
        ("Anne was the owner of the black horse.", "owns horse"),
        ("The green umbrella was not Anne's at all.", "not owner umbrella green"),
        ("Anne was born at a farm near Taunton.", "born-in born"),
        ("It was in Taunton that Anne was born.", "born-in born"),
        ("Anne had never been to London.", "never-in never"),
        ("Anne had lived all her life in Bath.", "lives-in always"),
        ("The scar on Anne's left cheek burned.", "side scar cheek left"),
        ("Charles had lost his right arm at Trafalgar.", "side missing arm right"),
        ("Anne had two sisters.", "kin-count sister 2"),
        ("Mary, Anne's sister, was cross.", "kin sister"),
        ("Anne had never met Captain Benwick.", "never-met"),
        ("It was a Tuesday.", "weekday tuesday"),
        ("They met on Monday, the 3rd of March 1817.", "date monday 1817-3-3"),
    ],
)
def test_a_sentence_says_it(prose, fact):
    assert any(each == fact or each.startswith(f"{fact} ") for each in said(prose)), said(prose)


@pytest.mark.parametrize(
    "prose",
    [
        "If Anne had green eyes she would be perfect.",
        "Mr. Hall nearly died of laughing.",
        "Anne was dead tired.",
        "Anne thought that Mr. Hall was dead.",
        "Anne would be thirty in June.",
        "At seven Anne was at the door.",
        "Captain Benwick did not lose his watch.",
        "Had Mr. Hall died?",
        "Mr. Hall was found asleep. A dead bird lay by him.",
        "The sea was green, and Anne looked at it.",
    ],
)
def test_what_is_only_supposed_likened_or_asked_is_no_fact(prose):
    assert not said(prose) & {"eyes green", "dead", "dead dead", "age 30-30", "age 7-7", "lost watch lost"}


def test_what_is_denied_is_told_as_denied():
    assert "not eyes green" in said("Anne's eyes were not green.")


def test_what_is_said_is_told_apart_with_its_speaker():
    (age,) = [each for each in read_notes("“I am thirty,” said Anne.").claims if each.attribute == "age"]
    assert age.spoken
    assert age.speaker is not None
    assert age.speaker.text == "Anne"


def test_offsets_quote_the_prose():
    prose = "It rained.\n\n“Well,” said Mrs. Hall, raising her\npale blue eyes."
    (eyes,) = [each for each in read_notes(prose).claims if each.attribute == "eyes"]
    assert prose[eyes.start : eyes.end] == "her\npale blue eyes"


def test_other_languages_are_not_guessed_at():
    assert read_notes("Anne hat grüne Augen. Her green eyes.", "de").claims == ()


def test_every_pattern_can_be_put_together():
    found = 0
    for module in pkgutil.iter_modules(package.__path__):
        for value in vars(importlib.import_module(f"{package.__name__}.{module.name}")).values():
            for pattern in value if isinstance(value, tuple) else (value,):
                if isinstance(pattern, Pattern):
                    assert list(pattern.finditer("")) == []
                    found += 1
    assert found > 100
