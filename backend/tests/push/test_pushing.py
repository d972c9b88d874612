"""Real git pushes: what is clean is in the book, what is not is told in the terminal and changes nothing."""

import pytest
from plotweaver_gitstore import MAIN, file_at, head, heads, swap


def test_what_is_written_with_git_is_in_the_book(desk):
    before = desk.events()
    mine = desk.write("notes/rain.md", "Rain fell.\n")
    pushed = desk.push()
    assert pushed.returncode == 0, pushed.stderr
    assert head(desk.repository) == mine
    assert file_at(desk.repository, mine, "notes/rain.md") == b"Rain fell.\n"
    assert desk.events() == before + 1


def test_the_log_tells_who_pushed_whomever_git_names(desk):
    desk.git("config", "user.name", "Somebody Else")
    desk.write("notes/rain.md", "Rain fell.\n")
    assert desk.push("main", "main:side").returncode == 0
    desk.push("main:refs/heads/mine/x")
    log = desk.house.call("owner", "GET", f"/api/v1/projects/{desk.project}/audit").get_json()["entries"]
    told = [(each["actor"]["name"], each["detail"]) for each in log if each["action"] == "push.taken"]
    assert told == [("Owner", {"to": "refs/heads/main, refs/heads/side"})]


def test_several_versions_branches_and_tags_come_at_once(desk):
    desk.write("notes/rain.md", "Rain fell.\n")
    second = desk.write("notes/rain.md", "Rain fell. Nobody came.\n")
    desk.git("tag", "-a", "first-draft", "-m", "First draft")
    pushed = desk.push("main", "main:side", "first-draft")
    assert pushed.returncode == 0, pushed.stderr
    refs = heads(desk.repository)
    assert refs[MAIN] == refs["refs/heads/side"] == second
    assert "refs/tags/first-draft" in refs


def test_a_large_push_in_many_pieces_arrives_whole(desk):
    text = "".join(f"Line {number}.\n" for number in range(200_000))
    mine = desk.write("notes/long.md", text)
    desk.git("config", "http.postBuffer", "65536")
    pushed = desk.push()
    assert pushed.returncode == 0, pushed.stderr
    assert file_at(desk.repository, mine, "notes/long.md") == text.encode()


def test_a_branch_goes_and_the_book_does_not(desk):
    desk.push("main:side")
    assert desk.push(":side").returncode == 0
    assert set(heads(desk.repository)) == {MAIN}
    refused = desk.push(":main")
    assert refused.returncode != 0
    assert "The book's own branch cannot go." in refused.stderr


def test_a_refused_push_says_which_file_which_rule_and_how_to_mend_it(desk):
    before = (heads(desk.repository), desk.events())
    desk.write("manuscript/aux.md", "Rain.\n")
    desk.write("notes/fine.md", "Sun.\n")
    refused = desk.push("main", "main:side")
    assert refused.returncode != 0
    for words in ("did not take this push", "manuscript/aux.md", "path.reserved", "To mend it: Rename it."):
        assert words in refused.stderr
    assert (heads(desk.repository), desk.events()) == before


def test_what_was_refused_is_not_left_in_the_book(desk):
    desk.write("manuscript/aux.md", "Rain.\n")
    hostile = desk.git("rev-parse", "HEAD").stdout.strip()
    desk.push()
    assert hostile not in desk.repository


def test_history_that_others_have_cannot_be_dropped(desk):
    mine = desk.write("notes/rain.md", "Rain fell.\n")
    desk.push()
    desk.git("reset", "-q", "--hard", "HEAD~1")
    desk.write("notes/sun.md", "Sun shone.\n")
    refused = desk.push(options=["--force"])
    assert refused.returncode != 0
    assert "would drop versions" in refused.stderr
    assert head(desk.repository) == mine


def test_who_is_behind_is_told_to_fetch_first(desk):
    body = {"base": head(desk.repository), "edits": [{"path": "notes/sun.md", "text": "Sun.\n"}]}
    assert desk.house.call("owner", "POST", f"/api/v1/projects/{desk.project}/changes", body).status_code == 200
    desk.write("notes/rain.md", "Rain fell.\n")
    refused = desk.push()
    assert refused.returncode != 0
    assert "fetch first" in refused.stderr


@pytest.mark.parametrize("ref", ["refs/plotweaver/state", "refs/notes/commits", "refs/heads/a..b", "refs/heads/Main"])
def test_nothing_but_branches_and_tags_with_plain_names_is_accepted(desk, ref):
    desk.write("notes/rain.md", "Rain fell.\n")
    before = set(desk.repository.references)
    assert desk.push(f"main:{ref}").returncode != 0
    assert set(desk.repository.references) == before


def test_what_is_hidden_is_not_shown_to_who_pushes(desk):
    swap(desk.repository, None, head(desk.repository), "refs/plotweaver/state")
    shown = desk.git("ls-remote", f"{desk.served}/owner/{desk.project}.git", check=False)
    assert "refs/plotweaver" not in shown.stdout + shown.stderr


def test_who_may_not_write_may_not_push(desk):
    invitation = {"email": "reader@example.org", "role": "reader"}
    desk.house.call("owner", "PUT", f"/api/v1/projects/{desk.project}/members", invitation)
    desk.write("notes/rain.md", "Rain fell.\n")
    before = head(desk.repository)
    assert "403" in desk.push(who="reader").stderr
    assert desk.push(who="stranger").returncode != 0
    assert head(desk.repository) == before


def test_a_required_score_stops_a_push_and_a_save_alike_and_says_where_and_how_to_mend_it(desk):
    scene, clean = "manuscript/one/scene.md", "---\nid: scene\n---\n\nThe gulls rose over the mole.\n"
    settings = (desk.folder / "plotweaver.yaml").read_text(encoding="utf-8")
    desk.write("style/guide.yaml", "banned: [suddenly]\n")
    desk.write("plotweaver.yaml", f"{settings}gates:\n  require: {{style: 85}}\n")
    base = desk.write(scene, clean)
    assert desk.push().returncode == 0
    worse = clean.replace("The gulls", "Suddenly the gulls")
    book = f"/api/v1/projects/{desk.project}"
    saved = desk.house.call(
        "owner", "POST", f"{book}/changes", {"base": base, "edits": [{"path": scene, "text": worse}]}
    )
    desk.write(scene, worse)
    pushed = desk.push()
    assert saved.status_code == 422 and pushed.returncode != 0
    (told,) = saved.get_json()["errors"]
    assert (told["field"], told["rule"]) == (scene, "gates.require")
    for words in (
        scene,
        "gates.require",
        "of 100; the book asks for 85.",
        "To mend it: Mend what the checks note there",
    ):
        assert words in pushed.stderr
    assert head(desk.repository) == base
