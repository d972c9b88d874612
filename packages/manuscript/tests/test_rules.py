"""What could hurt a repository or a reader's computer is refused, with a reason and a remedy."""

import pytest
from plotweaver_manuscript.edits import new_book
from plotweaver_manuscript.rules import FILE_MODE, MOST_BYTES, Entry, check_structure


def _rules(*entries: Entry) -> set[str]:
    return {violation.rule for violation in check_structure(entries)}


def _file(path: str, data: bytes = b"text\n", mode: int = FILE_MODE) -> Entry:
    return Entry(path, mode, len(data), data)


def test_a_book_as_plotweaver_writes_it_breaks_no_rule() -> None:
    assert _rules(*(_file(path, data) for path, data in new_book("Low Water").items())) == set()


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        (".git/config", "path.git"),
        (".GIT/config", "path.git"),
        ("a/.git./x", "path.git"),
        ("git~1/config", "path.git"),
        (".g\u200cit/config", "path.git"),
        (".gitmodules", "path.git"),
        ("a\nb.md", "path.character"),
        ("a\\b.md", "path.character"),
        ("a:b.md", "path.character"),
        ("con.md", "path.reserved"),
        ("manuscript/AUX", "path.reserved"),
        ("trailing.", "path.reserved"),
        ("../up.md", "path.empty"),
        ("a//b.md", "path.empty"),
        ("e\u0301.md", "path.not_nfc"),
        ("/".join("a" * 10_000), "path.too_long"),
    ],
)
def test_a_hostile_path_is_refused(path: str, rule: str) -> None:
    assert _rules(_file(path)) == {rule}


@pytest.mark.parametrize("mode", [0o120000, 0o160000, 0o100755])
def test_links_submodules_and_programs_are_refused(mode: int) -> None:
    assert _rules(_file("scene.md", mode=mode)) == {"file.kind"}


def test_names_that_differ_only_by_case_are_refused() -> None:
    assert _rules(_file("Scene.md"), _file("scene.md")) == {"path.collision"}
    assert _rules(_file("A/one.md"), _file("a/two.md")) == {"path.collision"}


def test_content_that_is_no_text_or_too_large_or_secret_is_refused() -> None:
    assert _rules(_file("scene.md", b"\xff\xfe")) == {"file.encoding"}
    assert _rules(Entry("scene.md", FILE_MODE, MOST_BYTES + 1, None)) == {"file.too_large"}
    assert _rules(_file("notes.md", b"-----BEGIN PRIVATE KEY-----")) == {"file.secret"}


def test_a_picture_belongs_in_assets() -> None:
    assert _rules(_file("assets/cover.png", b"\x89PNG\xff")) == set()


def test_every_refusal_says_what_to_do() -> None:
    assert all(violation.remedy and violation.message for violation in check_structure([_file(".git", mode=0o120000)]))


@pytest.mark.parametrize("told", ["99", "2", "1.1", "later", "[1]", "0"])
def test_a_book_of_another_format_is_refused_with_the_reason(told: str) -> None:
    (found,) = check_structure([_file("plotweaver.yaml", f"format: {told}\ntitle: Sea\n".encode())])
    assert found.rule == "file.format"
    assert f"format {told}" in found.message
    assert "format 1" in found.message


@pytest.mark.parametrize("text", ["format: 1\n", "format: '1'\n", "title: Sea\n", "", "format:\n", "format: [99\n"])
def test_this_format_is_meant_where_no_other_is_told(text: str) -> None:
    assert _rules(_file("plotweaver.yaml", text.encode())) == set()


def test_only_a_books_own_settings_tell_its_format() -> None:
    assert _rules(_file("notes/plotweaver.yaml", b"format: 99\n")) == set()
