"""Who is where: from the commands to the table of scenes and people, and on to a scene."""

from playwright.sync_api import expect


def test_from_the_commands_to_the_table_and_into_a_scene(running, window, shot, barriers):
    project = running.post(running.token(), "/projects/sample", None)["project"]["id"]
    page = window()
    page.goto(running.new_link())
    expect(page.get_by_role("heading", name="Your books")).to_be_visible()
    page.goto(f"{running.origin}/books/{project}")
    expect(page.locator(".cm-content")).to_be_visible()
    page.keyboard.press("Control+k")
    page.keyboard.type("who is where")
    page.keyboard.press("Enter")
    table = page.get_by_role("table", name="Who is in which scene")
    expect(table.get_by_role("columnheader").nth(1)).to_contain_text("scene")
    expect(table.get_by_text("named", exact=False).first).to_be_attached()
    for width, scheme in ((1440, "light"), (390, "light"), (390, "dark"), (1440, "dark")):
        page.set_viewport_size({"width": width, "height": 860})
        page.emulate_media(color_scheme=scheme)
        shot(page, "who-is-where")
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        assert barriers(page) == []
    page.route("**/cast*", lambda route: route.abort())
    page.reload()
    expect(page.get_by_text("It could not be told who is where. The server cannot be reached")).to_be_visible()
    page.unroute("**/cast*")
    page.get_by_role("button", name="Try again").click()
    scene = table.get_by_role("link").nth(1)
    title = scene.inner_text()
    scene.click()
    expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()
