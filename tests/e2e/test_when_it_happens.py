"""When it happens: from the commands to the days of the story, what cannot be, and on to a scene."""

from playwright.sync_api import expect

PLACE = "manuscript/slack-tide/eleven-minutes.md"


def _earlier(running, token, project):
    """Put Nell into two places at one time: what the details say is what the timeline is judged by."""
    book = f"/projects/{project}"
    head = running.get(token, f"{book}/outline")["commit"]
    text = running.get(token, f"{book}/files/{PLACE}")["text"]
    moved = text.replace("when: Friday, 9:14", "when: Thursday afternoon")
    running.post(token, f"{book}/changes", {"base": head, "edits": [{"path": PLACE, "text": moved}]})


def test_from_the_commands_to_the_days_and_into_a_scene(running, window, shot, barriers):
    token = running.token()
    project = running.post(token, "/projects/sample", None)["project"]["id"]
    page = window()
    page.goto(running.new_link())
    expect(page.get_by_role("heading", name="Your books")).to_be_visible()
    page.goto(f"{running.origin}/books/{project}")
    expect(page.locator(".cm-content")).to_be_visible()
    page.keyboard.press("Control+k")
    page.keyboard.type("when it happens")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Monday", exact=True)).to_be_visible()
    expect(page.get_by_text("Monday, 6:40 · The tide office · Nell Harker")).to_be_visible()
    expect(page.get_by_text("nine years ago, October")).to_be_visible()
    expect(page.get_by_text("1 place does not fit the time that is told.")).to_be_visible()
    _earlier(running, token, project)
    expect(page.get_by_text("2 places do not fit the time that is told.")).to_be_visible()
    expect(page.get_by_text("Nell Harker is in The tide office and in Mr Rowe's house at once")).to_be_visible()
    for width, scheme in ((1440, "light"), (390, "light"), (390, "dark"), (1440, "dark")):
        page.set_viewport_size({"width": width, "height": 860})
        page.emulate_media(color_scheme=scheme)
        shot(page, "when-it-happens")
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        assert barriers(page) == []
    page.route("**/timeline*", lambda route: route.abort())
    page.reload()
    expect(page.get_by_text("It could not be told when it happens. The server cannot be reached")).to_be_visible()
    page.unroute("**/timeline*")
    page.get_by_role("button", name="Try again").click()
    page.get_by_role("link", name="The ledger").press("Enter")
    expect(page.get_by_role("heading", name="The ledger", level=1)).to_be_visible()


def test_a_book_that_tells_no_time_says_how_to_tell_it(running, window):
    token = running.token()
    made = running.send(
        token, "/projects/import?filename=rain.txt", b"CHAPTER I\n\nIt rained.\n\nCHAPTER II\n\nNobody came.\n"
    )
    page = window()
    page.goto(running.new_link())
    expect(page.get_by_role("heading", name="Your books")).to_be_visible()
    page.goto(f"{running.origin}/books/{made['project']['id']}/when-it-happens")
    expect(page.get_by_text("No scene says when it happens.")).to_be_visible()
