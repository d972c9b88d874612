"""What is generated cannot grow stale unnoticed."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GENERATED = (
    "docs/api-contracts/git-operations.yaml",
    "docs/api-contracts/story-generation.yaml",
    "docs/api-contracts/authentication.yaml",
    "docs/api-contracts/websocket-events.yaml",
    "docs/schemas/book.schema.json",
    "docs/security/matrix.md",
    "frontend/src/api/generated/models.ts",
    "frontend/src/api/generated/operations.ts",
)


@pytest.fixture
def copy(render, tmp_path):
    assert render("--out", tmp_path).returncode == 0
    return tmp_path


def test_the_committed_files_are_what_the_catalogue_says(render):
    checked = render("--check", "--out", ROOT)
    assert checked.returncode == 0, checked.stderr


def test_a_file_changed_by_hand_fails_the_check(render, copy):
    for name in GENERATED:
        with (copy / name).open("a") as file:
            file.write("\n")
    checked = render("--check", "--out", copy)
    assert checked.returncode == 1
    assert all(name in checked.stderr for name in GENERATED)
    assert "make generate" in checked.stderr


def test_writing_again_mends_it(render, copy):
    (copy / GENERATED[0]).write_text("openapi: by hand\n")
    assert render("--out", copy).returncode == 0
    assert render("--check", "--out", copy).returncode == 0
