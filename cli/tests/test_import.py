"""At the command line, without a server: a novel comes in."""

import json
import subprocess
from pathlib import Path

import pytest
from plotweaver_cli.main import app
from typer.testing import CliRunner

_NOVEL = "CHAPTER I\n\nThe gulls rose.\n\n* * *\n\nSuddenly it rained.\n\nCHAPTER II\n\nIt stopped.\n"


@pytest.fixture
def novel(tmp_path: Path) -> Path:
    file = tmp_path / "low-water.txt"
    file.write_text(_NOVEL)
    return file


def _run(*arguments: object):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_a_novel_becomes_a_repository_that_plain_git_reads(novel: Path, tmp_path: Path) -> None:
    answer = _run("import", novel, "--out", tmp_path / "book")
    assert answer.exit_code == 0, answer.output
    assert "2 chapters, 3 scenes" in answer.output
    log = subprocess.run(
        ["git", "-C", tmp_path / "book", "log", "--format=%s"], capture_output=True, text=True, check=True
    )
    assert log.stdout == "Bring in low-water.txt\n"
    status = subprocess.run(
        ["git", "-C", tmp_path / "book", "status", "--short"], capture_output=True, text=True, check=True
    )
    assert status.stdout == ""


def test_json_tells_chapters_scenes_and_words(novel: Path) -> None:
    found = json.loads(_run("import", novel, "--format", "json").output)
    assert [(chapter["scenes"], chapter["words"]) for chapter in found["chapters"]] == [(2, 6), (1, 2)]


def test_a_preview_shows_how_each_scene_begins_and_writes_nothing(novel: Path, tmp_path: Path) -> None:
    answer = _run("import", novel, "--preview")
    shown = [line.split(maxsplit=1) for line in answer.output.splitlines()[:5]]
    assert [line for line in shown if line[0].isdigit()] == [
        ["3", "The gulls rose."],
        ["3", "Suddenly it rained."],
        ["2", "It stopped."],
    ]
    assert sorted(tmp_path.iterdir()) == [novel]


def test_a_folder_that_holds_something_is_left_alone(novel: Path, tmp_path: Path) -> None:
    answer = _run("import", novel, "--out", tmp_path)
    assert answer.exit_code == 1
    assert novel.read_text() == _NOVEL
    assert sorted(tmp_path.iterdir()) == [novel]


def test_what_is_no_text_is_refused_and_nothing_is_created(tmp_path: Path) -> None:
    picture = tmp_path / "cover.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    answer = _run("import", picture, "--out", tmp_path / "book")
    assert answer.exit_code == 1
    assert not (tmp_path / "book").exists()


def test_a_missing_file_is_named() -> None:
    assert _run("import", "no-such-file.txt").exit_code == 1
