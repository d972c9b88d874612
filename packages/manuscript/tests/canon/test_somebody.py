"""Whoever only the prose tells of is listed among the people if a reader would say so."""

import pytest
from plotweaver_manuscript.canon import Entity
from plotweaver_manuscript.canon.somebody import is_somebody, small_words

SMALL = small_words(
    ["They don't stop at the house. The mother stopped; a mouse ran by the house, and the horses stop."]
)


def _entity(name: str, gender: str = "?", path: str = "") -> Entity:
    return Entity(name.casefold(), name, "person", gender, (name,), path)


@pytest.mark.parametrize(
    "name", ["Hatter", "Mouse", "Gryphon", "Mother", "Mr Hall", "Jane Wood", "Dost Akbar", "Colonel"]
)
def test_a_name_is_somebodys(name: str) -> None:
    assert is_somebody(_entity(name), 3, SMALL)


@pytest.mark.parametrize(
    "name", ["Rome", "Ireland", "Roman", "Sikh", "House", "Stop", "Don", "I.", "Laura Place", "Port Burdock"]
)
def test_places_peoples_and_common_words_are_nobody(name: str) -> None:
    assert not is_somebody(_entity(name), 1, SMALL)


def test_who_is_he_or_she_or_has_a_sheet_is_somebody_whatever_the_name() -> None:
    assert is_somebody(_entity("Paris", "m"), 3, SMALL)
    assert is_somebody(_entity("House", path="characters/house.yaml"), 3, SMALL)
