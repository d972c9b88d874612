"""Keys of models' providers: set by who may, told about and never told, and each taken where it belongs."""

import pytest
from plotweaver_backend.models.keys import ModelKeys
from plotweaver_backend.models.registry import Models
from plotweaver_backend.vault.errors import VaultLocked

PROVIDER = "models.invalid"
BOOKS, SITES = "sk-the-books-own-key-1111", "sk-the-installations-key-2222"


@pytest.fixture
def site(house):
    def ask(who, verb, provider="", key=None):
        body = None if key is None else {"key": key}
        return house.call(who, verb, f"/api/v1/site/model-keys{provider and '/' + provider}", body)

    return ask


@pytest.fixture
def taken(house, book):
    """The key that a draft of the book would be made with."""

    def take(project=book.project):
        found = house.services.get(ModelKeys).key(project, house.services.get(Models).get("great"))
        return found and found.get_secret_value()

    return take


def test_a_books_key_goes_before_the_installations_and_each_is_only_told_about(book, site, taken):
    assert taken() is None
    assert site("admin", "PUT", PROVIDER, SITES).status_code == 200
    (shown,) = book.ask("owner", "GET", "/ai/keys").get_json()["keys"]
    assert (shown["held"], shown["otherwise"], taken()) == (None, "installation", SITES)

    answer = book.ask("owner", "PUT", f"/ai/keys/{PROVIDER}", {"key": f"  {BOOKS}\n"})
    (shown,) = answer.get_json()["keys"]
    assert (shown["provider"], shown["models"]) == (PROVIDER, ["great"])
    assert (shown["held"]["last_four"], shown["held"]["set_by"]) == ("1111", "Owner")
    assert taken() == BOOKS
    assert taken("another-book") == SITES
    for seen in (answer, site("admin", "GET"), book.ask("owner", "GET", "/audit"), book.ask("owner", "GET", "/ai")):
        assert seen.status_code == 200
        assert BOOKS not in seen.text
        assert SITES not in seen.text

    assert book.ask("owner", "DELETE", f"/ai/keys/{PROVIDER}").status_code == 200
    assert taken() == SITES
    assert site("admin", "DELETE", PROVIDER).status_code == 200
    assert taken() is None
    assert site("admin", "DELETE", PROVIDER).status_code == 404


def test_setting_and_removing_are_written_down(book):
    book.ask("owner", "PUT", f"/ai/keys/{PROVIDER}", {"key": BOOKS})
    book.ask("owner", "DELETE", f"/ai/keys/{PROVIDER}")
    told = [(each["action"], each["target"]) for each in book.ask("owner", "GET", "/audit").get_json()["entries"][:2]]
    assert told == [("secret.removed", PROVIDER), ("secret.set", PROVIDER)]


def test_a_key_for_a_provider_that_is_not_offered_is_refused(book, house):
    assert book.ask("owner", "PUT", "/ai/keys/elsewhere.invalid", {"key": BOOKS}).status_code == 404
    assert book.ask("owner", "PUT", "/ai/keys/local", {"key": BOOKS}).status_code == 404


@pytest.mark.parametrize("key", ["short", "two words in it", "line\r\nX-Evil: 1", "schlüssel-mit-umlaut", "k" * 2001])
def test_what_cannot_be_a_key_is_refused_and_not_repeated(book, key):
    answer = book.ask("owner", "PUT", f"/ai/keys/{PROVIDER}", {"key": key})
    assert (answer.status_code, answer.get_json()["code"]) == (422, "request.invalid")
    assert key not in answer.text


def test_a_key_that_cannot_be_opened_is_no_reason_to_take_another_ones(book, site, taken, house):
    site("admin", "PUT", PROVIDER, SITES)
    book.ask("owner", "PUT", f"/ai/keys/{PROVIDER}", {"key": BOOKS})
    keys = house.services.settings.data_dir / "keys" / "secrets.keys"
    keys.unlink()
    with pytest.raises(VaultLocked):
        taken()
    # setting it anew mends it
    assert book.ask("owner", "PUT", f"/ai/keys/{PROVIDER}", {"key": BOOKS}).status_code == 200
    assert taken() == BOOKS
