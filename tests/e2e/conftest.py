"""The whole of PlotWeaver as `plotweaver up` starts it, and real browsers in front of it."""

import importlib.util
import json
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import httpx
import oidc_provider_mock
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from plotweaver_backend import first_run, wiring
from plotweaver_backend.http.services import Services
from plotweaver_cli.places import free_port
from plotweaver_kit.settings import Settings


def _beside(name):
    """Load a file that lies beside this one: tests are no package."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


pictures, outlines = _beside("pictures"), _beside("outlines")

ROOT = Path(__file__).parents[2]
PATIENCE_MS = 60_000
LINK = re.compile(r"http://\S+/sign-in#token=(\S+)")
UP = [str(Path(sys.executable).with_name("plotweaver")), "up"]
PASSWORD = "a-password-for-two-browsers"
FIRST = "The sea came up the slip"
#: A model elsewhere, which never answers: that it needs a key is all that is asked of it.
FAR = {"PLOTWEAVER_OPENAI_URL": "https://models.invalid/v1", "PLOTWEAVER_OPENAI_MODEL": "far-model"}
ARGUMENTS = ["--no-sandbox", "--disable-background-networking"]


@dataclass
class Running:
    """A running PlotWeaver. `token` signs the author in by the programs' interface; `browser_link` a browser."""

    origin: str
    data: Path
    first_link: str
    #: The supervisor's.
    pid: int

    def get(self, token: str, path: str) -> dict:
        headers = {"Authorization": f"Bearer {token}"}
        return httpx.get(f"{self.origin}/api/v1{path}", headers=headers, timeout=30).raise_for_status().json()

    def post(self, token: str, path: str, body: object, verb: str = "POST") -> dict:
        headers = {"Authorization": f"Bearer {token}"}
        answer = httpx.request(verb, f"{self.origin}/api/v1{path}", json=body, headers=headers, timeout=30)
        assert answer.is_success, answer.text
        return answer.json()

    def send(self, token: str, path: str, data: bytes) -> dict:
        """Send a file."""
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/octet-stream"}
        answer = httpx.post(f"{self.origin}/api/v1{path}", content=data, headers=headers, timeout=60)
        assert answer.is_success, answer.text
        return answer.json()

    def token(self) -> str:
        """Return an access token of the author."""
        link = self.new_link().partition("#token=")[2]
        answer = httpx.post(f"{self.origin}/api/v1/auth/link-token", json={"token": link}, timeout=30)
        return answer.raise_for_status().json()["access_token"]

    def new_link(self) -> str:
        """Return a fresh link, as the terminal prints one at each start."""
        return f"{self.origin}/sign-in#token={first_run.prepare(self._services)}"

    @cached_property
    def _services(self) -> Services:
        # here and not by a process of its own, which would spend seconds on starting for every link
        token = (self.data / "service-token").read_text()
        return wiring.assemble(Settings(data_dir=self.data, service_token=token))


@pytest.fixture(scope="session")
def issuer():
    """Somebody else's OpenID Connect issuer, which asks who one is and believes it."""
    with oidc_provider_mock.run_server_in_thread(require_nonce=True) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture(scope="session")
def running(tmp_path_factory, issuer):
    folder = tmp_path_factory.mktemp("plotweaver")
    port, log = free_port(), folder / "up.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*UP, "--data-dir", str(folder / "data"), "--port", str(port)],
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=ROOT,
            env=dict(os.environ) | FAR | {"PLOTWEAVER_OPENID_PROVIDERS": json.dumps([_provider(issuer)])},
        )
    try:
        yield Running(f"http://127.0.0.1:{port}", folder / "data", _link(process, log), process.pid)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)


def _provider(issuer):
    return {"id": "press", "name": "Our press", "issuer": issuer, "client_id": "plotweaver", "client_secret": "any"}


def _link(process, log):
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        found = LINK.search(log.read_text())
        if found:
            return found[0]
        assert process.poll() is None, log.read_text()
        time.sleep(0.1)
    raise AssertionError(log.read_text())


@pytest.fixture(scope="module")
def browser() -> Browser:
    # not for the whole session: while it runs, no other test of this process may run an event loop
    with sync_playwright() as playwright:
        path = os.environ.get("PLOTWEAVER_TEST_BROWSER", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def window(browser):
    """Open windows that share nothing; a fault in a page fails the test."""
    opened, faults = [], []

    def open_window(width=1440, height=860, scheme="light") -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        context.set_default_timeout(PATIENCE_MS)
        opened.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        return page

    expect.set_options(timeout=PATIENCE_MS)
    yield open_window
    for context in opened:
        context.close()
    assert faults == []


@pytest.fixture
def at_the_issuer(issuer):
    """Say at the issuer, where a page was sent to, who one is."""

    def say(page: Page, person: str) -> None:
        page.wait_for_url(f"{issuer}/**")
        page.get_by_placeholder("sub").fill(person)
        page.get_by_role("button", name="Authorize").click()

    return say


@pytest.fixture
def tree():
    """Read a page's outline, and choose what is done with its rows."""
    return outlines


@pytest.fixture
def salt(running):
    """The book whose outline is shaped, made anew; returns its id."""
    return running.send(running.token(), "/projects/import?filename=salt.md", outlines.SALT)["project"]["id"]


@pytest.fixture
def book(running, window, salt):
    """Open that book as its author."""

    def open_book(width=1440, **more) -> Page:
        page = window(width=width, **more)
        page.goto(running.new_link())
        expect(page.get_by_role("heading", name="Your books")).to_be_visible()
        page.goto(f"{running.origin}/books/{salt}")
        # below this width it is a drawer
        expect(outlines.scenes(page)).to_have_count(5 if width >= 760 else 0)
        expect(page.locator(".cm-content")).to_contain_text("The morning was grey.")
        return page

    return open_book


@pytest.fixture
def together(running, window):
    """Open a fresh copy of the sample in two browsers: its owner's, and that of Ben, who writes in it."""

    def open_both(width=1440, scheme="light") -> tuple[Page, Page]:
        owner, ben = window(width=width, scheme=scheme), window(width=width, scheme=scheme)
        owner.goto(running.new_link())
        owner.get_by_role("button", name="Open the sample").click()
        expect(owner.locator(".cm-content")).to_contain_text(FIRST)
        project = re.search(r"/books/([a-z0-9]{12})", owner.url)[1]
        token, email = running.token(), f"ben-{project}@example.org"
        running.post(token, "/accounts", {"email": email, "name": "Ben", "password": PASSWORD})
        running.post(token, f"/projects/{project}/members", {"email": email, "role": "writer"}, verb="PUT")
        ben.goto(f"{running.origin}/sign-in")
        ben.get_by_label("E-mail").fill(email)
        ben.get_by_label("Password").fill(PASSWORD)
        ben.get_by_role("button", name="Sign in", exact=True).click()
        expect(ben.get_by_role("heading", name="Your books")).to_be_visible()
        ben.goto(owner.url)
        expect(ben.locator(".cm-content")).to_contain_text(FIRST)
        return owner, ben

    return open_both


@pytest.fixture
def rain(running):
    """A book of one scene, as its id, its owner's token and the e-mail of its reviewer."""
    token = running.token()
    made = running.post(token, "/projects", {"title": "Rain"})
    project = made["project"]["id"]
    prose = "It rained all night. Nobody slept.\n\nThe letter came at noon. Ben read it twice, and then he burned it.\n"
    edits = [{"path": "manuscript/chapter-1/scene-1.md", "text": f"---\nid: rain\ntitle: Rain\n---\n{prose}"}]
    running.post(token, f"/projects/{project}/changes", {"base": made["commit"], "edits": edits})
    email = f"rae-{project}@example.org"
    running.post(token, "/accounts", {"email": email, "name": "Rae", "password": PASSWORD})
    running.post(token, f"/projects/{project}/members", {"email": email, "role": "reviewer"}, verb="PUT")
    return project, token, email


@pytest.fixture
def reviewing(running, window, rain):
    """Open that book's scene in another browser of its reviewer."""
    project, _, email = rain

    def open_reviewer() -> Page:
        page = window()
        page.goto(f"{running.origin}/sign-in")
        page.get_by_label("E-mail").fill(email)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in", exact=True).click()
        expect(page.get_by_role("heading", name="Your books")).to_be_visible()
        page.goto(f"{running.origin}/books/{project}/scenes/rain")
        expect(page.locator(".cm-content")).to_contain_text("The letter came at")
        return page

    return open_reviewer


@pytest.fixture
def owner_and_reviewer(running, window, reviewing, rain):
    """That book in two browsers: its owner's and its reviewer's."""
    project = rain[0]
    owner, reviewer = window(), reviewing()
    owner.goto(running.new_link())
    expect(owner.get_by_role("heading", name="Your books")).to_be_visible()
    owner.goto(f"{running.origin}/books/{project}/scenes/rain")
    expect(owner.locator(".cm-content")).to_contain_text("The letter came at noon.")
    return owner, reviewer


@pytest.fixture
def mark():
    """Select words on the page as a hand does."""

    def select(page: Page, words: str) -> None:
        page.evaluate(
            """(words) => {
                const walker = document.createTreeWalker(document.querySelector('.cm-content'), NodeFilter.SHOW_TEXT)
                for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                    const at = node.data.indexOf(words)
                    if (at < 0) continue
                    document.querySelector('.cm-content').focus()
                    document.getSelection().setBaseAndExtent(node, at, node, at + words.length)
                    return
                }
                throw new Error('no such words')
            }""",
            words,
        )

    return select


@pytest.fixture
def write_first():
    """Type at the beginning of the open scene and make a version of it."""

    def write(page: Page, words: str) -> None:
        page.locator(".cm-content").click()
        page.keyboard.press("Control+Home")
        page.keyboard.type(words)
        with page.expect_response(lambda answer: answer.url.endswith("/changes") and answer.ok):
            page.keyboard.press("Control+s")
        expect(page.get_by_role("banner").get_by_text("Saved", exact=True)).to_be_visible()

    return write


@pytest.fixture
def git(tmp_path):
    """Run git with no settings of the machine."""
    named = {f"GIT_{who}_{what}": "Ada" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    plain = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0"}

    def run(*arguments, folder=".", check=True):
        how = {"cwd": tmp_path / folder, "env": plain | named, "capture_output": True, "text": True, "timeout": 60}
        ran = subprocess.run(["git", *arguments], check=False, **how)
        assert ran.returncode == 0 or not check, ran.stderr
        return ran

    return run


@pytest.fixture
def shot():
    """Keep a picture of a state that `pictures.py` lists."""
    return pictures.take


#: What fades in has its own colour only at the end: a button just set free would be judged half way.
SETTLED = """Promise.allSettled(document.getAnimations()
    .filter((each) => each instanceof CSSTransition).map((each) => each.finished))"""


@pytest.fixture
def barriers():
    """Return what axe finds on a page: rule, place, and what is wrong there."""
    axe = (ROOT / "frontend/node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")

    def of(page: Page) -> list[str]:
        # by the debugger, as the pages' own policy would let no foreign script in
        page.evaluate(axe)
        page.evaluate(SETTLED)
        found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
        return [
            f"{each['id']}: {node['target']} {node['failureSummary']}"
            for each in found["violations"]
            for node in each["nodes"]
            # an item of a tree holds its menu and those below it, which its name leaves out: this rule does not know
            if not (each["id"] == "label-content-name-mismatch" and 'role="treeitem"' in node["html"])
        ]

    return of


def pytest_collection_modifyitems(config, items):
    """Where pictures are wanted, run only the journeys that take some."""
    if pictures.FOLDER not in os.environ:
        return
    others = [each for each in items if "shot" not in getattr(each, "fixturenames", ())]
    config.hook.pytest_deselected(items=others)
    items[:] = [each for each in items if each not in others]
