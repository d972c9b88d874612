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


def test_a_book_in_a_folder_of_its_repository_is_shown_beside_its_own_lines() -> None:
    assert "file=books/rain/a%2Cb.md,line=1" in _command("Rain.", 0, 4, within="books/rain/")
