"""A real mail server on loopback that keeps what it takes."""

from dataclasses import dataclass, field

import pytest
from aiosmtpd.controller import Controller
from plotweaver_cli.places import free_port
from plotweaver_kit.settings import Settings


@dataclass
class Office:
    """The server. `answer`: what it says to a message instead of taking it."""

    port: int
    taken: list = field(default_factory=list)
    answer: str = ""

    async def handle_DATA(self, _server, _session, envelope):
        if self.answer:
            return self.answer
        self.taken.append(envelope)
        return "250 OK"

    def settings(self, data_dir, **more) -> Settings:
        return Settings(
            data_dir=data_dir,
            service_token="x",
            smtp_host="127.0.0.1",
            smtp_port=self.port,
            smtp_security="none",
            mail_from="PlotWeaver <books@example.org>",
            **more,
        )


@pytest.fixture
def office():
    office = Office(free_port())
    controller = Controller(office, hostname="127.0.0.1", port=office.port)
    controller.start()
    yield office
    controller.stop()
