"""The table of problems is sorted, says nothing twice, and speaks to people."""

import ast
import inspect
import re

from plotweaver_contracts import problems
from plotweaver_contracts.problems import COMMON, PROBLEMS


def written_codes():
    """The codes as they stand in the source: a dictionary would hide one that is written twice."""
    tree = ast.parse(inspect.getsource(problems))
    (table,) = (node for node in ast.walk(tree) if isinstance(node, ast.Dict))
    return [ast.literal_eval(key) for key in table.keys]


def test_codes_are_sorted_and_unique():
    assert written_codes() == sorted(PROBLEMS)


def test_codes_are_dotted_words():
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*(\.[a-z]+(_[a-z]+)*)?", code) for code in PROBLEMS)


def test_every_problem_has_an_error_status_and_a_title_of_one_line():
    for code, (status, title) in PROBLEMS.items():
        assert 400 <= status < 600, code
        assert title[0].isupper(), code
        assert not title.endswith("."), code
        assert "\n" not in title, code


def test_common_problems_are_known():
    assert set(COMMON) <= set(PROBLEMS)
