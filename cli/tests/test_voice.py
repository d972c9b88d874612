"""At the command line, without a server: how people speak, who drifts, what fits another better."""

import json
from pathlib import Path

import pytest
from plotweaver_cli.main import app
from typer.testing import CliRunner


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "novel.txt"
    before, after = "“I won't go, no, I don't care now!” said Ann.", "“I shall go, and I do not care now!” said Ann."
    ben = "“It is late, and we shall walk home,” said Ben."
    path.write_text("\n\n".join([before, ben] * 260 + [after, ben] * 260), encoding="utf-8")
    return path


def test_programs_read_profiles_drift_and_misfits(text: Path) -> None:
    told = json.loads(CliRunner().invoke(app, ["voice", str(text), "--format", "json"]).stdout)
    assert set(told) == {"voices", "narrator", "drifts", "misfits"}
    assert [each["speaker"] for each in told["voices"]] == ["Ann", "Ben"]
    assert set(told["narrator"]["measures"]) == set(told["voices"][0]["measures"])
    assert ("Ann", "contractions") in {(each["speaker"], each["measure"]) for each in told["drifts"]}


def test_people_read_who_drifts_and_how_sure_that_is(text: Path) -> None:
    result = CliRunner().invoke(app, ["voice", str(text)])
    assert result.exit_code == 0
    assert "The narrator" in result.stdout
    assert "Ann drifts: contractions" in result.stdout


def test_lines_that_fit_another_better_are_told_with_offsets_into_the_file(tmp_path: Path) -> None:
    ann, ben = "“I won't go, no, I don't care now!” said {}.", "“Which roads through these moors, although,” said {}."
    said = [(ben if 100 <= number < 160 else ann).format("Ann") for number in range(400)]
    said += [ben.format("Ben")] * 400
    text = "---\nid: s1\n---\n" + "\n\n".join(said)
    path = tmp_path / "novel.txt"
    path.write_bytes(text.replace("\n", "\r\n").encode())
    found = json.loads(CliRunner().invoke(app, ["voice", str(path), "--format", "json"]).stdout)["misfits"]
    assert {(each["speaker"], each["fits"]) for each in found} == {("Ann", "Ben")}
    quoted = [path.read_bytes().decode()[each["start"] : each["end"]] for each in found]
    assert all(each.startswith(("Which roads", "I won't")) and each.endswith(("although,", "now!")) for each in quoted)
    assert all(each.count("Which roads") > each.count("I won't") for each in quoted)


def test_too_little_is_said_to_be_too_little(tmp_path: Path) -> None:
    path = tmp_path / "scene.md"
    path.write_text("“Go home,” said Ann.\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["voice", str(path)])
    assert "Too little to tell a voice" in result.stdout
    assert "Nobody drifts" in result.stdout
