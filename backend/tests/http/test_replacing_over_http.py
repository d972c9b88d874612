"""Replacing words all over a book: one version, only where one chose, and nothing where they do not stand."""

import pytest
from plotweaver_gitstore import Store, head, read_tree

STORY = "CHAPTER I\n\nIt rained all night. Nell slept.\n\nCHAPTER II\n\nThe letter came. nell read it to Nell’s cat.\n"


@pytest.fixture
def book(house):
    return Book(house)


class Book:
    """A book of two scenes."""

    def __init__(self, house):
        self.house = house
        made = house.call("owner", "POST", "/api/v1/projects/import?filename=n.txt", data=STORY.encode()).get_json()
        self.project, self.base = made["project"]["id"], made["commit"]

    def files(self):
        repository = self.house.services.get(Store).open(self.project)
        return {path: data.decode() for path, data in read_tree(repository, head(repository)).items()}

    def places(self, word):
        texts = {path: text for path, text in self.files().items() if path.endswith(".md")}
        return {path: [at for at in range(len(text)) if text[at:].startswith(word)] for path, text in texts.items()}

    def replace(self, who="owner", **body):
        asked = {"base": self.base, "q": "nell", "words": "nora"} | body
        return self.house.call(who, "POST", f"/api/v1/projects/{self.project}/replacements", asked)


def test_chosen_places_of_two_files_change_in_one_version(book):
    places = {path: starts for path, starts in book.places("Nell").items() if starts}
    assert len(places) == 2
    answer = book.replace(places=places)
    assert answer.status_code == 200, answer.get_json()
    text = "\n".join(book.files().values())
    assert "Nora slept." in text
    assert "nell read it to Nora’s cat." in text
    repository = book.house.services.get(Store).open(book.project)
    newest = repository[head(repository)]
    assert newest.message.startswith("Replaced “nell” by “nora” in 2 places")
    assert [str(each.id) for each in newest.parents] == [book.base]


def test_what_was_written_meanwhile_is_kept(book):
    places = book.places("Nell")
    path = next(path for path, starts in places.items() if starts)
    text = book.files()[path].replace("It rained all night.", "It snowed.")
    edit = {"base": book.base, "edits": [{"path": path, "text": text}]}
    assert book.house.call("owner", "POST", f"/api/v1/projects/{book.project}/changes", edit).status_code == 200
    answer = book.replace(places={path: places[path]})
    assert answer.get_json()["merged"]
    assert "It snowed. Nora slept." in book.files()[path]


def test_no_words_take_them_out(book):
    path, starts = next((path, starts) for path, starts in book.places("Nell ").items() if starts)
    assert book.replace(places={path: starts}, q="Nell ", words="").status_code == 200
    assert "It rained all night. slept." in book.files()[path]


def test_where_the_words_do_not_stand_nothing_changes(book):
    before, path = book.files(), next(path for path, starts in book.places("Nell").items() if starts)
    for places in ({path: [0]}, {"style/guide.md": [3]}, {path: [10**9]}):
        answer = book.replace(places=places)
        assert (answer.status_code, answer.get_json()["code"]) == (422, "request.invalid")
        assert answer.get_json()["errors"][0]["rule"] == "place.unknown"
    assert book.replace(places={path: [1]}, words="a\nb").status_code == 422
    assert book.files() == before
    assert book.replace("stranger", places={path: [1]}).status_code == 404
