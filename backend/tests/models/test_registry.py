"""Which models are offered, and which of them may be called."""

import pytest
from plotweaver_backend.models.prices import listed_price
from plotweaver_backend.models.registry import PRACTICE, Models
from plotweaver_kit.problems import ProblemError
from plotweaver_kit.settings import Settings


def _settings(tmp_path, **more):
    return Settings(data_dir=tmp_path, service_token="x", **more)


def test_the_practice_model_is_offered_where_it_runs_and_is_marked(tmp_path):
    assert Models(_settings(tmp_path)).specs() == []
    models = Models(_settings(tmp_path, model_url="http://127.0.0.1:9/v1"))
    assert [(spec.id, spec.practice) for spec in models.specs()] == [(PRACTICE, True)]
    assert models.get(PRACTICE).price.micros(10_000, 10_000) == 0


def test_a_model_that_does_not_answer_is_shown_as_unavailable(tmp_path):
    (shown,) = Models(_settings(tmp_path, model_url="http://127.0.0.1:9/v1")).shown()
    assert not shown.available


def test_an_unknown_model_is_named(tmp_path):
    with pytest.raises(ProblemError, match="no-such") as refused:
        Models(_settings(tmp_path)).get("no-such")
    assert refused.value.code == "model.unavailable"


def test_a_model_without_a_price_is_refused_unless_that_is_allowed(tmp_path):
    house = {"openai_url": "http://127.0.0.1:9/v1", "openai_model": "our-own-model"}
    with pytest.raises(ProblemError) as refused:
        Models(_settings(tmp_path, **house)).get("our-own-model")
    assert refused.value.code == "model.unpriced"
    assert Models(_settings(tmp_path, **house, allow_unpriced=True)).get("our-own-model").price is None


def test_the_operator_s_price_counts_and_costs_are_rounded_up(tmp_path):
    named = {"openai_url": "http://127.0.0.1:9/v1", "openai_model": "our-own-model"}
    models = Models(_settings(tmp_path, **named, openai_input_usd=0.5, openai_output_usd=1.5))
    price = models.get("our-own-model").price
    assert price.micros(1_000_000, 0) == 500_000
    assert price.micros(1, 1) == 2
    assert price.micros(1, 0) == 1


def test_public_prices_are_known_offline():
    listed = listed_price("gpt-4o-mini")
    assert listed is not None
    assert 0 < listed.input < listed.output
