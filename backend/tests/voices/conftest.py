"""The application with people in it, as `tests/http` builds it."""

import importlib.util
from pathlib import Path

_SPEC = importlib.util.spec_from_file_location("house", Path(__file__).parents[1] / "http" / "conftest.py")
_HOUSE = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(_HOUSE)
house = _HOUSE.house
