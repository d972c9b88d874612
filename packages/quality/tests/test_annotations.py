"""GitHub's workflow commands say file, line and rule, and nothing in a quote ends them early."""

from plotweaver_quality.annotations import to_annotations
from plotweaver_quality.findings import Evidence, Finding
from plotweaver_quality.places import Places


def _command(text: str, start: int, end: int, message: str = "Odd.", within: str = "") -> str:
    at = Evidence("a,b.md", start, end, text[start:end])
    finding = Finding("style.x", "note", "s", at, message, "Mend it.")
    return to_annotations([finding], Places({"a,b.md": text}, within))[0]


def test_a_place_in_one_line_has_columns() -> None:
    told = _command("Rain.\nMore rain.", 11, 15)
    assert told == "::notice file=a%2Cb.md,line=2,endLine=2,title=style.x,col=6,endColumn=10::“rain” Odd. Mend it."


def test_a_place_in_several_lines_has_none() -> None:
    assert "line=1,endLine=2,title=style.x::“Rain. More”" in _command("Rain.\nMore rain.", 0, 10)


def test_what_would_end_a_command_is_escaped() -> None:
    assert _command("x", 0, 1, "100 %\nof it").endswith("100 %25%0Aof it Mend it.")


def test_the_other_passage_is_shown_with_its_place() -> None:
    text = "Her eyes were blue.\nHer eyes\nwere green."
    at, other = Evidence("a.md", 0, 18, text[:18]), Evidence("a.md", 20, 39, text[20:39])
    finding = Finding("continuity.trait", "warning", "s", at, "Blue here.", "Change one.", (other,))
    (told,) = to_annotations([finding], Places({"a.md": text}, "books/"))
    assert told.endswith("Change one.%0AAlso books/a.md:2:1 “Her eyes were green”")


def test_of_many_other_passages_some_are_shown_and_the_rest_is_counted() -> None:
    at = Evidence("a.md", 0, 1, "x")
    finding = Finding("style.adverbs", "note", "s", at, "Many.", "Mend it.", (at,) * 5)
    (told,) = to_annotations([finding], Places({"a.md": "x"}))
    assert told.count("Also a.md:1:1 “x”") == 3
    assert told.endswith("Also in 2 more places.")


def test_a_finding_that_makes_the_check_fail_says_so_in_its_title() -> None:
    finding = Finding("style.x", "note", "s", Evidence("a.md", 0, 1, "x"), "Odd.", "Mend it.")
    (told,) = to_annotations([finding], Places({"a.md": "x"}), {finding.id})
    assert "title=style.x · fails the check" in told


def test_a_book_in_a_folder_of_its_repository_is_shown_beside_its_own_lines() -> None:
    assert "file=books/rain/a%2Cb.md,line=1" in _command("Rain.", 0, 4, within="books/rain/")
