"""A real mail server on loopback that keeps what it takes."""

import asyncio
import threading
from dataclasses import dataclass, field

import pytest
from aiosmtpd.smtp import SMTP
from plotweaver_kit.settings import Settings


@dataclass
class Office:
    """The server. `answer`: what it says to a message instead of taking it."""

    port: int = 0
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
    loop, office = asyncio.new_event_loop(), Office()
    server = loop.run_until_complete(loop.create_server(lambda: SMTP(office, loop=loop), "127.0.0.1", 0))
    office.port = server.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    yield office
    # not waiting for connections: a client that went without a word would hold it up
    loop.call_soon_threadsafe(loop.stop)
    thread.join(10)
    server.close()
    loop.close()
