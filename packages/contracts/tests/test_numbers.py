"""No number that somebody sends is greater than databases and browsers can count."""

from plotweaver_contracts.base import FURTHEST
from plotweaver_contracts.catalogue import build


def unbounded(schema, place=""):
    """Yield where a schema lets through whole numbers of any size."""
    if schema.get("type") == "integer" and not schema.get("maximum", FURTHEST + 1) <= FURTHEST:
        yield place
    for name, part in schema.items():
        for inner in part if isinstance(part, list) else [part]:
            if isinstance(inner, dict):
                yield from unbounded(inner, f"{place}/{name}")


def test_every_number_of_a_request_has_an_end():
    models = {model for operation in build().values() for model in (operation.request, operation.query) if model}
    assert len(models) > 40
    assert {model.__name__: found for model in models if (found := list(unbounded(model.model_json_schema())))} == {}
