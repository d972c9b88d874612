"""At the command line, without a server: a book's prose is checked, as a whole and by what is new."""

import json
import subprocess
from pathlib import Path

import pytest
from plotweaver_cli.main import app
from plotweaver_manuscript.edits import new_book
from typer.testing import CliRunner

_SCENE = "manuscript/chapter-1/scene-1.md"


@pytest.fixture(autouse=True)
def _own_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book in git whose guide bans “suddenly”, with one scene."""
    folder = tmp_path / "book"
    files = new_book("Low Water") | {"style/guide.yaml": b"banned: [suddenly]\n"}
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    _git(folder, "init", "-q", "-b", "main")
    _write(folder, "The gulls rose.")
    return folder


def _git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org"]
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)


def _edit(folder: Path, prose: str) -> None:
    front = (folder / _SCENE).read_text().split("---\n")[1]
    (folder / _SCENE).write_text(f"---\n{front}---\n\n{prose}\n")


def _write(folder: Path, prose: str) -> None:
    _edit(folder, prose)
    _git(folder, "add", "-A")
    _git(folder, "commit", "-q", "-m", prose[:20])


def _check(*arguments: object):
    return CliRunner().invoke(app, ["check", *map(str, arguments)])


def _found(*arguments: object) -> list[tuple[str, str]]:
    answer = json.loads(_check(*arguments, "--format", "json").stdout)
    return [(each["rule"], each["at"]["quote"]) for each in answer["findings"]]


def test_a_clean_book_ends_with_0_and_the_best_scores(book: Path) -> None:
    answer = _check(book)
    assert answer.exit_code == 0, answer.output
    assert answer.output.startswith("0 findings.\nScores: overall 100")


@pytest.mark.parametrize("output", ["human", "json", "sarif", "github"])
def test_a_banned_word_ends_with_1_and_is_quoted(book: Path, output: str) -> None:
    _edit(book, "Suddenly it rained.")
    answer = _check(book, "--format", output)
    assert answer.exit_code == 1
    assert "Suddenly" in answer.output
    assert "style.banned" in answer.output


def test_json_tells_where_it_stands_as_editors_count(book: Path) -> None:
    _edit(book, "The gulls rose.\nThen suddenly it rained.")
    (finding,) = json.loads(_check(book, "--format", "json").stdout)["findings"]
    text = (book / _SCENE).read_text()
    assert text[finding["at"]["start"] : finding["at"]["end"]] == "suddenly"
    assert text.splitlines()[finding["line"] - 1][finding["column"] - 1 :].startswith("suddenly")


@pytest.mark.parametrize(("fail_on", "code"), [("error", 1), ("warning", 1), ("never", 0)])
def test_from_which_severity_on_it_fails_is_chosen(book: Path, fail_on: str, code: int) -> None:
    _edit(book, "Suddenly it rained.")
    assert _check(book, "--fail-on", fail_on).exit_code == code


def test_what_a_book_lets_block_fails_whatever_its_severity(book: Path) -> None:
    _edit(book, "He sat in the the dark.")
    assert _check(book).exit_code == 0
    with (book / "plotweaver.yaml").open("a") as file:
        file.write("gates: {block: [style.doubled-word]}\n")
    assert _check(book).exit_code == 1


def test_a_score_that_the_book_requires_and_does_not_reach_fails(book: Path) -> None:
    _edit(book, "He sat in the the dark. She sat in the the dark. They sat in the the dark.")
    with (book / "plotweaver.yaml").open("a") as file:
        file.write("gates: {require: {style: 85}}\n")
    answer = _check(book)
    assert answer.exit_code == 1
    assert "the book requires more" in answer.output


def test_what_makes_it_fail_is_marked_and_the_reason_told(book: Path) -> None:
    _edit(book, "Suddenly he sat in the the dark. She rose rose.")
    with (book / "plotweaver.yaml").open("a") as file:
        file.write("gates: {block: [style.doubled-word], require: {style: 99, voice: 80}}\n")
    told = _check(book).output
    assert told.count("fails the check") == 3
    assert told.count("The check fails: ") == 4
    for reason in (
        "the book lets findings block (gates: 2 style.doubled-word).",
        "findings as grave as --fail-on says, or graver (1).",
        "the book requires more, 99.",
        "voice is not judged, and the book requires 80 of it.",
    ):
        assert reason in told
    shown = json.loads(_check(book, "--format", "json", "--fail-on", "never").stdout)
    assert shown["fails"] and shown["required"] == {"style": 99, "voice": 80}
    assert {each["rule"] for each in shown["findings"] if each["fails"]} == {"style.doubled-word"}


def test_what_contradicts_another_passage_shows_that_with_its_place(book: Path) -> None:
    (book / "characters").mkdir(exist_ok=True)
    (book / "characters" / "anne.yaml").write_text("name: Anne Hall\nfacts: {eyes: green}\n")
    _edit(book, "Anne Hall looked up with her blue eyes.")
    assert "Also characters/anne.yaml:2:" in _check(book).output


def test_waived_findings_are_counted_and_shown_with_their_reason(book: Path) -> None:
    _edit(book, "Suddenly it rained.")
    name = json.loads(_check(book, "--format", "json").stdout)["findings"][0]["id"]
    (book / "quality").mkdir()
    (book / "quality" / "waivers.yaml").write_text(f"waivers:\n  - {{finding: {name}, reason: Her word.}}\n")
    answer = _check(book, "--waived")
    assert answer.exit_code == 0
    assert "0 findings · 1 waived." in answer.output
    assert "Intended: Her word." in answer.output


def test_since_a_version_only_what_is_new_is_told_of(book: Path) -> None:
    _write(book, "Suddenly it rained.")
    _edit(book, "Suddenly it rained. He sat in the the dark.")
    assert _found(book, "--since", "HEAD") == [("style.doubled-word", "the the")]
    assert len(_found(book, "--since", "HEAD~1")) == 2


def test_the_baseline_judges_changed_sentences_and_wrapping_changes_none(book: Path) -> None:
    _write(book, "Suddenly it rained. The gulls rose and fell.")
    _edit(book, "Suddenly it\nrained. The gulls suddenly rose and fell.")
    assert _found(book, "--baseline") == [("style.banned", "suddenly")]


def test_a_repeated_finding_has_the_same_name_whether_all_is_judged_or_what_changed(book: Path) -> None:
    _write(book, "Suddenly it rained. Suddenly it stopped.")
    _edit(book, "Suddenly it rained. Suddenly it stopped. Suddenly all was still.")
    everything, changed = (
        [each["id"] for each in json.loads(_check(book, *more, "--format", "json").stdout)["findings"]]
        for more in ([], ["--baseline"])
    )
    assert changed == everything[2:]
    assert changed[0].endswith("-3")


def test_before_the_first_version_every_sentence_is_new(book: Path) -> None:
    subprocess.run(["rm", "-rf", str(book / ".git")], check=True)
    _git(book, "init", "-q", "-b", "main")
    _edit(book, "Suddenly it rained.")
    assert _found(book, "--baseline") == [("style.banned", "Suddenly")]


def test_a_new_scene_is_judged_whole(book: Path) -> None:
    (book / "manuscript/chapter-1/scene-2.md").write_text("---\nid: two\n---\n\nSuddenly it rained.\n")
    assert _found(book, "--baseline") == [("style.banned", "Suddenly")]


def test_a_book_in_a_folder_of_a_larger_repository_has_versions_too(book: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    (whole / "books").mkdir(parents=True)
    _git(whole, "init", "-q", "-b", "main")
    book.rename(whole / "books" / "low-water")
    subprocess.run(["rm", "-rf", str(whole / "books" / "low-water" / ".git")], check=True)
    _git(whole, "add", "-A")
    _git(whole, "commit", "-q", "-m", "All")
    inner = whole / "books" / "low-water"
    _edit(inner, "The gulls rose. Suddenly it rained.")
    assert _found(inner, "--baseline") == _found(inner, "--since", "HEAD") == [("style.banned", "Suddenly")]


def test_the_trend_tells_each_version_oldest_first(book: Path) -> None:
    _write(book, "Suddenly it rained.")
    rows = json.loads(_check(book, "--trend", "--format", "json").stdout)
    assert [row["findings"] for row in rows] == [0, 1]
    assert rows[0]["scores"]["style"] > rows[1]["scores"]["style"]
    assert "Suddenly" in _check(book, "--trend").output


def test_figures_of_the_trend_are_whole_in_a_narrow_terminal(book: Path) -> None:
    _write(book, "The gulls rose. " * 5_000)
    told = _check(book, "--trend").output
    assert "repetition continuity style" in told
    assert " 15,000 " in told
    assert "…" not in told.replace("The gull…", "")


def test_what_is_remembered_changes_no_answer(book: Path, tmp_path: Path) -> None:
    _edit(
        book, "Suddenly it rained.\n\nShe lit the old brass lantern slowly.\n\nHe saw the old brass lantern slowly die."
    )
    first, second = (_check(book, "--format", "json").stdout for _ in range(2))
    assert (tmp_path / "cache" / "plotweaver" / "checks.sqlite").stat().st_size > 0
    assert first == second
    assert "repetition" in first


def test_a_memory_that_cannot_be_used_costs_nothing_but_time(book: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("no folder")
    assert _check(book).exit_code == 0


def test_a_version_of_an_unknown_format_is_named_and_the_others_are_told(book: Path) -> None:
    settings = (book / "plotweaver.yaml").read_text()
    (book / "plotweaver.yaml").write_text(settings.replace("format: 1", "format: 9"))
    _git(book, "commit", "-qam", "Another format")
    assert _check(book, "--trend", "--versions", "1").exit_code == 2
    (book / "plotweaver.yaml").write_text(settings)
    _git(book, "commit", "-qam", "Back")
    answer = _check(book, "--trend")
    assert answer.exit_code == 0
    assert "Not read" in answer.output
    assert "“Another format”: This book says that it is of format 9" in answer.output
    rows = json.loads(_check(book, "--trend", "--format", "json").stdout)
    assert [row["words"] is None for row in rows][-2:] == [True, False]
    assert "format 9" in rows[-2]["unread"]
    assert _check(book, "--since", "HEAD").exit_code == 0
    refused = _check(book, "--since", "HEAD~1")
    assert refused.exit_code == 2
    assert "of format 9" in refused.output


@pytest.mark.parametrize("arguments", [["--since", "no-such"], ["--baseline", "--since", "no-such"]])
def test_what_cannot_be_checked_ends_with_2(book: Path, arguments: list[str]) -> None:
    assert _check(book, *arguments).exit_code == 2


def test_a_folder_without_a_book_or_without_git_is_refused(tmp_path: Path) -> None:
    assert _check(tmp_path).exit_code == 2
    (tmp_path / "plotweaver.yaml").write_text("format: 1\ntitle: Rain\n")
    assert _check(tmp_path).exit_code == 0
    assert _check(tmp_path, "--since", "HEAD").exit_code == 2


def test_every_rule_is_listed_with_what_it_is_for() -> None:
    rules = json.loads(CliRunner().invoke(app, ["rules", "--format", "json"]).stdout)
    assert {"style.banned", "repetition.phrase"} <= {rule["id"] for rule in rules}
    assert all(rule["explanation"] for rule in rules)
    assert "style.banned" in CliRunner().invoke(app, ["rules"]).stdout
