"""The sample novel that we ship is written as the published schemas say."""

from pathlib import Path

import jsonschema
import pytest
from plotweaver_manuscript.prose import split_front_matter
from plotweaver_manuscript.schemas import json_schemas
from plotweaver_manuscript.yamlspan import load_mapping

SAMPLE = Path(__file__).parents[2] / "cli/src/plotweaver_cli/sample"
FILES = {
    "book": "plotweaver.yaml",
    "contents": "manuscript/book.yaml",
    "chapter": "manuscript/*/chapter.yaml",
    "scene": "manuscript/*/*.md",
    "character": "characters/*.yaml",
    "places": "world/locations.yaml",
    "outline": "plot/outline.yaml",
    "style-guide": "style/guide.yaml",
    "waivers": "quality/waivers.yaml",
}


@pytest.mark.parametrize("kind", FILES)
def test_every_file_of_the_sample_is_accepted(kind):
    validator = jsonschema.Draft202012Validator(json_schemas()[kind])
    files = sorted(SAMPLE.glob(FILES[kind]))
    assert files, "the sample shows every kind of file"
    for path in files:
        text = path.read_text(encoding="utf-8")
        mapping, problem = load_mapping(split_front_matter(text)[0] if kind == "scene" else text)
        assert problem is None, (path, problem)
        wrong = [error.message for error in validator.iter_errors(mapping)]
        assert wrong == [], path


def test_every_published_schema_is_asked():
    assert set(FILES) == set(json_schemas())
