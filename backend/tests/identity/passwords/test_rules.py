"""What a good password is."""

import pytest
from plotweaver_backend.identity.passwords.rules import require_good
from plotweaver_kit.problems import ProblemError

ABOUT = ("Ann Radcliffe", "radcliffe@example.org")


def is_good(password, with_codes=False):
    try:
        require_good(password, ABOUT, with_codes)
    except ProblemError as error:
        assert error.code == "auth.weak_password"
        assert password not in str(error.problem)
        return False
    return True


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery",
        "nothing but small letters",
        "Ein Kännchen Öl, bitte",
        "雨が降り続いていた古い港町の朝の風景",
        "5308417926 8315 7",
        "k7#x Q9!m2z&vB4w",
        "a much longer one than anybody would ever type, and nobody minds " * 3,
    ],
)
def test_any_characters_do_if_there_are_enough(password):
    assert is_good(password)


@pytest.mark.parametrize(
    "password",
    [
        "aaaaaaaaaaaaaaaaaaaaa",
        "passwordpassword",
        "Password12345678",
        "qwertyuiopasdfghjkl",
        "123456789012345",
        "iloveyouiloveyou",
        "plotweaverplotweaver",
        "radcliffe@example.org",
        "AnnRadcliffeAnn",
        # put together of what everybody would try
        "Ann.Radcliffe.2026",
        "plotweaver manuscript novel",
        "chapter novel chapter",
        "2026-11-29-2026-11",
        "11/29/2026 11/30/2026",
        "monkey dragon master",
    ],
)
def test_one_of_the_first_that_somebody_would_guess_does_not(password):
    assert not is_good(password)


def test_it_may_be_shorter_where_a_code_is_asked_for_too():
    assert not is_good("tv9$kqzw")
    assert is_good("tv9$kqzw", with_codes=True)
    assert not is_good("tv9$kqz", with_codes=True)
    assert not is_good("iloveyou", with_codes=True)


@pytest.mark.parametrize(
    "password",
    ["password password", "annradcliffeann", "ann radcliffe novel", "radcliffeann1234", "plotweavernovelchapter"],
)
def test_a_code_beside_it_makes_no_good_one_of_what_everybody_would_try(password):
    assert not is_good(password, with_codes=True)


@pytest.mark.parametrize("password", ["blue novel window tiger", "ann keeps seven grey herons", "2026 lanterns at sea"])
def test_such_a_word_among_others_does_no_harm(password):
    assert is_good(password)


def test_a_password_that_is_hard_to_judge_takes_no_long_time():
    """The estimate grows fast with letters that stand for others; only a beginning is judged."""
    assert is_good("4@8({[<369&#!1/|0$5+7%2" * 8)
