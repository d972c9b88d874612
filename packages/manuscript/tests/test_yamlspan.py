"""Whatever stands in a YAML file, it is read or it is told where it cannot be, and soon."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plotweaver_manuscript.yamlspan import compose, load_mapping
from ruamel.yaml.error import YAMLError

TOWERS = {
    "lists in one line": "x: " + "[" * 3000 + "]" * 3000,
    "lists by dashes": "- " * 3000 + "a",
    "names without values": "? " * 3000 + "a",
    "mappings": "x: " + "{a: " * 3000 + "1" + "}" * 3000,
    "lists that never end": "x: " + "[" * 100_000,
    "a list by lines": "".join(f"{' ' * depth}- \n" for depth in range(300)),
}


@pytest.mark.parametrize("text", TOWERS.values(), ids=TOWERS)
def test_a_tower_of_lists_is_told_and_not_climbed(text):
    data, problem = load_mapping(text)
    assert data == {}
    assert "too many times" in problem.message
    with pytest.raises(YAMLError):
        compose(text)


REPEATED = {
    "lists": "\n".join(["a0: &a0 [x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))]),
    "mappings": "\n".join(
        ["a0: &a0 {x: 1}", *(f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, 12))]
    ),
    "itself": "x: &x [*x]",
    "names without end": "".join(f"a{n}: &n{n} 1\n" for n in range(20_000)),
    "nobody": "x: *nobody",
}


@pytest.mark.parametrize("text", REPEATED.values(), ids=REPEATED)
def test_what_is_repeated_by_a_name_is_told_and_not_followed(text):
    data, problem = load_mapping(text)
    assert (data, problem.message) == ({}, "Names for what is repeated (& and *) are not read. Write it out.")
    with pytest.raises(YAMLError):
        compose(text)


STRANGE = (
    'x: !!int ""',
    'x: !!float ""',
    'x: !!int "_"',
    "x: !!bool x",
    "x: !mine y",
    r'x: "\UFFFFFFFF"',
    "x: 2026-13-45",
)
STRANGE += (
    "x: 0x" + "f" * 5000,
    "? 0x" + "f" * 5000,
    "x: [{y: 1" + "0" * 19 + "}]",
    "x: \x00",
    "!!map {}",
    "--- !!set {a}",
)


@pytest.mark.parametrize("text", STRANGE)
def test_what_no_book_needs_is_told(text):
    data, problem = load_mapping(text)
    assert data == {}
    assert problem.message


def test_a_tower_behind_closing_brackets_is_seen():
    data, problem = load_mapping("# " + "]" * 3000 + "\nx: " + "[" * 3000)
    assert data == {}
    assert "too many times" in problem.message


@given(st.text(alphabet="ab:-?[]{}&*!|>'\"#%@`,\\ \n\t0x.~<=", max_size=60))
def test_whatever_stands_there_it_is_read_or_told(text):
    data, problem = load_mapping(text)
    assert problem is None or data == {}
    str(data)


def test_what_people_write_is_read():
    text = "note: 'An aside [sic] {so}, [and, [so], on] & more!'\ndeep: [[[[[a]]]]]\nsalt: salt & pepper\n"
    data, problem = load_mapping(text)
    assert problem is None
    assert data["deep"] == [[[[["a"]]]]]
    assert data["salt"] == "salt & pepper"
