"""Tracked files say nothing of the machine that they were written on."""

import re

import pytest

# put together from parts: this file is tracked, too
_HOMES = "|".join(("home", "Users", "root", "work"))
_MACHINE = re.compile(rf"(?<![\w./}}>*~-])/(?:{_HOMES})/[\w.-]+|\b[A-Z]:\\{'Users'}\\")
REGISTRIES = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("npmmirror", "com"),
        ("crates", "io"),
        ("golang", "org/dl"),
        ("proxy.golang", "org"),
        ("rubygems", "org"),
    )
)


def machine_paths(text):
    return _MACHINE.findall(text)


def registries(text):
    return [name for name in REGISTRIES if name in text.lower()]


def test_no_tracked_file_holds_a_path_of_a_machine(tracked):
    found = {name: machine_paths(text) for name, text in tracked.items()}
    assert {name: paths for name, paths in found.items() if paths} == {}


def test_no_tracked_file_names_a_package_registry(tracked):
    found = {name: registries(text) for name, text in tracked.items()}
    assert {name: hosts for name, hosts in found.items() if hosts} == {}


@pytest.mark.parametrize("start", ["/{}/ada/novel", 'open("/{}/x")', "cd /{}/main", "see /{}/ada."])
@pytest.mark.parametrize("home", _HOMES.split("|"))
def test_a_path_of_a_machine_is_found(start, home):
    assert machine_paths(start.format(home))


@pytest.mark.parametrize("text", ["/api/v1/projects", "src/home/page.ts", "./work/notes", "/usr/bin/env", "/homes"])
def test_an_address_or_relative_path_is_left_alone(text):
    assert machine_paths(text) == []


@pytest.mark.parametrize("name", REGISTRIES)
def test_the_name_of_a_registry_is_found(name):
    assert registries(f'"resolved": "https://{name.upper()}/left-pad"') == [name]
