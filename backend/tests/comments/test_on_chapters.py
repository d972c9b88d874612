"""A comment on a whole chapter is told of with each of its scenes, and goes along with the chapter."""

from plotweaver_gitstore import head, read_tree


def add_scene(margin, chapter, title):
    """Add a scene and return its id."""
    body = {"title": title, "chapter": chapter}
    made = margin.house.call("owner", "POST", f"/api/v1/projects/{margin.project}/scenes", body)
    assert made.status_code in {200, 201}, made.get_json()
    return made.get_json()["scene"]


def add_chapter(margin):
    """Add a chapter of one scene and return that scene's id."""
    other = {"path": "manuscript/chapter-ii/the-ferry.md", "text": "---\nid: ferry\n---\nThe ferry left.\n"}
    body = {"base": margin.base, "edits": [other]}
    made = margin.house.call("owner", "POST", f"/api/v1/projects/{margin.project}/changes", body)
    assert made.status_code == 200, made.get_json()
    return "ferry"


def test_it_is_told_of_with_every_scene_of_the_chapter_and_with_no_other(margin):
    made = margin.add(quote="", chapter=True, text="It begins too late.")
    assert made.status_code == 201, made.get_json()
    elsewhere = add_chapter(margin)
    beside = add_scene(margin, "chapter-i", "Beside")
    (told,) = margin.all(scene=margin.scene)
    assert (told["chapter"], told["quote"], told["place"]["words"]) == ("chapter-i", "", "")
    assert told["place"]["path"].startswith("manuscript/chapter-i")
    assert [each["id"] for each in margin.all(scene=beside)] == [told["id"]]
    assert margin.all(scene=elsewhere) == []
    assert len(margin.all()) == 1


def test_it_stays_with_the_chapter_when_the_scene_moves_that_it_was_made_at(margin):
    margin.add(quote="", chapter=True)
    add_chapter(margin)
    beside = add_scene(margin, "chapter-i", "Beside")
    place = {"chapter": "chapter-ii", "position": 0}
    at = f"/api/v1/projects/{margin.project}/scenes/{margin.scene}/position"
    assert margin.house.call("owner", "PUT", at, place).status_code == 200
    assert margin.all(scene=margin.scene) == []
    assert len(margin.all(scene=beside)) == 1


def test_when_the_chapter_is_gone_it_is_told_of_with_the_scene_that_it_was_made_at(margin):
    margin.add(quote="", chapter=True)
    add_chapter(margin)
    place = {"chapter": "chapter-ii", "position": 0}
    at = f"/api/v1/projects/{margin.project}/scenes/{margin.scene}/position"
    assert margin.house.call("owner", "PUT", at, place).status_code == 200
    left = [path for path in read_tree(margin.repository, head(margin.repository)) if "/chapter-i/" in path]
    order = margin.at("manuscript/book.yaml").replace("  - chapter-i\n", "")
    edits = [*({"path": path, "text": None} for path in left), {"path": "manuscript/book.yaml", "text": order}]
    body = {"base": head(margin.repository), "edits": edits}
    gone = margin.house.call("owner", "POST", f"/api/v1/projects/{margin.project}/changes", body)
    assert gone.status_code == 200, gone.get_json()
    (told,) = margin.all(scene=margin.scene)
    assert (told["chapter"], told["place"]) == ("chapter-i", None)


def test_it_is_on_no_words_besides(margin):
    assert margin.add(chapter=True).get_json()["code"] == "request.invalid"
