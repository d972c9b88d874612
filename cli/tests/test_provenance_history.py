"""Histories of edits, moves and merges: the read service, version by version, and a bare clone tell the same."""

import importlib.util
import json
import random
import subprocess
from pathlib import Path

import pygit2
import pytest
from plotweaver_cli.main import app
from plotweaver_gitstore import MAIN
from typer.testing import CliRunner

ROOT = Path(__file__).parents[2]


def _module(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_READERS = _module(ROOT / "bff/tests/conftest.py")
_PROPERTY = _module(ROOT / "packages/manuscript/tests/test_provenance_property.py")
house, peer = _READERS.house, _READERS.peer


@pytest.fixture(params=range(4))
def history(request):
    """A history of two branches that write, move scenes between chapters and merge; no word is written twice."""
    chance, made = random.Random(request.param), _PROPERTY.History()
    for what in [*chance.choices(["edit", "edit", "add", "move", "branch", "merge"], k=14), "move", "edit", "merge"]:
        made.step(what, *(chance.randrange(most) for most in (2, 3, 10_000, 12, 12)))
    assert any(len(version.parents) == 2 for version in made.versions)
    return made


def _written(repository, version, tree, commits):
    """Write a version of the history as git has it and return its id."""
    index = pygit2.Index()
    for path, data in tree.items():
        index.add(pygit2.IndexEntry(path, repository.create_blob(data), pygit2.enums.FileMode.BLOB))
    who = pygit2.Signature(version.author, "ann@example.org", 1_700_000_000 + len(commits), 0)
    message = "Wrote\n\n" + "".join(f"{name}: {value}\n" for name, value in version.trailers.items())
    parents = [commits[parent] for parent in version.parents]
    return repository.create_commit(None, who, who, message, index.write_tree(repository), parents)


def test_every_word_keeps_its_origin_through_moves_and_merges_and_a_bare_clone_says_so(history, house, peer, tmp_path):
    repository, commits = peer.store.open(_READERS.PROJECT), {}
    # what the log tells is fetched, and the service goes on from each version that it has told of
    peer.carry = False
    for version in history.versions:
        commits[version.id] = _written(repository, version, history.trees[version.id], commits)
        seq = peer.name(MAIN, str(commits[version.id]))
        told = house.read(f"/provenance?min_seq={seq}").json()
        assert told["words"] == 0 or round(sum(each["percent"] for each in told["origins"]), 6) == 100
    clone = tmp_path / "clone.git"
    subprocess.run(["git", "clone", "-q", "--bare", peer.store.path(_READERS.PROJECT), clone], check=True)
    assert _told(clone) == told
    born = {word: str(commits[version]) for word, (version, _) in history.born.items()}
    for scene in (each["scene"] for each in told["scenes"]):
        spans = house.read(f"/provenance?scene={scene}").json()["spans"]
        assert _told(clone, "--scene", scene)["spans"] == spans
        prose = house.read(f"/scenes/{scene}").json()["prose"]
        words = [(word.rstrip("."), span["commit"]) for span in spans for word in _words(prose, span)]
        assert [(word, born[word]) for word, _ in words] == words


def _told(clone, *more):
    return json.loads(CliRunner().invoke(app, ["provenance", str(clone), "--format", "json", *more]).output)


def _words(prose, span):
    return prose[span["start"] : span["end"]].split()
