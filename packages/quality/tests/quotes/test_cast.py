"""Files of characters are read as authors and corpora write them."""

import pytest
from plotweaver_quality.quotes.cast import CastUnreadable, Character, from_sheet, read_csv, read_yaml


def test_a_table_of_a_corpus_is_read() -> None:
    text = (
        "Character ID,Main Name,Aliases,Gender,Category\n"
        "0,Ann Harker,\"{'Ann', 'Miss Harker', 'Ann Harker'}\",F,major\n"
        "1,The Cat,['The Cat'],X,minor\n"
    )
    assert read_csv(text) == (Character("Ann Harker", ("Ann", "Miss Harker"), "f"), Character("The Cat"))


def test_an_authors_table_is_read() -> None:
    assert read_csv("name,aliases\nAnn Harker,Ann; Miss Harker\nBen,\n") == (
        Character("Ann Harker", ("Ann", "Miss Harker")),
        Character("Ben"),
    )


@pytest.mark.parametrize(
    "text",
    [
        '\ufeffName ,Role,AKA,Aliases\r\nAnn Harker,heroine,,"Ann, Miss Harker"\r\nBen,,,\r\n',
        "name;aliases\nAnn Harker;Ann|Miss Harker\nBen\n",
        "Full Name\tOther Names\nAnn Harker\tAnn; Miss Harker\nBen\t\n\t\n",
    ],
)
def test_tables_of_other_programs_are_read(text: str) -> None:
    assert read_csv(text) == (Character("Ann Harker", ("Ann", "Miss Harker")), Character("Ben"))


def test_aliases_in_a_notation_that_cannot_be_read_are_parted_all_the_same() -> None:
    assert read_csv("name,aliases\nKate O'Dowd,\"{'O'Dowd', 'Kate'}\"\n") == (
        Character("Kate O'Dowd", ("Kate", "O'Dowd")),
    )


def test_a_table_without_names_is_refused() -> None:
    with pytest.raises(CastUnreadable, match="no column of names"):
        read_csv("age,eyes\n4,blue\n")


@pytest.mark.parametrize(
    "text",
    [
        "characters:\n  - name: Ann\n    aliases: [Annie]\n    gender: female\n  - Ben\n",
        "- name: Ann\n  aliases: [Annie]\n  pronouns: she/her\n- Ben\n",
        "\ufeff# people\n---\n- Name: Ann\n  Aliases: Annie\n  Gender: F\n- Ben\n",
        "characters:\n  Ann: {aliases: [Annie], gender: f}\n  Ben:\n",
        "Ann:\n  aliases: [Annie]\n  gender: f\nBen:\n",
        '[{"name": "Ann", "aliases": ["Annie"], "gender": "f"}, {"name": "Ben"}]',
    ],
)
def test_a_list_in_yaml_is_read(text: str) -> None:
    assert read_yaml(text) == (Character("Ann", ("Annie",), "f"), Character("Ben"))


@pytest.mark.parametrize("text", ["people: [Ann]\n", "characters: Ann\n", "characters: [Ann\n", ""])
def test_yaml_without_a_list_is_refused(text: str) -> None:
    with pytest.raises(CastUnreadable):
        read_yaml(text)


def test_what_is_no_yaml_is_told_with_its_line() -> None:
    with pytest.raises(CastUnreadable, match="Line 3:"):
        read_yaml("# people\n- Ann\n- name: a: b\n- Cass\n")


def test_a_character_sheet_is_a_person() -> None:
    sheet = {"name": "Ann Harker", "aliases": ["Ann"], "facts": {"gender": "woman"}}
    assert from_sheet(sheet) == Character("Ann Harker", ("Ann",), "f")
    assert from_sheet({"role": "nobody"}) is None
