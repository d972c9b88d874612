"""What the checks of the house look at: the files that git tracks."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def _tracked(*patterns):
    command = ["git", "ls-files", "-z", "--", *patterns]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, timeout=60).stdout
    names = sorted(name for name in listed.decode().split("\0") if name)
    return [name for name in names if (ROOT / name).is_file()]


@pytest.fixture(scope="session")
def tracked():
    """Text of every tracked file that is text, by its path from the root."""
    found = {}
    for name in _tracked():
        data = (ROOT / name).read_bytes()
        if b"\0" not in data:
            found[name] = data.decode("utf-8", errors="replace")
    return found


@pytest.fixture(scope="session")
def modules(tracked):
    """Every Python module of ours, tests included."""
    return {name: text for name, text in tracked.items() if name.endswith(".py")}


@pytest.fixture(scope="session")
def product(modules):
    """Every Python module that we ship."""
    return {name: text for name, text in modules.items() if "/src/plotweaver_" in name}
