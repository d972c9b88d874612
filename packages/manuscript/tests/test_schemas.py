"""The published schemas accept what we write and what books hold, and refuse what would not be understood."""

import re
from pathlib import Path

import jsonschema
import pytest
from plotweaver_manuscript.edits import create_scene, new_book
from plotweaver_manuscript.importing import plan_import, to_files
from plotweaver_manuscript.prose import split_front_matter
from plotweaver_manuscript.schemas import json_schemas
from plotweaver_manuscript.yamlspan import load_mapping

KINDS = (
    (r"plotweaver\.yaml", "book"),
    (r"manuscript/book\.yaml", "contents"),
    (r"manuscript/[^/]+/chapter\.yaml", "chapter"),
    (r"manuscript/[^/]+/[^/]+\.md", "scene"),
    (r"characters/[^/]+\.yaml", "character"),
    (r"world/(?!timeline)[^/]+\.yaml", "places"),
    (r"plot/outline\.yaml", "outline"),
    (r"style/guide\.yaml", "style-guide"),
    (r"quality/waivers\.yaml", "waivers"),
)
NOVEL = """THE TIDE TABLE

by Ada North

PART ONE

CHAPTER 1

The tide went out.

* * *

It came back.

CHAPTER 2

Nobody had waited.
"""


def kind_of(path):
    return next((kind for pattern, kind in KINDS if re.fullmatch(pattern, path)), None)


def judged(tree):
    """Validate each file of a tree that a schema is about; return the kinds that occurred."""
    seen = set()
    for path, data in tree.items():
        kind = kind_of(path)
        if kind is None:
            continue
        text = data.decode()
        mapping, problem = load_mapping(split_front_matter(text)[0] if kind == "scene" else text)
        assert problem is None, (path, problem)
        judge(kind, mapping)
        seen.add(kind)
    return seen


def judge(kind, mapping):
    jsonschema.Draft202012Validator(json_schemas()[kind]).validate(mapping)


@pytest.mark.parametrize("kind", sorted(json_schemas()))
def test_each_schema_is_valid_titled_and_described(kind):
    schema = json_schemas()[kind]
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"].endswith("/draft/2020-12/schema")
    assert schema["title"]
    assert schema["description"]


def test_a_new_book_is_accepted():
    assert judged(new_book("1984", "George Orwell", "en-GB")) == {"book", "contents", "chapter", "scene"}


def test_a_scene_added_to_a_book_is_accepted():
    tree = new_book("Low water")
    edits, _, _ = create_scene(tree, "chapter-1", 'A: "difficult" title #1')
    assert judged({**tree, **edits}) == {"book", "contents", "chapter", "scene"}


def test_an_imported_novel_is_accepted():
    assert judged(to_files(plan_import(NOVEL, "tide.txt"))) == {"book", "contents", "chapter", "scene"}


def test_the_sample_novel_is_accepted():
    sample = Path(__file__).parents[3] / "cli" / "src" / "plotweaver_cli" / "sample"
    tree = {path.relative_to(sample).as_posix(): path.read_bytes() for path in sample.rglob("*") if path.is_file()}
    assert {"places", "outline", "character", "scene"} <= judged(tree)


def test_threads_and_ways_are_accepted_as_the_checks_read_them():
    judge("scene", {"opens": "the-ring", "closes": ["the-boat"], "threads": ["the-letter"]})
    judge("places", {"name": "The Lamb", "travel": {"mole": "20 minutes", "flats": "1.5 hours"}})
    judge("places", {"the-lamb": {"name": "The Lamb", "travel": {"mole": "20 minutes"}}, "mole": {}})
    judge("outline", {"threads": [{"id": "the-ring", "about": "A ring", "opens": "s1", "closes": ["s9"]}]})


def test_further_keys_of_the_authors_own_are_accepted():
    judge("book", {"format": 1, "title": "Low water", "publisher": "none yet"})
    judge("scene", {"weather": "fog", "title": 1984})


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("book", {"title": "No format"}),
        ("book", {"format": 2, "title": "From tomorrow"}),
        ("book", {"format": 1, "title": ""}),
        ("book", {"format": 1, "title": "A", "authors": "Ada"}),
        ("book", {"format": 1, "title": "A", "gates": {"block": ["weather"]}}),
        ("contents", {"chapters": "chapter-1"}),
        ("contents", {}),
        ("chapter", {"title": "A", "scenes": [1]}),
        ("scene", {"requires": "s1"}),
        ("scene", {"title": ["two", "titles"]}),
        ("scene", {"opens": {"the-ring": True}}),
        ("scene", {"threads": [1]}),
        ("places", {"name": "The Lamb", "travel": "far"}),
        ("places", {"the-lamb": {"travel": {"mole": "far"}}}),
        ("places", {"the-lamb": "an inn"}),
        ("outline", {"threads": [{"about": "A ring"}]}),
        ("outline", {"threads": [{"id": "the-ring", "closes": 3}]}),
        ("character", {"aliases": ["Lena"]}),
        ("character", {"name": "Elena", "facts": ["grey eyes"]}),
        ("style-guide", {"tense": "sometimes"}),
        ("style-guide", {"preferred": {"utilise": ["use"]}}),
        ("waivers", {"waivers": [{"finding": "abc"}]}),
        ("waivers", {"waivers": [{"finding": "abc", "reason": ""}]}),
    ],
)
def test_what_would_not_be_understood_is_refused(kind, wrong):
    with pytest.raises(jsonschema.ValidationError):
        judge(kind, wrong)
