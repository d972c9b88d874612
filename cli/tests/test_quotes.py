"""At the command line, without a server: who says what."""

import json
from pathlib import Path

import pytest
from plotweaver_cli.main import app
from typer.testing import CliRunner

_TEXT = "---\nid: s1\n---\nAnn met Ben.\n\n“Go home,” said Ann.\n\n“I will not, Ann,” he said.\n"


@pytest.fixture
def scene(tmp_path: Path) -> Path:
    path = tmp_path / "scene.md"
    path.write_text(_TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "people"),
    [
        ("cast.csv", "name,aliases\nAnn Harker,Ann\nBen,\n"),
        ("cast.yaml", "- name: Ann Harker\n  aliases: [Ann]\n- Ben\n"),
    ],
)
def test_quotations_are_printed_with_offsets_into_the_file(scene: Path, tmp_path: Path, name: str, people: str) -> None:
    cast = tmp_path / name
    cast.write_text(people, encoding="utf-8")
    result = CliRunner().invoke(app, ["quotes", str(scene), "--characters", str(cast), "--format", "json"])
    found = json.loads(result.stdout)
    assert [set(each) for each in found] == [{"start", "end", "text", "speaker", "how", "confidence"}] * 2
    assert [(each["speaker"], each["how"]) for each in found] == [("Ann Harker", "explicit"), ("Ben", "pronoun")]
    assert [_TEXT[each["start"] : each["end"]] for each in found] == ["Go home,", "I will not, Ann,"]


@pytest.mark.parametrize("text", [_TEXT, _TEXT.replace("\n", "\r\n"), _TEXT.replace("Go home", "𝒢o\r\n🏠 home")])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_offsets_slice_the_files_text_whatever_its_bytes_and_line_ends_are(
    tmp_path: Path, text: str, encoding: str
) -> None:
    path = tmp_path / "scene.txt"
    path.write_bytes(text.encode(encoding))
    found = json.loads(CliRunner().invoke(app, ["quotes", str(path), "--format", "json"]).stdout)
    assert len(found) == 2
    assert [text[each["start"] : each["end"]] for each in found] == [each["text"] for each in found]
    assert found[1]["text"] == "I will not, Ann,"


def test_an_empty_file_has_no_quotations(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(b"")
    result = CliRunner().invoke(app, ["quotes", str(path), "--format", "json"])
    assert (result.exit_code, json.loads(result.stdout)) == (0, [])


def test_people_read_it_without_a_file_of_characters(scene: Path) -> None:
    result = CliRunner().invoke(app, ["quotes", str(scene)])
    assert result.exit_code == 0
    assert "Ann explicit" in result.stdout
    assert "2 quotations." in result.stdout


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("cast.csv", "age\n4\n", "no column of names"),
        ("cast.csv", "name\n", "names nobody"),
        ("cast.yaml", "people: [\n", "Line"),
    ],
)
def test_a_file_of_characters_that_names_nobody_is_an_error_with_its_name_and_a_reason(
    scene: Path, tmp_path: Path, name: str, text: str, told: str
) -> None:
    cast = tmp_path / name
    cast.write_text(text, encoding="utf-8")
    result = CliRunner().invoke(app, ["quotes", str(scene), "--characters", str(cast)])
    assert result.exit_code == 1
    assert f"{name}:" in result.stderr and told in " ".join(result.stderr.split())


def test_a_file_that_is_no_text_is_named_with_the_remedy(tmp_path: Path) -> None:
    noise = tmp_path / "noise.txt"
    noise.write_bytes(bytes(range(256)))
    result = CliRunner().invoke(app, ["quotes", str(noise)])
    told = " ".join(result.stderr.split())
    assert result.exit_code == 1
    assert "noise.txt" in told and "UTF-8" in told and "created" not in told


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["quotes", str(tmp_path / "none.txt")])
    assert result.exit_code == 1
    assert "none.txt cannot be read" in " ".join(result.stderr.split())
