"""Every kind of contradiction can be said of anybody, and what is planted stands in the book, in its order."""

import string

import pytest

from benchmarks.quality import planting
from benchmarks.quality.corpus import Novel, Person
from benchmarks.quality.kinds import Kind, kinds_of

SETS = ("tuning", "earlier", "used", "judging")
KINDS = [pytest.param(kind, id=f"{name}-{kind.family}-{kind.name}") for name in SETS for kind in kinds_of(name)]
ANN = Person("Ann", "F")


def _novel(people=(ANN,)):
    prose = "\n\n".join(f"Paragraph {number} tells of the sea." for number in range(200))
    files = {
        "manuscript/book.yaml": b"chapters: [one]\n",
        "manuscript/one/chapter.yaml": b"title: One\nscenes: [sea]\n",
        "manuscript/one/sea.md": f"---\nid: sea\ntitle: Sea\n---\n{prose}\n".encode(),
    }
    return Novel("Sea", files, 1200, tuple(people))


def _prose(files):
    return files["manuscript/one/sea.md"].decode()


def _fields(kind):
    return {field for text in (*kind.first, *kind.second) for _, field, _, _ in string.Formatter().parse(text) if field}


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_says_something_of_somebody_and_contradicts_it(kind):
    assert kind.first
    assert kind.second
    assert all("{name}" in text for text in kind.first)
    assert len(set(kind.first)) == len(kind.first)
    assert len(set(kind.second)) == len(kind.second)
    assert not kind.paired or len(kind.first) == len(kind.second)


@pytest.mark.parametrize("kind", KINDS)
def test_values_are_named_where_sentences_ask_for_them(kind):
    asked = {field for field in _fields(kind) if field[0] in "ab" and field[1:] in ("", "_nth", "_cap")}
    assert bool(asked) == bool(kind.values)
    assert len(set(kind.values)) == len(kind.values) != 1


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("name", SETS)
def test_what_is_planted_stands_in_the_book_in_its_order(name, seed):
    novel = _novel([ANN, Person("Ben", "M"), Person("Cleo", "F")])
    files, planted = planting.plant(novel, kinds_of(name), seed)
    prose = _prose(files)
    assert len(planted) == len(kinds_of(name))
    for each in planted:
        first, second = each.sentences
        assert f"\n\n{first}\n\n" in prose
        assert prose.index(first) < prose.rindex(second)
        assert "{" not in first + second
        assert "  " not in first + second


def test_every_word_of_the_novel_stays():
    files, planted = planting.plant(_novel(), kinds_of("judging"), 3)
    prose = _prose(files)
    for each in planted:
        for sentence in each.sentences:
            prose = prose.replace(f"\n\n{sentence}", "", 1)
    assert prose == _prose(_novel().files)


def test_the_same_seed_plants_the_same_and_another_one_something_else():
    plant = planting.plant
    assert plant(_novel(), kinds_of("used"), 5) == plant(_novel(), kinds_of("used"), 5)
    assert plant(_novel(), kinds_of("used"), 5)[0] != plant(_novel(), kinds_of("used"), 6)[0]


def test_who_dies_is_in_no_other_contradiction():
    people = [ANN, Person("Ben", "M")]
    _, planted = planting.plant(_novel(people), kinds_of("judging"), 1)
    dead = {each.person for each in planted if each.kind.family == "death"}
    assert dead.isdisjoint(each.person for each in planted if each.kind.family != "death")


def test_a_paired_kind_contradicts_what_was_said():
    kind = Kind(
        "attribute", "scar", first=("{name} 1.", "{name} 2."), second=("{name} one.", "{name} two."), paired=True
    )
    said = {planting.plant(_novel(), (kind,), seed)[1][0].sentences for seed in range(20)}
    assert said == {("Ann 1.", "Ann one."), ("Ann 2.", "Ann two.")}


def test_a_quotation_touches_what_it_is_taken_from():
    planted = planting.Planted(Kind("age", "age", ("x",), ("y",)), ANN, ("Ann was ten.", "Ann was twelve that year."))
    assert planted.touches(["was\n twelve"])
    assert not planted.touches(["was nine", " "])
