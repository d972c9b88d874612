"""Whatever the log can tell of has words on the screens, and a choice in the list of what is shown."""

import re
from pathlib import Path
from typing import get_args

import plotweaver_backend.providers
import pytest
from plotweaver_contracts.accounts import CodesMode, SignUpMode
from plotweaver_contracts.ai import AiRule
from plotweaver_contracts.audit import AuditAction, AuditFact, AuditFormat
from plotweaver_contracts.catalogue import build
from plotweaver_contracts.identity import Visibility
from plotweaver_contracts.sharing import Protection
from plotweaver_contracts.tokens import Scope

SCREENS = Path(__file__).parents[2] / "frontend" / "src" / "features" / "activity"


def test_every_action_has_words_and_no_words_are_left_over():
    told = re.findall(r"^  '([a-z_.]+)': '[a-z]", (SCREENS / "words.ts").read_text(), re.MULTILINE)
    assert sorted(told) == sorted(get_args(AuditAction))


def test_every_noun_can_be_chosen():
    offered = re.findall(r"^  \['([a-z_]+)', '[A-Z]", (SCREENS / "Activity.tsx").read_text(), re.MULTILINE)
    books = {"project", "audit"}  # a line or two each: found under "Everything"
    assert set(offered) | books == {action.partition(".")[0] for action in get_args(AuditAction)}


def words_of(table):
    """The names that a table of words in `facts.ts` has."""
    found = re.search(
        rf"^const {table}: [^=]*= (\{{.*?\}})\n", (SCREENS / "facts.ts").read_text(), re.MULTILINE | re.DOTALL
    )
    return set(re.findall(r"(?:^  |[{,] )'?([a-z_.-]+)'?: ", found[1], re.MULTILINE))


def test_every_fact_has_words_and_no_words_are_left_over():
    assert words_of("FACTS") == set(get_args(AuditFact))


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        ("FORMATS", get_args(AuditFormat)),
        ("MODES", (*get_args(SignUpMode), *get_args(CodesMode))),
        ("READERS", get_args(Visibility)),
        ("RULES", get_args(AiRule)),
        ("SCOPES", get_args(Scope)),
        ("WRITERS", get_args(Protection.model_fields["role"].annotation)),
    ],
)
def test_every_code_that_a_fact_may_be_has_words(table, codes):
    assert words_of(table) == set(codes)


def test_every_reason_why_a_provider_let_nobody_in_has_words():
    sources = Path(plotweaver_backend.providers.__file__).parent.glob("*.py")
    raised = {code for source in sources for code in re.findall(r'ProblemError\("(auth\.[a-z_]+)"', source.read_text())}
    told_otherwise = {"auth.last_way"}  # taking the last way to sign in away is no sign-in
    assert raised - told_otherwise <= words_of("REASONS")


def test_whatever_a_role_may_not_allow_has_words():
    guarded = [each for each in build().values() if each.permission.startswith(("project:", "site:"))]
    assert {each.id.partition(".")[0] for each in guarded} == words_of("ASKED")
