"""At the command line, a model compares a scene with the book: nothing leaves unasked, what is made up is not shown."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from plotweaver_cli.main import app
from typer.testing import CliRunner

SCENES = {"a": "Anne Hall had green\neyes.", "b": "Anne Hall came in. Her brown eyes shone."}
ENTRY = {"first": "Anne Hall had green eyes.", "second": "Her brown eyes shone.", "why": "Green and brown."}


class Provider(ThreadingHTTPServer):
    """A provider that answers with `says`, and keeps what it was sent."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Call)
        self.says: object = {"choices": [{"message": {"content": json.dumps({"contradictions": [ENTRY]})}}]}
        self.status = 200
        self.asked: list[dict] = []
        self.keys: list[str | None] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"

    def answers(self, content: str) -> None:
        self.says = {"choices": [{"message": {"content": content}}]}


class _Call(BaseHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass

    def do_POST(self) -> None:
        self.server.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.server.keys.append(self.headers["Authorization"])
        body = json.dumps(self.server.says).encode()
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def provider() -> Iterator[Provider]:
    with Provider() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("URL", "KEY", "MODEL"):
        monkeypatch.delenv(f"PLOTWEAVER_OPENAI_{name}", raising=False)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    folder = tmp_path / "book"
    for name, prose in SCENES.items():
        path = folder / "manuscript" / "c" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\nid: {name}\n---\n\n{prose}\n")
    (folder / "plotweaver.yaml").write_text("format: 1\ntitle: T\n")
    return folder


def _judge(book: Path, *arguments: str, scene: str = "b"):
    return CliRunner().invoke(app, ["judge", str(book), scene, *arguments])


def _asked_of(book: Path, provider: Provider, *arguments: str):
    return _judge(book, "--url", provider.url, "--model", "great", "--send", *arguments)


def test_unasked_nothing_is_sent_and_every_word_that_would_be_is_shown(book: Path, provider: Provider) -> None:
    answer = _judge(book, "--url", provider.url, "--model", "great")
    assert answer.exit_code == 0
    assert provider.asked == []
    assert "Her brown eyes shone." in answer.stdout
    assert "Nothing was sent." in answer.stdout
    assert provider.url in answer.stdout


def test_what_is_shown_before_is_what_is_sent(book: Path, provider: Provider) -> None:
    shown = json.loads(_judge(book, "--format", "json").stdout)
    _asked_of(book, provider)
    (asked,) = provider.asked
    assert shown["text"] == "\n\n".join(each["content"] for each in asked["messages"])
    assert shown["sent"] is False
    assert asked["model"] == "great"


def test_a_contradiction_is_told_with_both_passages_where_they_stand_and_advises_only(
    book: Path, provider: Provider
) -> None:
    answer = _asked_of(book, provider, "--format", "json")
    assert answer.exit_code == 0
    told = json.loads(answer.stdout)
    (finding,) = told["findings"]
    assert (told["passed"], told["provider"], told["model"]) == (False, "local", "great")
    assert (finding["rule"], finding["severity"], finding["line"]) == ("continuity.model", "note", 5)
    for place in (finding["at"], *finding["related"]):
        assert (book / place["path"]).read_text()[place["start"] : place["end"]] == place["quote"]


def test_people_read_both_passages_and_where_their_words_went(book: Path, provider: Provider) -> None:
    answer = _asked_of(book, provider)
    assert "manuscript/c/a.md:5:1 “Anne Hall had green eyes.”" in answer.output
    assert "manuscript/c/b.md:5:20 “Her brown eyes shone.”" in answer.output
    assert "of 2 scenes went to local." in answer.output


def test_what_does_not_stand_in_the_book_is_dropped_and_counted(book: Path, provider: Provider) -> None:
    provider.answers(json.dumps({"contradictions": [ENTRY | {"first": "Anne Hall had no eyes."}]}))
    answer = _asked_of(book, provider)
    assert answer.exit_code == 0
    assert "No contradiction was seen. 1 more quoted what does not stand in the book." in answer.output


@pytest.mark.parametrize("says", ["I see none.", {"error": "x"}, [], {"choices": [{"message": {"content": None}}]}])
def test_an_answer_that_cannot_be_read_has_not_passed(book: Path, provider: Provider, says: object) -> None:
    provider.answers(says) if isinstance(says, str) else setattr(provider, "says", says)
    answer = _asked_of(book, provider, "--format", "json")
    assert answer.exit_code == 1
    told = json.loads(answer.stdout)
    assert (told["passed"], told["findings"]) == (False, [])
    assert told["reason"]


def test_the_key_comes_by_the_environment_and_is_never_shown(
    book: Path, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLOTWEAVER_OPENAI_KEY", "sk-secret")
    provider.status, provider.says = 401, {"error": {"message": "Incorrect API key: sk-secret"}}
    answer = _asked_of(book, provider)
    assert provider.keys == ["Bearer sk-secret"]
    assert answer.exit_code == 2
    assert "local refused with status 401." in answer.output
    assert "sk-secret" not in answer.output


@pytest.mark.parametrize("allow", ["none", "[]", "[api.example.org, 7]", "sometimes"])
def test_a_book_that_is_closed_is_sent_nowhere(book: Path, provider: Provider, allow: str) -> None:
    with (book / "plotweaver.yaml").open("a") as settings:
        settings.write(f"ai: {{allow: {allow}}}\n")
    answer = _judge(book, "--url", "https://models.invalid/v1", "--model", "great", "--send")
    assert answer.exit_code == 2
    assert "may read this book. Nothing was sent" in answer.output


def test_a_book_for_this_machine_is_read_here(book: Path, provider: Provider) -> None:
    with (book / "plotweaver.yaml").open("a") as settings:
        settings.write("ai: {allow: local}\n")
    assert _asked_of(book, provider).exit_code == 0
    assert len(provider.asked) == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--model", "m"], "Name an endpoint"),
        (["--url", "http://[::1", "--model", "m"], "no web address"),
        (["--url", "ftp://models.invalid", "--model", "m"], "Name an endpoint"),
        (["--url", "https://models.invalid/v1"], "Name a model"),
        (["--url", "http://models.invalid/v1", "--model", "m"], "must be called by https"),
        (["--url", "http://127.0.0.1:9/v1", "--model", "m"], "could not be reached"),
    ],
)
def test_where_nothing_can_be_asked_it_says_why(book: Path, arguments: list[str], told: str) -> None:
    answer = _judge(book, *arguments, "--send")
    assert answer.exit_code == 2
    assert told in answer.output


def test_an_unknown_scene_is_said(book: Path) -> None:
    answer = _judge(book, scene="nowhere")
    assert answer.exit_code == 2
    assert "no scene 'nowhere'" in answer.output
