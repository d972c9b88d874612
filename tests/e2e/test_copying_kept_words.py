"""Words that are kept are copied as they read, for any program to paste."""

from playwright.sync_api import expect

STORY = b"""# Rain

It *never* rained,[^1] said the sign:\\
no \\*rain\\* here.

Nobody believed
it.

[^1]: Not once.
"""
READ = "It never rained,¹ said the sign:\nno *rain* here.\n\nNobody believed it.\n\nNot once."
#: What each kind of program would paste.
PASTED = """async (kind) => {
    const [item] = await navigator.clipboard.read()
    return (await item.getType(kind)).text()
}"""


def test_a_copy_of_the_scene_is_copied_as_it_reads(running, window):
    made = running.send(running.token(), "/projects/import?filename=rain.md", STORY)
    page = window()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(running.new_link())
    expect(page.get_by_role("heading", name="Your books")).to_be_visible()
    page.goto(f"{running.origin}/books/{made['project']['id']}")
    expect(page.locator(".cm-content")).to_contain_text("Nobody believed it.")
    # a footnote's sign is no word, and its words are
    expect(page.locator("[id^=words-]")).to_have_text("14")
    page.get_by_title("Where your words are").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("listitem").filter(has_text="A version in the book").get_by_role("button", name="Open").click()
    expect(dialog.get_by_role("region", name="The copy")).to_contain_text("Nobody believed it.")
    dialog.get_by_role("button", name="Copy", exact=True).click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    assert page.evaluate(PASTED, "text/plain") == READ
    assert "It <em>never</em> rained" in page.evaluate(PASTED, "text/html")
