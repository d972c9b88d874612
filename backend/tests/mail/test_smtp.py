"""Sending by SMTP, against a real server."""

from email import message_from_bytes
from email.policy import default

import pytest
from plotweaver_backend.mail.ports import MailFailed, MailRefused, Message
from plotweaver_backend.mail.smtp import SmtpMail
from plotweaver_cli.places import free_port

MESSAGE = Message("ann@example.org", "Your book – a link", "Grüße,\nhttps://example.org/reset#token=abc\n")


def test_a_message_arrives_as_it_was_written(office, tmp_path):
    SmtpMail(office.settings(tmp_path)).send(MESSAGE)
    (envelope,) = office.taken
    assert envelope.rcpt_tos == ["ann@example.org"]
    received = message_from_bytes(envelope.content, policy=default)
    assert received["From"] == "PlotWeaver <books@example.org>"
    assert received["Subject"] == MESSAGE.subject
    assert received["Auto-Submitted"] == "auto-generated"
    assert received["Message-ID"].endswith("@example.org>")
    assert received.get_content().replace("\r\n", "\n") == MESSAGE.text


@pytest.mark.parametrize(("answer", "final"), [("451 Later", False), ("550 Never", True)])
def test_a_refusal_says_whether_it_is_final(office, tmp_path, answer, final):
    office.answer = answer
    with pytest.raises(MailFailed) as caught:
        SmtpMail(office.settings(tmp_path)).send(MESSAGE)
    assert isinstance(caught.value, MailRefused) == final


def test_a_line_break_in_an_address_writes_no_header(office, tmp_path):
    hostile = Message("ann@example.org\r\nBcc: mallory@example.org", "Hello", "Hello")
    with pytest.raises(ValueError):
        SmtpMail(office.settings(tmp_path)).send(hostile)
    assert office.taken == []


def test_a_server_that_is_away_is_a_failure_for_now(office, tmp_path):
    away = office.settings(tmp_path).model_copy(update={"smtp_port": free_port()})
    with pytest.raises(MailFailed) as caught:
        SmtpMail(away).send(MESSAGE)
    assert not isinstance(caught.value, MailRefused)


def test_no_password_is_told_to_a_server_that_does_not_encrypt_as_asked(office, tmp_path):
    secretive = office.settings(tmp_path, smtp_user="books", smtp_password="secret")
    with pytest.raises(MailFailed):
        SmtpMail(secretive.model_copy(update={"smtp_security": "starttls"})).send(MESSAGE)
    assert office.taken == []
