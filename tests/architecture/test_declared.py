"""Every package declares the packages of this house that it imports: it can be installed by itself."""

import re
import tomllib
from collections import defaultdict
from pathlib import PurePosixPath

import pytest

_IMPORTED = re.compile(r"^\s*(?:from|import) plotweaver_([a-z]+)", re.MULTILINE)


def undeclared(modules, projects):
    """Map each package's folder to what it imports of the house and does not declare."""
    imported = defaultdict(set)
    for name, text in modules.items():
        imported[name.partition("/src/")[0]].update(_IMPORTED.findall(text))
    return {
        folder: missing
        for folder, found in imported.items()
        if (missing := found - declared(projects[f"{folder}/pyproject.toml"]) - {PurePosixPath(folder).name})
    }


def declared(text):
    project = tomllib.loads(text)["project"]
    extras = project.get("optional-dependencies", {}).values()
    said = [*project["dependencies"], *(each for extra in extras for each in extra)]
    return {name.removeprefix("plotweaver-") for each in said if (name := re.split(r"[^\w-]", each)[0])}


def test_every_import_of_the_house_is_declared(product, tracked):
    assert undeclared(product, tracked) == {}


@pytest.mark.parametrize(
    ("line", "missing"),
    [
        ("from plotweaver_roof.tiles import tile", {"roof"}),
        ("    import plotweaver_roof", {"roof"}),
        ("import plotweaver_walls.north", None),
        ("from plotweaver_cellar import stairs", None),
    ],
)
def test_an_import_that_is_not_declared_is_found(line, missing):
    project = '[project]\nname = "plotweaver-cellar"\ndependencies = ["plotweaver-walls", "typer>=1"]\n'
    found = undeclared({"cellar/src/plotweaver_cellar/a.py": line}, {"cellar/pyproject.toml": project})
    assert found.get("cellar") == missing
