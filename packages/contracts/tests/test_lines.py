"""Names of people and books: what can be shown, and what would be shown as something else."""

import pytest
from plotweaver_contracts.accounts import Profile
from plotweaver_contracts.projects import NewProject
from pydantic import ValidationError

NAMES = ("Ann <3", "a>b", "O\u2019Neil, J. (ed.)", "\u5f20\u4f1f", "\u05d3\u05e0\u05d4", "\U0001f469\u200d\U0001f680")
BROKEN = ("A\nB", "A\rB", "A\u2028B", "\x7f", "a\x1b[31mb")
TURNED, UNSEEN = ("Ann\u202egnp.exe", "\u2066Ann"), ("\u200b\u200b", " \u00ad ", "\u3164", "\u115f\uffa0")


@pytest.mark.parametrize("name", NAMES)
def test_people_are_called_as_they_like(name):
    assert Profile(name=name).name == NewProject(title=name).title == name


@pytest.mark.parametrize("name", [*BROKEN, *TURNED, *UNSEEN])
def test_what_breaks_the_line_turns_it_or_is_not_seen_is_no_name(name):
    for model, field in ((Profile, "name"), (NewProject, "title")):
        with pytest.raises(ValidationError):
            model.model_validate({field: name})
