"""The pictures in the documents are of states that a journey comes by, and no others lie there."""

import importlib.util
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
_SPEC = importlib.util.spec_from_file_location("pictures", ROOT / "tests/e2e/pictures.py")
pictures = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(pictures)


def test_every_listed_state_is_named_by_a_journey():
    journeys = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests/e2e").glob("test_*.py"))
    assert [state for state in pictures.STATES if f'"{state}"' not in journeys] == []


def test_no_picture_is_left_of_a_state_that_is_gone():
    assert {path.name for path in pictures.SHOWN.glob("*")} <= set(pictures.pictures())


def test_every_picture_has_a_name_of_its_own():
    names = list(pictures.pictures())
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z][a-z-]+-(light|dark)-\d+\.png", name) for name in names)
