"""Bringing books, changing them, and what followers hear of it."""

import base64
import io
import json

import pytest
from plotweaver_gitstore import read_tree
from plotweaver_gitstore.store import Store

STORY = b"CHAPTER I\n\nIt rained all night.\n\nCHAPTER II\n\nThe letter came at noon.\n"


def bring(house, data=STORY, who="owner", key=None):
    headers = {"Idempotency-Key": key} if key else {}
    return house.call(who, "POST", "/api/v1/projects/import?filename=rain.txt", headers=headers, data=data)


def test_a_novel_arrives_whole_and_only_its_owner_sees_it(house):
    made = bring(house)
    assert made.status_code == 201
    shown = made.get_json()
    assert (shown["chapters"], shown["scenes"]) == (2, 2)
    mine = house.call("owner", "GET", "/api/v1/projects").get_json()["projects"]
    assert [project["id"] for project in mine] == [shown["project"]["id"]]
    assert house.call("stranger", "GET", "/api/v1/projects").get_json() == {"projects": []}


def test_bringing_it_twice_with_one_key_makes_one_book(house):
    assert bring(house, key="k").get_json() == bring(house, key="k").get_json()
    assert len(house.call("owner", "GET", "/api/v1/projects").get_json()["projects"]) == 1


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02\x00" * 100])
def test_what_is_no_novel_is_refused_whole(house, data):
    answer = bring(house, data)
    assert (answer.status_code, answer.get_json()["code"]) == (422, "import.refused")
    assert house.call("owner", "GET", "/api/v1/projects").get_json() == {"projects": []}


def test_a_file_is_looked_at_arranged_brought_in_and_taken_away_again(house):
    shown = house.call("owner", "POST", "/api/v1/projects/preview?filename=rain.txt", data=STORY).get_json()
    assert [each["title"] for each in shown["chapters"]] == ["CHAPTER I", "CHAPTER II"]
    assert house.call("owner", "GET", "/api/v1/projects").get_json() == {"projects": []}
    one = {"title": "Rain", "scenes": [{"passages": [{"scene": 1, "first": 0, "last": 0}]}]}
    wish = {
        "filename": "rain.txt",
        "file": base64.b64encode(STORY).decode(),
        "arrangement": {"title": "Rain", "chapters": [one]},
    }
    made = house.call("owner", "POST", "/api/v1/projects/import/arranged", wish)
    assert (made.status_code, made.get_json()["chapters"], made.get_json()["excluded"]) == (201, 1, 6)
    path = f"/api/v1/projects/{made.get_json()['project']['id']}/import"
    assert house.call("stranger", "DELETE", path).status_code == 404
    assert house.call("owner", "DELETE", path).status_code == 200
    assert house.call("owner", "GET", "/api/v1/projects").get_json() == {"projects": []}


def test_a_wish_that_names_what_is_not_in_the_file_is_refused_whole(house):
    file = base64.b64encode(STORY).decode()
    one = {"title": "Rain", "scenes": [{"passages": [{"scene": 7, "first": 0, "last": 0}]}]}
    wish = {"filename": "rain.txt", "file": file, "arrangement": {"title": "Rain", "chapters": [one]}}
    answer = house.call("owner", "POST", "/api/v1/projects/import/arranged", wish)
    assert (answer.status_code, answer.get_json()["code"]) == (422, "import.refused")
    assert "Nothing was created" in answer.get_json()["detail"]


def test_more_than_twenty_megabytes_are_refused(house):
    answer = bring(house, b"word " * (4 * 1024 * 1024 + 1024))
    assert (answer.status_code, answer.get_json()["code"]) == (413, "request.too_large")


def test_a_stale_save_of_the_same_sentence_shows_all_three_sides(house):
    made = bring(house).get_json()
    path = f"/api/v1/projects/{made['project']['id']}/changes"
    file = "style/guide.md"

    def save(base, text):
        return house.call("owner", "POST", path, {"base": base, "edits": [{"path": file, "text": text}]})

    first = save(made["commit"], "One sentence.\n").get_json()
    ours, theirs = "Our sentence.\n", "Their sentence.\n"
    assert save(first["commit"], theirs).status_code == 200
    answer = save(first["commit"], ours)
    assert (answer.status_code, answer.get_json()["code"]) == (409, "change.conflict")
    (conflict,) = answer.get_json()["conflicts"]
    assert conflict == {"path": file, "base": "One sentence.\n", "ours": ours, "theirs": theirs}


def test_scenes_are_added_moved_and_taken_out_also_by_their_earlier_names(house):
    book = house.call("owner", "POST", "/api/v1/projects", {"title": "Mine"}).get_json()["project"]["id"]
    base = f"/api/v1/projects/{book}/scenes"
    made = house.call("owner", "POST", base, {"chapter": "chapter-1", "title": "The letter"})
    assert made.status_code == 201
    scene = made.get_json()["scene"]
    moved = house.call("owner", "PUT", f"{base}/{scene}/position", {"chapter": "chapter-1", "position": 0})
    assert moved.status_code == 200
    alias = house.call("owner", "POST", "/api/v1/git/delete", {"project": book, "scene": scene})
    assert alias.status_code == 200
    assert alias.headers["Deprecation"].startswith("@")
    assert alias.headers["Sunset"].endswith("GMT")
    assert alias.get_json()["result"]["seq"] == moved.get_json()["seq"] + 1
    stranger = house.call("stranger", "POST", "/api/v1/git/delete", {"project": book, "scene": scene})
    assert stranger.status_code == 404
    assert house.call("owner", "POST", "/api/v1/git/rebase", {"project": book}).status_code == 404


def test_a_chapter_moves_with_its_scenes_and_one_that_is_not_there_does_not(house):
    text = b"# The mill\n\nThe letter came at noon.\n\n# The quay\n\nIt rained all night.\n"
    book = bring(house, text).get_json()["project"]["id"]
    at = f"/api/v1/projects/{book}"
    moved = house.call("owner", "PUT", f"{at}/chapters/the-quay/position", {"position": 0})
    assert moved.status_code == 200
    tree = read_tree(house.services.get(Store).open(book), moved.get_json()["commit"])
    assert tree["manuscript/book.yaml"].decode() == "chapters:\n  - the-quay\n  - the-mill\n"
    nowhere = house.call("owner", "PUT", f"{at}/chapters/the-sea/position", {"position": 0})
    assert (nowhere.status_code, nowhere.get_json()["code"]) == (404, "not_found")


def test_a_chapter_is_added_named_and_taken_out(house):
    book = bring(house, b"# The mill\n\nThe letter came at noon.\n").get_json()["project"]["id"]
    at = f"/api/v1/projects/{book}/chapters"

    def files(answer):
        return read_tree(house.services.get(Store).open(book), answer.get_json()["commit"])

    made = house.call("owner", "POST", at, {"title": "The quay", "after": "the-mill"})
    assert (made.status_code, made.get_json()["chapter"]) == (201, "the-quay")
    named = house.call("owner", "PUT", f"{at}/the-quay/title", {"title": "High: water"})
    assert files(named)["manuscript/the-quay/chapter.yaml"] == b'title: "High: water"\nscenes:\n  - scene-1\n'
    gone = house.call("owner", "DELETE", f"{at}/the-mill")
    assert [path for path in files(gone) if path.startswith("manuscript/the-mill/")] == []
    assert files(gone)["manuscript/book.yaml"] == b"chapters:\n  - the-quay\n"
    again = house.call("owner", "DELETE", f"{at}/the-mill")
    assert (again.status_code, again.get_json()["code"]) == (404, "not_found")
    for title in ("", " ", "two\nlines", "x" * 201):
        refused = house.call("owner", "PUT", f"{at}/the-quay/title", {"title": title})
        assert (refused.status_code, refused.get_json()["code"]) == (422, "request.invalid")


def test_a_scene_is_renamed_where_it_stands(house):
    book = bring(house, b"# The mill\n\nThe letter came at noon.\n").get_json()["project"]["id"]
    at, repository = f"/api/v1/projects/{book}/scenes", house.services.get(Store).open(book)
    made = house.call("owner", "POST", at, {"chapter": "the-mill", "title": "The letter"}).get_json()
    named = house.call("owner", "PUT", f"{at}/{made['scene']}/title", {"title": "High: water"})
    written = read_tree(repository, named.get_json()["commit"])[made["path"]]
    assert written == f'---\nid: {made["scene"]}\ntitle: "High: water"\n---\n'.encode()
    nowhere = house.call("owner", "PUT", f"{at}/nobody/title", {"title": "Ebb"})
    assert (nowhere.status_code, nowhere.get_json()["code"]) == (404, "not_found")
    for title in ("", " ", "two\nlines", "x" * 201):
        for verb, path, body in (("PUT", f"{at}/{made['scene']}/title", {}), ("POST", at, {"chapter": "the-mill"})):
            refused = house.call("owner", verb, path, body | {"title": title})
            assert (refused.status_code, refused.get_json()["code"]) == (422, "request.invalid")


@pytest.mark.parametrize("title", ["Con", "AUX", "com1", "Nul."])
def test_chapters_and_scenes_may_be_called_as_some_computers_call_a_device(house, title):
    made = bring(house, f"# {title}\n\nIt rained all night.\n\n# The mill\n\nThe letter came at noon.\n".encode())
    assert made.status_code == 201
    book = made.get_json()["project"]["id"]
    added = house.call("owner", "POST", f"/api/v1/projects/{book}/scenes", {"chapter": "the-mill", "title": title})
    assert (added.status_code, added.get_json()["path"]) == (
        201,
        f"manuscript/the-mill/{title.lower().strip('.')}-1.md",
    )


def test_a_scene_is_added_to_a_book_that_asks_for_details_and_has_to_have_them_with_its_first_words(house):
    made = bring(house).get_json()
    at = f"/api/v1/projects/{made['project']['id']}"
    rules = "format: 1\ntitle: Rain\nrules:\n  - paths: 'manuscript/**/*.md'\n    require: [pov, location]\n"
    asked = {"base": made["commit"], "edits": [{"path": "plotweaver.yaml", "text": rules}]}
    assert house.call("owner", "POST", f"{at}/changes", asked).status_code == 200
    added = house.call("owner", "POST", f"{at}/scenes", {"chapter": "chapter-i", "title": "The ferry"})
    assert added.status_code == 201
    scene = added.get_json()

    def write(details):
        text = f"---\nid: {scene['scene']}\ntitle: The ferry\n{details}---\nIt rained.\n"
        asked = {"base": scene["commit"], "edits": [{"path": scene["path"], "text": text}]}
        return house.call("owner", "POST", f"{at}/changes", asked)

    refused = write("")
    assert (refused.status_code, "lack pov, location" in refused.get_json()["detail"]) == (422, True)
    assert write("pov: Ada\nlocation: The quay\n").status_code == 200


def test_a_refusal_names_each_file_once(house):
    made = bring(house).get_json()
    files = ["manuscript/con/chapter.yaml", "manuscript/con/one.md", "manuscript/con/two.md"]
    asked = {"base": made["commit"], "edits": [{"path": path, "text": "Rain.\n"} for path in files]}
    answer = house.call("owner", "POST", f"/api/v1/projects/{made['project']['id']}/changes", asked)
    assert answer.get_json()["detail"] == f"{', '.join(files)}: A name that some computers cannot keep."
    assert [each["field"] for each in answer.get_json()["errors"]] == files


def test_a_follower_hears_everything_since_its_place_with_the_objects(house):
    made = bring(house).get_json()
    answer = house.call("service", "GET", "/api/v1/internal/feed?after=0", buffered=False)
    lines = (json.loads(line) for chunk in answer.iter_encoded() for line in io.BytesIO(chunk))
    heard = []
    while not heard or heard[-1]["seq"] != made["seq"]:
        frame = next(lines)
        heard += [frame] if frame["seq"] is not None else []
    answer.close()
    assert [frame["seq"] for frame in heard] == list(range(1, made["seq"] + 1))
    updated = next(frame for frame in heard if frame["type"] == "content.updated")
    assert updated["data"]["commit"] == made["commit"]
    blobs = [base64.b64decode(o["data"]) for o in updated["objects"] if o["type"] == "blob"]
    assert any(b"It rained all night." in blob for blob in blobs)


def test_a_mirror_fetches_what_it_lacks(house):
    made = bring(house).get_json()
    path = f"/api/v1/internal/projects/{made['project']['id']}/objects"
    line, _, packed = house.call("service", "GET", path).data.partition(b"\n")
    everything = json.loads(line)
    assert everything["refs"] == {"refs/heads/main": made["commit"]}
    assert len(packed) == everything["pack"] + everything["index"]
    assert packed.startswith(b"PACK")
    line, _, packed = house.call("service", "GET", f"{path}?have={made['commit']}").data.partition(b"\n")
    assert (json.loads(line)["pack"], packed) == (0, b"")


@pytest.mark.parametrize(
    "text", ["name: !!bool x\n", 'title: !!int ""\n', "a: &a [*a]\n", f"x: {'[' * 3000}\n", 'title: "a\\ud800"\n']
)
@pytest.mark.parametrize("path", ["plotweaver.yaml", "manuscript/book.yaml"])
def test_a_file_that_nobody_can_read_closes_no_book_and_is_mended(house, path, text):
    made = bring(house).get_json()
    project = f"/api/v1/projects/{made['project']['id']}"
    edits = [{"path": path, "text": text}]
    broken = house.call("owner", "POST", f"{project}/changes", {"base": made["commit"], "edits": edits})
    assert broken.status_code == 200
    assert house.call("owner", "GET", "/api/v1/projects").status_code == 200
    findings = house.call("owner", "GET", f"{project}/findings")
    assert any(each["path"] == path for each in findings.get_json()["findings"])
    mended = {"commit": made["commit"]}
    assert house.call("owner", "POST", f"{project}/restores", mended).status_code == 200
