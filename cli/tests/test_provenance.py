"""Who wrote a book, at the command line, says what the read service says of the same repository."""

import importlib.util
import json
import subprocess
from pathlib import Path

import pytest
from plotweaver_cli.main import app
from typer.testing import CliRunner

_SPEC = importlib.util.spec_from_file_location("readers", Path(__file__).parents[2] / "bff" / "tests" / "conftest.py")
_READERS = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(_READERS)
house, peer, scene = _READERS.house, _READERS.peer, _READERS.scene


def _run(*arguments):
    return CliRunner().invoke(app, ["provenance", *map(str, arguments)])


def _git(*arguments):
    subprocess.run(["git", *map(str, arguments)], check=True, capture_output=True)


@pytest.fixture
def written(peer, scene):
    """A book that was imported, drafted in by an agent, edited and moved about; the newest event's number."""
    name, path = scene

    def write(prose, message):
        return peer.commit({path: f"---\nid: {name}\ntitle: “Low” Water\n---\n{prose}\n".encode()}, message)[1]

    write("The wind rose. Nobody came.", "In\n\nPlotweaver-Origin: imported\n")
    write(
        "The wind rose. The gulls fell silent. Nobody came.",
        "Added\n\nPlotweaver-Agent: scene-writer@1\nPlotweaver-Model: practice\n",
    )
    return write("The wind rose. The gulls fell quite silent. Nobody came. Ann slept.", "Wrote")


@pytest.mark.parametrize("how", ["--bare", "--no-local"])
def test_it_tells_what_the_read_service_tells(house, peer, written, scene, tmp_path, how):
    clone = tmp_path / "clone"
    _git("clone", how, peer.store.path(_READERS.PROJECT), clone)
    assert json.loads(_run(clone, "--format", "json").output) == house.read(f"/provenance?min_seq={written}").json()
    told = _run(clone, "--format", "json", "--scene", scene[0])
    assert json.loads(told.output) == house.read(f"/provenance?scene={scene[0]}").json()


def test_people_read_words_and_per_cent(peer, written, scene):
    repository = peer.store.path(_READERS.PROJECT)
    answer = _run(repository)
    assert answer.exit_code == 0
    lines = [" ".join(line.split()) for line in answer.output.splitlines()]
    assert lines[0] == "12 words in 1 scene."
    assert lines[1:6] == ["typed 3 25.0 %", "pasted 0 0.0 %", "imported 5 41.7 %", "agent 0 0.0 %", lines[5]]
    assert lines[5] == "agent-then-edited 4 33.3 %"
    assert "scene-writer@1 · practice 4 33.3 %" in lines
    spans = _run(repository, "--scene", scene[0]).output
    assert "The gulls fell" in spans
    assert "scene-writer@1 for Ann" in spans


def test_a_history_that_is_cut_off_says_so(peer, written, tmp_path):
    _git("clone", "--bare", "--depth", "1", f"file://{peer.store.path(_READERS.PROJECT)}", tmp_path / "clone")
    answer = _run(tmp_path / "clone")
    assert answer.exit_code == 0
    assert "cut off" in answer.output


def test_what_is_no_repository_no_book_or_no_scene_is_named(peer, written, tmp_path):
    (tmp_path / "folder").mkdir()
    assert "no git repository" in _run(tmp_path / "folder").output
    _git("init", "--bare", tmp_path / "empty.git")
    assert "no version" in _run(tmp_path / "empty.git").output
    answer = _run(peer.store.path(_READERS.PROJECT), "--scene", "nobody")
    assert (answer.exit_code, "nobody" in answer.output) == (1, True)
