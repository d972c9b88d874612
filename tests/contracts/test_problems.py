"""Whatever goes wrong on purpose reaches people under a code that the contract names."""

import ast
from pathlib import Path

import pytest
from plotweaver_backend.agents.errors import NothingWritten
from plotweaver_backend.changes.errors import ChangeBusy, ChangeConflict, ChangeIdReused, ChangeRefused
from plotweaver_backend.http.problems import translate
from plotweaver_backend.runs.errors import RunStopped
from plotweaver_backend.runs.explaining import explained
from plotweaver_contracts.problems import PROBLEMS
from plotweaver_gitstore.errors import ObjectMissing, RepositoryMissing
from plotweaver_manuscript.errors import EditRefused, ImportRefused
from pydantic_ai.exceptions import ModelHTTPError, UnexpectedModelBehavior

ROOT = Path(__file__).parents[2]
SERVICES = ("backend/src", "bff/src", "packages/kit/src")


def named_codes(text):
    """Codes that a module writes into `ProblemError(...)` or `problem(...)`."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and node.args and ast.unparse(node.func) in ("ProblemError", "problem"):
            strings = (each for each in ast.walk(node.args[0]) if isinstance(each, ast.Constant))
            yield from (each.value for each in strings if isinstance(each.value, str))


def test_every_code_that_a_service_names_is_in_the_table():
    modules = [path for folder in SERVICES for path in (ROOT / folder).rglob("*.py")]
    named = {code for path in modules for code in named_codes(path.read_text(encoding="utf-8"))}
    assert named
    assert named <= set(PROBLEMS)


def test_a_code_that_nobody_wrote_down_would_be_found():
    assert list(named_codes("raise ProblemError('a.b' if x else 'c.d', 'Why')")) == ["a.b", "c.d"]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ImportRefused("import.empty", "The file is empty."), "import.refused"),
        (EditRefused("edit.no_scene", "There is no such scene."), "change.refused"),
        (RepositoryMissing("repository.missing", "There is no such project."), "not_found"),
        (ObjectMissing("version.missing", "There is no such version."), "request.invalid"),
        (ChangeConflict("change.conflict", "Someone else changed it.", conflicts={}), "change.conflict"),
        (ChangeRefused("change.refused", "The book cannot hold this.", violations=[]), "change.refused"),
        (ChangeIdReused("change.id_reused", "Another change has this id."), "idempotency.mismatch"),
        (ChangeBusy("change.busy", "The book keeps changing."), "service.unavailable"),
    ],
)
def test_an_error_of_the_house_becomes_a_problem_with_its_own_words(error, code):
    problem = translate(error)
    assert (problem.code, problem.status, problem.detail) == (code, PROBLEMS[code][0], error.message)


def test_what_nobody_meant_tells_callers_nothing():
    problem = translate(RuntimeError("the database's password is swordfish"))
    assert (problem.code, problem.status) == ("internal", 500)
    assert "swordfish" not in problem.model_dump_json()


@pytest.mark.parametrize(
    "error",
    [
        NothingWritten(),
        RunStopped("r1"),
        TimeoutError(),
        ModelHTTPError(400, "a-model"),
        UnexpectedModelBehavior("nonsense"),
        RuntimeError("unforeseen"),
    ],
)
def test_a_run_fails_with_a_code_of_the_table(error):
    code, message = explained(error)
    assert code in PROBLEMS
    assert message
