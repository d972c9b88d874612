"""A comment goes with its words: through edits, moves, merges, drafts and reverts."""

QUOTE = "The letter came at noon."


def test_it_stands_where_its_words_stand_after_the_text_went_on(margin):
    margin.add()
    assert margin.words() == (margin.scene, QUOTE)
    margin.save(margin.text.replace("It rained", "Early that spring it rained").replace("Ben read", "Nobody read"))
    assert margin.words() == (margin.scene, QUOTE)


def test_edited_words_are_told_as_changed(margin):
    margin.add()
    margin.save(margin.text.replace("came at noon", "came, at last, in the morning"))
    assert margin.words() == (margin.scene, "The letter came, at last, in the morning.")
    (comment,) = margin.all()
    assert (comment["place"]["changed"], comment["quote"]) == (True, QUOTE)


def test_words_taken_out_keep_their_comment_and_a_revert_brings_them_back(margin):
    margin.add()
    margin.save(margin.text.replace(QUOTE + " ", ""))
    assert margin.words() is None
    without = margin.file()
    margin.save(margin.text)
    assert margin.words() == (margin.scene, QUOTE)
    assert QUOTE not in without


def test_a_scene_moved_to_another_chapter_takes_its_comments_along(margin):
    margin.add()
    call, at = margin.house.call, f"/api/v1/projects/{margin.project}"
    other = {"path": "manuscript/chapter-ii/the-ferry.md", "text": "The ferry left.\n"}
    call("owner", "POST", f"{at}/changes", {"base": margin.base, "edits": [other]})
    place = {"chapter": "chapter-ii", "position": 0}
    moved = call("owner", "PUT", f"{at}/scenes/{margin.scene}/position", place)
    assert moved.status_code == 200, moved.get_json()
    assert margin.words() == (margin.scene, QUOTE)
    (comment,) = margin.all()
    assert comment["place"]["path"].startswith("manuscript/chapter-ii/")


def test_words_cut_from_a_scene_and_put_into_another_take_their_comment_there(margin):
    margin.add()
    call, at = margin.house.call, f"/api/v1/projects/{margin.project}"
    made = call("owner", "POST", f"{at}/scenes", {"title": "The ferry", "chapter": "chapter-i"}).get_json()
    path = "manuscript/chapter-i/the-ferry.md"
    theirs = margin.at(path) + f"The ferry left. {QUOTE} It was late.\n"
    edits = [{"path": path, "text": theirs}, {"path": margin.path, "text": margin.text.replace(QUOTE + " ", "")}]
    saved = call("owner", "POST", f"{at}/changes", {"base": made["commit"], "edits": edits})
    assert saved.status_code == 200, saved.get_json()
    assert margin.words() == (made["scene"], QUOTE)
    assert margin.all(scene=margin.scene) == []
    assert len(margin.all(scene=made["scene"])) == 1


def test_after_two_people_wrote_at_once_it_stands_in_the_merged_text(margin):
    margin.add()
    first = margin.text.replace("It rained all night.", "It rained all night and all day.")
    second = margin.text.replace("Ben read it twice.", "Ben never read it.")
    margin.save(first, margin.base)
    margin.save(second, margin.base)
    assert "all day" in margin.file()
    assert "never" in margin.file()
    assert margin.words() == (margin.scene, QUOTE)


def test_a_comment_on_a_draft_is_met_in_the_book_once_its_words_are(margin):
    call, at = margin.house.call, f"/api/v1/projects/{margin.project}"
    call("owner", "POST", f"{at}/branches", {"name": "second-thoughts"})
    text = margin.text.replace("Nobody slept.", "Nobody slept but the old dog.")
    body = {"base": margin.base, "branch": "second-thoughts", "edits": [{"path": margin.path, "text": text}]}
    base = call("owner", "POST", f"{at}/changes", body).get_json()["commit"]
    quote = "Nobody slept but the old dog."
    start = text.index(quote)
    made = margin.add(quote, base=base, branch="second-thoughts", start=start, end=start + len(quote))
    assert made.status_code == 201, made.get_json()
    (there,) = margin.all(branch="second-thoughts")
    assert there["place"]["words"] == quote
    assert margin.words() == (margin.scene, "Nobody slept.")
    call("owner", "POST", f"{at}/branches/second-thoughts/merge", {})
    margin.save(text)
    assert margin.words() == (margin.scene, quote)


def test_comments_come_in_the_order_of_their_words(margin):
    margin.add("Ben read it twice.")
    margin.add("Nobody slept.")
    assert [each["quote"] for each in margin.all()] == ["Nobody slept.", "Ben read it twice."]


def test_an_earlier_version_tells_where_they_stood_in_it(margin):
    margin.add("Nobody slept.")
    margin.save(margin.text.replace("Nobody slept.", "Somebody slept after all."))
    assert margin.words(at=margin.base) == (margin.scene, "Nobody slept.")


def test_whoever_may_not_know_a_version_is_told_nothing_of_it(margin):
    answer = margin.house.call("owner", "GET", f"/api/v1/projects/{margin.project}/comments?at={'0' * 40}")
    assert answer.get_json()["code"] == "not_found"


def test_a_comment_without_words_is_on_the_scene_wherever_that_goes_and_whatever_is_written_in_it(margin):
    answer = margin.add(quote="", text="Too short?")
    assert answer.status_code == 201, answer.get_json()
    (comment,) = margin.all(scene=margin.scene)
    assert (comment["quote"], comment["place"]["words"], comment["place"]["scene"]) == ("", "", margin.scene)
    margin.save(margin.text.replace(QUOTE, "Nothing came."))
    (comment,) = margin.all(scene=margin.scene)
    assert (comment["place"]["scene"], comment["place"]["changed"]) == (margin.scene, False)


def test_a_comment_on_a_scene_is_told_without_place_where_the_scene_is_not(margin):
    margin.add(quote="", text="Too short?")
    gone = margin.house.call("owner", "DELETE", f"/api/v1/projects/{margin.project}/scenes/{margin.scene}")
    assert gone.status_code == 200, gone.get_json()
    (comment,) = margin.all()
    assert comment["place"] is None
