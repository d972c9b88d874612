"""At the command line, a book that cannot be checked as it asks is said to be so, and never passes."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from plotweaver_cli.main import app
from typer.testing import CliRunner

_SCENE = b"---\nid: s\n---\n\nThe gulls rose.\n"


@pytest.fixture(autouse=True)
def _own_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book of one scene, in no repository."""
    folder = tmp_path / "book"
    scene = folder / "manuscript" / "c" / "s.md"
    scene.parent.mkdir(parents=True)
    scene.write_bytes(_SCENE)
    (folder / "plotweaver.yaml").write_bytes(b"format: 1\ntitle: T\n")
    (folder / "manuscript" / "book.yaml").write_bytes(b"chapters: [c]\n")
    (scene.parent / "chapter.yaml").write_bytes(b"scenes: [s]\n")
    return folder


def _check(*arguments: object):
    return CliRunner().invoke(app, ["check", *map(str, arguments)])


def _told(book: Path) -> list[str]:
    answer = _check(book, "--format", "json")
    return [each["message"] for each in json.loads(answer.stdout)["findings"]]


def _git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org"]
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)


@pytest.mark.parametrize("settings", [b"format: [1\n", b"- a\n- b\n", b"title: \xff\xfe\x00T: : :\n\t- x"])
def test_settings_that_cannot_be_read_pass_nothing(book: Path, settings: bytes) -> None:
    (book / "plotweaver.yaml").write_bytes(settings)
    answer = _check(book)
    assert answer.exit_code == 2
    assert "plotweaver.yaml cannot be read, line" in answer.output


@pytest.mark.parametrize("command", [["check"], ["check", "--baseline"], ["canon"], ["export"]])
def test_a_book_of_a_format_that_nobody_knows_is_refused_by_every_command(book: Path, command: list[str]) -> None:
    (book / "plotweaver.yaml").write_bytes(b"format: 99\ntitle: T\n")
    answer = CliRunner().invoke(app, [command[0], str(book), *command[1:]])
    assert answer.exit_code == 2 if command[0] == "check" else answer.exit_code > 0
    assert "is of format 99; only format 1 is known here" in " ".join(answer.output.split())


def test_a_file_name_with_a_line_end_is_shown_in_one_line(book: Path) -> None:
    (book / "manuscript" / "c" / "a\nb.md").write_bytes(b"---\nid: two\n---\n\nThe sea\xff rose rose.\n")
    told = _check(book).output
    assert "manuscript/c/a\\nb.md:5:10" in told
    assert "manuscript/c/a\\nb.md is not UTF-8" in told
    assert not any(line.startswith("b.md") for line in told.splitlines())


def test_a_style_guide_that_cannot_be_read_passes_nothing_either(book: Path) -> None:
    (book / "style").mkdir()
    (book / "style" / "guide.yaml").write_bytes(b"tense: past\nbanned: [suddenly\n")
    answer = _check(book)
    assert answer.exit_code == 2
    assert "style/guide.yaml cannot be read, line" in answer.output


def test_of_a_book_without_a_scene_it_is_said_that_nothing_was_checked(book: Path) -> None:
    (book / "manuscript" / "c" / "s.md").unlink()
    assert "no chapter with a scene" in _check(book).stderr


def test_the_same_words_with_windows_line_ends_and_a_mark_at_the_beginning_say_the_same(book: Path) -> None:
    before = _check(book, "--format", "json").stdout
    for path in book.rglob("*.*"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert json.loads(_check(book, "--format", "json").stdout) == json.loads(before)


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        ("checks: {style.nonsense: off}", "No rule is called style.nonsense."),
        ("checks: [style]", "checks: names rules and what they are, as in `style.adverbs: off`."),
        ("gates: 7", "gates: has `block`, a list, and `require`, scores by their names."),
        ("gates: {blocks: [style]}", "gates: has `block` and `require`, no `blocks`."),
        ("gates: {block: style}", "gates: `block` is a list of dimensions and rules."),
        ("gates: {block: [voice]}", "gates: voice is no dimension or rule that may block."),
        ("gates: {require: 85}", "gates: `require` names scores, as in `{overall: 85}`."),
        ("gates: {require: {overal: 85}}", "gates: `overal: 85` is not understood"),
        ("gates: {require: {style: 800}}", "gates: `style: 800` is not understood"),
    ],
)
def test_what_the_settings_ask_and_nobody_understands_is_told(book: Path, entries: str, told: str) -> None:
    with (book / "plotweaver.yaml").open("a") as settings:
        settings.write(f"{entries}\n")
    (message,) = _told(book)
    assert message.startswith(told)


def test_gates_that_are_understood_are_not_told_of(book: Path) -> None:
    with (book / "plotweaver.yaml").open("a") as settings:
        settings.write("gates: {block: [style, repetition.echo], require: {overall: 85, voice: 0}}\n")
    assert _told(book) == []


@pytest.mark.parametrize(("more", "told"), [(b"\xff", "is not UTF-8"), (b"\0", "zero bytes")])
def test_a_scene_that_is_no_text_is_told_of(book: Path, more: bytes, told: str) -> None:
    path = book / "manuscript" / "c" / "s.md"
    path.write_bytes(path.read_bytes() + more)
    (message,) = _told(book)
    assert told in message


def test_a_waiver_of_what_is_not_found_is_told_of(book: Path) -> None:
    (book / "quality").mkdir()
    (book / "quality" / "waivers.yaml").write_text("waivers:\n- {finding: 0123456789abcdef, reason: the storm}\n")
    answer = _check(book)
    assert answer.exit_code == 0
    assert "The waiver of 0123456789abcdef meets nothing any more." in answer.output


def test_of_a_shallow_clone_it_is_said_that_versions_are_missing(book: Path, tmp_path: Path) -> None:
    _git(book, "init", "-q", "-b", "main")
    for message in ("one", "two"):
        _git(book, "add", "-A")
        _git(book, "commit", "-q", "--allow-empty", "-m", message)
    shallow = tmp_path / "shallow"
    _git(tmp_path, "clone", "-q", "--depth", "1", f"file://{book}", str(shallow))
    assert _check(shallow, "--since", "HEAD").exit_code == 0
    answer = _check(shallow, "--since", "HEAD~1")
    assert answer.exit_code == 2
    assert "git fetch --unshallow" in answer.output


def test_a_version_that_is_no_branch_is_checked_like_any_other(book: Path) -> None:
    _git(book, "init", "-q", "-b", "main")
    _git(book, "add", "-A")
    _git(book, "commit", "-q", "-m", "one")
    _git(book, "checkout", "-q", "--detach")
    for arguments in (["--since", "main"], ["--baseline"], ["--trend"]):
        assert _check(book, *arguments).exit_code == 0


def test_a_repository_without_files_is_said_to_be_no_book(book: Path, tmp_path: Path) -> None:
    _git(book, "init", "-q", "-b", "main")
    _git(book, "add", "-A")
    _git(book, "commit", "-q", "-m", "one")
    _git(tmp_path, "clone", "-q", "--bare", str(book), "bare.git")
    answer = _check(tmp_path / "bare.git")
    assert answer.exit_code == 2
    assert "git clone" in answer.output
