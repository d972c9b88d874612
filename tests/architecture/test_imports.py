"""Who may import whom, as pyproject.toml says."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
LINTER = Path(sys.executable).with_name("lint-imports")

BAD_HOUSE = """[tool.importlinter]
root_packages = ["house"]

[[tool.importlinter.contracts]]
name = "The cellar never meets the roof"
type = "forbidden"
source_modules = ["house.cellar"]
forbidden_modules = ["house.roof"]
"""


def lint(folder):
    return subprocess.run([LINTER, "--no-cache"], cwd=folder, capture_output=True, text=True, timeout=300, check=False)


def test_every_contract_of_the_house_is_kept():
    linted = lint(ROOT)
    assert linted.returncode == 0, linted.stdout


def test_an_import_that_is_forbidden_is_found(tmp_path):
    package = tmp_path / "house"
    package.mkdir()
    for name in ("__init__", "roof"):
        (package / f"{name}.py").write_text("")
    (package / "cellar.py").write_text("import house.roof\n")
    (tmp_path / "pyproject.toml").write_text(BAD_HOUSE)
    linted = lint(tmp_path)
    assert linted.returncode == 1
    assert "The cellar never meets the roof" in linted.stdout
