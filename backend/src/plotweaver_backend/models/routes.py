"""Operations on models, and on the keys of their providers."""

from __future__ import annotations

from plotweaver_contracts import ai
from plotweaver_contracts.generation import ModelList

from plotweaver_backend.http.binding import Call, Handlers
from plotweaver_backend.models.keys import SITE, ModelKeys
from plotweaver_backend.models.registry import Models

handlers = Handlers()


@handlers.bind("models.list")
def list_models(call: Call) -> ModelList:
    """List the models one may draft with."""
    return ModelList(models=call.services.get(Models).shown())


@handlers.bind("model_keys.of_book")
def keys_of_book(call: Call) -> ai.ModelKeyList:
    """Tell for which providers a book has a key of its own."""
    return _keys(call).shown(call.project)


@handlers.bind("model_keys.put_of_book")
def put_key_of_book(call: Call) -> ai.ModelKeyList:
    """Set a book's key."""
    return _put(call, call.project)


@handlers.bind("model_keys.remove_of_book")
def remove_key_of_book(call: Call) -> ai.ModelKeyList:
    """Forget a book's key."""
    return _keys(call).remove(call.project, call.params["provider"])


@handlers.bind("model_keys.of_site")
def keys_of_site(call: Call) -> ai.ModelKeyList:
    """Tell for which providers the installation has a key."""
    return _keys(call).shown(SITE)


@handlers.bind("model_keys.put_of_site")
def put_key_of_site(call: Call) -> ai.ModelKeyList:
    """Set the installation's key."""
    return _put(call, SITE)


@handlers.bind("model_keys.remove_of_site")
def remove_key_of_site(call: Call) -> ai.ModelKeyList:
    """Forget the installation's key."""
    return _keys(call).remove(SITE, call.params["provider"])


def _put(call: Call, whose: str) -> ai.ModelKeyList:
    key = call.parsed(ai.NewModelKey).key
    return _keys(call).put(whose, call.params["provider"], key, call.principal.account)


def _keys(call: Call) -> ModelKeys:
    return call.services.get(ModelKeys)
