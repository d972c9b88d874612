"""Letters are sent once, tried again while they cannot be, and hold no secret while they wait."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Barrier

import pytest
from plotweaver_backend.database import session_factory
from plotweaver_backend.mail.letters import KEPT_SECONDS, Letters
from plotweaver_backend.mail.ports import MailFailed, MailRefused, Message
from plotweaver_backend.mail.silent import SilentMail
from plotweaver_backend.mail.smtp import SmtpMail
from plotweaver_backend.mail.tables import LetterRow
from sqlalchemy import func, select


@dataclass
class Box:
    """A way to send that a test opens and closes."""

    works: bool = True
    sent: list = field(default_factory=list)
    trouble: Exception | None = None

    def send(self, message):
        if self.trouble is not None:
            raise self.trouble
        self.sent.append(message.to)


class Clock:
    """Unix seconds that stand still until a test moves them."""

    now = 1_800_000_000

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def sessions(engine):
    return session_factory(engine)


def letters_by(sessions, mail, clock):
    letters = Letters(sessions, mail, clock)
    letters.register("hello", lambda _db, data: Message(data["to"], "Hello", "Hello"))
    letters.register("nothing", lambda _db, _data: None)
    return letters


def post(sessions, letters, kind="hello", **data):
    with sessions.begin() as db:
        letters.post(db, kind, **data)


def left(sessions):
    with sessions() as db:
        return db.scalar(select(func.count()).select_from(LetterRow))


def due(sessions):
    with sessions() as db:
        return db.scalar(select(LetterRow.due_at))


def test_a_letter_goes_by_a_real_server_and_is_gone(sessions, clock, office, tmp_path):
    letters = letters_by(sessions, SmtpMail(office.settings(tmp_path)), clock)
    post(sessions, letters, to="ann@example.org")
    assert letters.send_due() == 1
    assert [envelope.rcpt_tos for envelope in office.taken] == [["ann@example.org"]]
    assert (letters.send_due(), left(sessions)) == (0, 0)


def test_what_is_rolled_back_is_never_sent(sessions, clock):
    letters = letters_by(sessions, box := Box(), clock)
    with sessions() as db:
        letters.post(db, "hello", to="ann@example.org")
        db.rollback()
    assert (letters.send_due(), box.sent) == (0, [])


def test_one_that_fails_waits_longer_each_time_and_is_given_up_after_a_day(sessions, clock):
    letters = letters_by(sessions, box := Box(trouble=MailFailed("mail.failed", "away")), clock)
    post(sessions, letters, to="ann@example.org")
    tries, begin = [], clock.now
    while left(sessions):
        if letters.send_due():
            tries.append(clock.now - begin)
        clock.now = due(sessions) or clock.now
    assert tries[:5] == [0, 30, 60, 120, 240]
    assert KEPT_SECONDS - 3600 <= tries[-1] <= KEPT_SECONDS
    assert box.sent == []


def test_one_that_was_refused_for_good_is_not_tried_again(sessions, clock):
    letters = letters_by(sessions, Box(trouble=MailRefused("mail.failed", "no such person")), clock)
    post(sessions, letters, to="ann@example.org")
    letters.send_due()
    assert left(sessions) == 0


def test_one_that_cannot_be_written_holds_up_no_other(sessions, clock):
    letters = letters_by(sessions, box := Box(), clock)
    letters.register("broken", lambda _db, data: data["missing"])
    post(sessions, letters, "broken")
    post(sessions, letters, to="ann@example.org")
    post(sessions, letters, "nothing")
    letters.send_due()
    assert (box.sent, left(sessions)) == (["ann@example.org"], 1)


def test_of_workers_that_look_at_once_one_sends(sessions, clock):
    letters = letters_by(sessions, box := Box(), clock)
    post(sessions, letters, to="ann@example.org")
    ready = Barrier(4)

    def work(_):
        ready.wait()
        return letters.send_due()

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(work, range(4))) == 1
    assert box.sent == ["ann@example.org"]


def test_nobody_posts_what_nobody_can_write(sessions, clock):
    letters = letters_by(sessions, Box(), clock)
    with sessions() as db, pytest.raises(LookupError):
        letters.post(db, "unknown")


def test_without_a_server_letters_are_not_sent_and_do_not_pile_up(sessions, clock):
    letters = letters_by(sessions, SilentMail(), clock)
    post(sessions, letters, to="ann@example.org")
    letters.send_due()
    assert (letters.are_sent, left(sessions)) == (False, 0)
