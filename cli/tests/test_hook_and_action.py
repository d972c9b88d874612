"""The hook for pre-commit and the action for GitHub, run as they stand: by `pre-commit`, by `git` and by `bash`."""

import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path

import pytest
import yaml
from plotweaver_manuscript.edits import new_book

_ROOT = Path(__file__).parents[2]
_PROGRAMS = Path(sys.executable).parent
_SCENE = "manuscript/chapter-1/scene-1.md"
_PERSON = {f"GIT_{who}_{what}": "ann@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


@pytest.fixture
def places(tmp_path: Path) -> dict[str, str]:
    """The surroundings of a person who has the command and nothing of this machine's settings."""
    own = {"HOME": tmp_path, "XDG_CACHE_HOME": tmp_path / "cache", "PRE_COMMIT_HOME": tmp_path / "hooks"}
    path = f"{_PROGRAMS}{os.pathsep}{os.environ['PATH']}"
    return {"PATH": path, "GIT_CONFIG_NOSYSTEM": "1", **_PERSON} | {name: str(each) for name, each in own.items()}


@pytest.fixture
def book(tmp_path: Path, places: dict[str, str]) -> Path:
    """A clone of an old book, whose guide bans “suddenly”, which stands in it once."""
    kept = tmp_path / "kept"
    for path, data in (new_book("Low Water") | {"style/guide.yaml": b"banned: [suddenly]\n"}).items():
        (kept / path).parent.mkdir(parents=True, exist_ok=True)
        (kept / path).write_bytes(data)
    _write(kept, "Suddenly it rained.")
    _git(kept, places, "init", "-q", "-b", "main")
    _git(kept, places, "add", "-A")
    _git(kept, places, "commit", "-q", "-m", "An old book")
    _git(tmp_path, places, "clone", "-q", str(kept), "clone")
    return tmp_path / "clone"


def _write(book: Path, prose: str) -> None:
    front = (book / _SCENE).read_text().split("---\n")[1]
    (book / _SCENE).write_text(f"---\n{front}---\n\n{prose}\n")


def _run(folder: Path, places: dict[str, str], *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, env=places, capture_output=True, text=True, timeout=300, check=False)


def _git(folder: Path, places: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    done = _run(folder, places, "git", *arguments)
    assert done.returncode == 0, done.stderr
    return done


@pytest.fixture
def hooked(tmp_path: Path, book: Path, places: dict[str, str]) -> Path:
    """The clone with the hook installed by `pre-commit`, from a repository that offers it."""
    offers = tmp_path / "offers"
    offers.mkdir()
    shutil.copy(_ROOT / ".pre-commit-hooks.yaml", offers)
    _git(offers, places, "init", "-q", "-b", "main")
    _git(offers, places, "add", "-A")
    _git(offers, places, "commit", "-q", "-m", "The hook")
    rev = _git(offers, places, "rev-parse", "HEAD").stdout.strip()
    config = {"repos": [{"repo": str(offers), "rev": rev, "hooks": [{"id": "plotweaver-check"}]}]}
    (book / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    installed = _run(book, places, "pre-commit", "install", "--install-hooks")
    assert installed.returncode == 0, installed.stdout + installed.stderr
    _git(book, places, "add", "-A")
    return book


def _commit(book: Path, places: dict[str, str]) -> subprocess.CompletedProcess[str]:
    _git(book, places, "add", "-A")
    return _run(book, places, "git", "commit", "-m", "A change")


def test_what_a_commit_adds_is_judged_and_what_was_there_before_is_not(hooked: Path, places: dict[str, str]) -> None:
    _write(hooked, "Suddenly it rained. The gulls rose.")
    kept = _commit(hooked, places)
    assert kept.returncode == 0, kept.stderr
    assert "check the prose of a book" in kept.stderr
    before = _git(hooked, places, "rev-parse", "HEAD").stdout
    _write(hooked, "Suddenly it rained. The gulls suddenly rose.")
    refused = _commit(hooked, places)
    assert refused.returncode != 0
    assert f"error {_SCENE}:" in refused.stderr and "“suddenly”" in refused.stderr
    assert refused.stderr.count("style.banned") == 1
    assert _git(hooked, places, "rev-parse", "HEAD").stdout == before


def test_a_commit_that_touches_nothing_of_the_book_is_not_judged(hooked: Path, places: dict[str, str]) -> None:
    (hooked / "README.md").write_text("Suddenly.\n")
    kept = _commit(hooked, places)
    assert kept.returncode == 0, kept.stderr
    assert "(no files to check)Skipped" in kept.stderr


@pytest.mark.parametrize("path", ["plotweaver.yaml", "plot/outline.yaml"])
def test_a_change_of_the_settings_or_the_outline_is_judged(hooked: Path, places: dict[str, str], path: str) -> None:
    (hooked / path).parent.mkdir(exist_ok=True)
    with (hooked / path).open("a") as file:
        file.write("# looked through\n")
    kept = _commit(hooked, places)
    assert kept.returncode == 0, kept.stderr
    assert "Passed" in kept.stderr


def test_a_book_in_a_folder_of_its_repository_is_judged(hooked: Path, places: dict[str, str]) -> None:
    inner = hooked / "novels" / "one"
    shutil.copytree(hooked, inner, ignore=shutil.ignore_patterns(".git", "novels"))
    config = yaml.safe_load((hooked / ".pre-commit-config.yaml").read_text())
    config["repos"][0]["hooks"][0] |= {"args": ["novels/one"], "files": "^novels/one/"}
    (hooked / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    _write(inner, "The gulls rose.")
    assert _commit(hooked, places).returncode == 0
    _write(inner, "The gulls suddenly rose.")
    refused = _commit(hooked, places)
    assert refused.returncode != 0
    assert "“suddenly”" in refused.stderr


@pytest.fixture(scope="module")
def action(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, object], Path]:
    """The action, with its command installed by its own step.

    What is not ours is taken from this environment and not fetched again: the step's own `pip` is told so by its
    variables (the last one says no by saying 0), and finds ours in this repository or nowhere.
    """
    told = yaml.safe_load((_ROOT / "action.yml").read_text())
    runner = tmp_path_factory.mktemp("runner")
    done = _step(told, "Install the command", _ROOT, runner, {"PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0"}, {})
    assert done.returncode == 0, done.stderr
    return told, runner


def _step(told, name, folder, runner, more, inputs) -> subprocess.CompletedProcess[str]:
    """Run a step as a runner does: in bash, its expressions replaced, each input at its default or as given."""
    step = next(each for each in told["runs"]["steps"] if each.get("name") == name)
    values = {"github.action_path": str(_ROOT)}
    values |= {f"inputs.{each}": inputs.get(each, how["default"]) for each, how in told["inputs"].items()}
    named = {key: values[value.strip("${} ")] for key, value in step["env"].items()}
    theirs = next(each for each in sys.path if each.endswith("site-packages"))
    path = f"{_PROGRAMS}{os.pathsep}{os.environ['PATH']}"
    surroundings = {
        "PATH": path,
        "HOME": str(runner),
        "RUNNER_TEMP": str(runner),
        "PYTHONPATH": theirs,
        **more,
        **named,
    }
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    return subprocess.run(
        command, cwd=folder, env=surroundings, capture_output=True, text=True, timeout=300, check=False
    )


def test_the_action_installs_all_of_ours_that_the_command_needs(action: tuple[dict[str, object], Path]) -> None:
    _, runner = action
    folder = str(next((runner / "plotweaver" / "lib").glob("python*/site-packages")))
    ours = {each.name: each for each in distributions(path=[folder]) if each.name.startswith("plotweaver-")}
    needed = {
        line.split(";")[0].split("[")[0].strip()
        for each in ours.values()
        for line in each.requires or ()
        if "extra" not in line
    }
    assert {each for each in needed if each.startswith("plotweaver-")} <= ours.keys()
    assert "plotweaver-cli" in ours


def test_the_guide_installs_what_the_action_does() -> None:
    guide = (_ROOT / "docs" / "guides" / "checks.md").read_text(encoding="utf-8")
    installed = re.findall(r"\$ACTION_PATH/([\w/\[\]]+)", (_ROOT / "action.yml").read_text())
    assert installed
    assert [each for each in installed if f"./{each}" not in guide] == []


def test_the_command_alone_says_that_the_services_are_missing(action, tmp_path: Path, places: dict[str, str]) -> None:
    _, runner = action
    theirs = next(each for each in sys.path if each.endswith("site-packages"))
    command = str(runner / "plotweaver" / "bin" / "plotweaver")
    for asked in (["up", "--data-dir", str(tmp_path / "books")], ["demo"]):
        done = _run(tmp_path, places | {"PYTHONPATH": theirs}, command, *asked)
        assert done.returncode == 1
        assert "Only the plotweaver command is installed here" in done.stderr
    assert not (tmp_path / "books").exists()


def test_the_action_shows_findings_beside_their_lines_and_fails(action, book: Path, places: dict[str, str]) -> None:
    told, runner = action
    done = _step(told, "Check", book, runner, {}, {})
    assert done.returncode == 1, done.stderr
    (error,) = [line for line in done.stdout.splitlines() if line.startswith("::error ")]
    assert error.startswith(f"::error file={_SCENE},line=") and "title=style.banned" in error


def test_the_action_tells_only_what_is_new_since_a_version(action, book: Path) -> None:
    told, runner = action
    assert _step(told, "Check", book, runner, {}, {"since": "origin/main"}).returncode == 0
    _write(book, "Suddenly it rained. The gulls suddenly rose.")
    done = _step(told, "Check", book, runner, {}, {"since": "origin/main"})
    assert (done.returncode, done.stdout.count("::error ")) == (1, 1)
    assert _step(told, "Check", book, runner, {}, {"since": "origin/main", "fail-on": "never"}).returncode == 0
    assert _step(told, "Check", book, runner, {}, {"since": "nowhere"}).returncode == 2


def test_a_book_in_a_folder_is_shown_by_its_place_in_the_repository(action, book: Path, tmp_path: Path, places) -> None:
    told, runner = action
    whole = tmp_path / "whole"
    (whole / "books").mkdir(parents=True)
    _git(whole, places, "init", "-q", "-b", "main")
    shutil.copytree(book, whole / "books" / "low water", ignore=shutil.ignore_patterns(".git"))
    done = _step(told, "Check", whole, runner, {}, {"folder": "books/low water"})
    assert f"::error file=books/low water/{_SCENE},line=" in done.stdout
