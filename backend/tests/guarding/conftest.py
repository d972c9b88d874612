"""The book of two chapters that the tests of locks write in, and real git that pushes to it."""

import importlib.util
from pathlib import Path

_SPEC = importlib.util.spec_from_file_location("ways", Path(__file__).parents[1] / "locks/over_http/conftest.py")
_WAYS = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(_WAYS)
house, served, git = _WAYS.house, _WAYS.served, _WAYS.git
book, chapters, suggesting, pushing = _WAYS.book, _WAYS.chapters, _WAYS.suggesting, _WAYS.pushing
