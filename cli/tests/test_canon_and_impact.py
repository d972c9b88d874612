"""At the command line: what the sample says of whom, and what hangs on a scene."""

import json

from plotweaver_cli.main import app
from plotweaver_cli.places import SAMPLE
from typer.testing import CliRunner


def _run(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_facts_are_told_with_their_words():
    answer = _run("canon", SAMPLE)
    assert answer.exit_code == 0, answer.output
    assert "Bettany had brown eyes" in answer.output


def test_one_person_is_told_of_alone():
    facts = json.loads(_run("canon", SAMPLE, "--entity", "Bett", "--format", "json").output)["facts"]
    assert {fact["entity"] for fact in facts} == {"bettany-rowe"}
    assert {fact["standing"] for fact in facts if fact["attribute"] == "eyes"} == {"sheet", "told"}


def test_who_is_not_known_is_named():
    assert _run("canon", SAMPLE, "--entity", "Nobody").exit_code == 1


def test_the_scenes_that_hang_on_one_are_told_with_reasons():
    told = json.loads(_run("impact", SAMPLE, "supper-at-the-lamb", "--format", "json").output)
    reasons = {each["scene"]: each["reasons"] for each in told["affected"]}
    assert any("eyes" in reason for reason in reasons["boats-out"])
    assert "scenes: " in _run("impact", SAMPLE, "supper-at-the-lamb").output


def test_an_unknown_scene_is_refused():
    assert _run("impact", SAMPLE, "no-such-scene").exit_code == 1
