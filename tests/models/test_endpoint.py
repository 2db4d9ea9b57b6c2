"""The endpoint path over real HTTP, against a server that misbehaves on purpose."""

from __future__ import annotations

import time
from typing import Any

import pytest
from pydantic import BaseModel, ValidationInfo, field_validator

from summarize.errors import InvalidAnswer, ModelError, ModelTimeout, ModelUnavailable, Refused, Truncated
from summarize.models import Message, Settings
from summarize.models.capability import Capability, forgetful
from summarize.models.endpoint import EndpointModel
from summarize.models.transport import Limits
from tests.models.conftest import Answer, Asked, Endpoint, completion, failure

KEY = "sk-verysecretverysecret123456"
QUICK = Limits(connect_seconds=1, read_seconds=1, retries=2, first_wait_seconds=0.01, longest_wait_seconds=2)
SCHEMA = Capability(mode="json_schema")


class Colour(BaseModel):
    """A colour."""

    name: str

    @field_validator("name")
    @classmethod
    def _in_context(cls, name: str, info: ValidationInfo) -> str:
        allowed = (info.context or {}).get("allowed")
        if allowed and name not in allowed:
            raise ValueError(f"{name} is not in the article")
        return name


def model(endpoint: Endpoint, **options: Any) -> EndpointModel:
    given = {"id": "test/m", "key": KEY, "limits": QUICK, "capability": SCHEMA} | options
    return EndpointModel(endpoint.url, "m", **given)


def ask(asked: EndpointModel, context: dict[str, Any] | None = None, **settings: Any) -> Any:
    messages = [Message(role="system", content="s"), Message(role="user", content="Name a {{ colour }}.")]
    return asked.generate(messages, Colour, Settings(**settings), context=context)


def body_of(asked: Asked) -> dict[str, Any]:
    return asked.body


def test_the_request_that_is_sent_and_the_reply_that_comes_of_it(endpoint: Endpoint) -> None:
    endpoint.say(completion('{"name": "red"}'))
    reply = ask(model(endpoint), max_tokens=50)
    assert (reply.parsed.name, reply.finish_reason, reply.cached) == ("red", "stop", False)
    assert (reply.usage.input_tokens, reply.usage.output_tokens, reply.usage.requests) == (10, 5, 1)
    assert reply.usage.seconds > 0
    sent = endpoint.asked[0]
    assert sent.path == "/v1/chat/completions"
    assert sent.headers["authorization"] == f"Bearer {KEY}"
    assert sent.headers["accept-encoding"] == "identity"
    assert [m["content"] for m in sent.body["messages"]] == ["s", "Name a {{ colour }}."]
    assert (sent.body["model"], sent.body["temperature"], sent.body["max_tokens"], sent.body["seed"]) == (
        "m",
        0.0,
        50,
        0,
    )
    assert sent.body["response_format"]["json_schema"]["schema"]["properties"]["name"]["type"] == "string"


def test_a_repeated_ask_is_sampled_anew(endpoint: Endpoint) -> None:
    endpoint.say(completion('{"name": "red"}'))
    ask(model(endpoint), repeat=3)
    assert endpoint.asked[0].body["seed"] == 3


RETRIED = [
    ("too many requests", failure(429, "slow down", headers={"retry-after": "0"})),
    ("server error", failure(500, "oops")),
    ("bad gateway with a page", Answer("<html>bad gateway</html>", 502)),
    ("broken off", Answer(completion('{"name": "red"}'), cut=True)),
]


@pytest.mark.parametrize(("about", "trouble"), RETRIED, ids=[row[0] for row in RETRIED])
def test_trouble_that_may_pass_is_waited_out(endpoint: Endpoint, about: str, trouble: Answer) -> None:
    endpoint.say(trouble, completion('{"name": "red"}'))
    assert ask(model(endpoint)).usage.requests == 2


def test_retry_after_is_honoured_and_bounded(endpoint: Endpoint) -> None:
    endpoint.say(failure(429, "slow down", headers={"retry-after": "1"}), completion('{"name": "red"}'))
    started = time.perf_counter()
    ask(model(endpoint))
    assert time.perf_counter() - started >= 1
    endpoint.say(failure(429, "slow down", headers={"retry-after": "3600"}))
    with pytest.raises(ModelUnavailable, match="wait 3600 s"):
        ask(model(endpoint))
    assert len(endpoint.asked) == 3


ERRORS = [
    ("bad key", failure(401, "Incorrect API key"), ModelUnavailable, "refused the key .* OPENAI_API_KEY"),
    ("no such model", failure(404, "not found"), ModelUnavailable, "has no model 'm'; it has: m"),
    ("out of quota", failure(429, "no money", code="insufficient_quota"), ModelUnavailable, "out of quota"),
    ("too busy for ever", failure(429, "slow down"), ModelUnavailable, "too busy .*3 tries"),
    ("broken for ever", failure(500, "oops"), ModelUnavailable, "failed .HTTP 500"),
    ("cut off", Answer(completion('{"na', "length")), Truncated, "cut off after 5 tokens"),
    ("refusal", Answer(completion(None, refusal="I will not")), Refused, "declined to answer: I will not"),
    ("content filter", Answer(completion("", "content_filter")), Refused, "content filter"),
    ("page of HTML", Answer("<html>hello</html>"), ModelUnavailable, "HTML page"),
    ("too long", failure(400, "maximum context length exceeded"), ModelError, "too long for test/m"),
    ("rejected", failure(400, "bad request"), ModelError, "rejected the request .HTTP 400.: bad request"),
    ("no JSON, twice", Answer(completion("I think red.")), InvalidAnswer, "asked twice"),
]


@pytest.mark.parametrize(("about", "answer", "kind", "message"), ERRORS, ids=[row[0] for row in ERRORS])
def test_each_trouble_has_an_error_of_its_own(
    endpoint: Endpoint, about: str, answer: Answer, kind: type[ModelError], message: str
) -> None:
    endpoint.say(answer)
    with pytest.raises(kind, match=message) as caught:
        ask(model(endpoint))
    assert "\n" not in str(caught.value)
    assert KEY not in str(caught.value)


def test_silence_is_a_time_out(endpoint: Endpoint) -> None:
    endpoint.say(Answer(completion('{"name": "red"}'), delay=3))
    with pytest.raises(ModelTimeout, match=r"no answer within 0\.2 s"):
        ask(model(endpoint, limits=QUICK.model_copy(update={"read_seconds": 0.2})))


def test_nothing_listens() -> None:
    asked = EndpointModel("http://127.0.0.1:9/v1", "m", id="m", limits=QUICK, capability=SCHEMA)
    with pytest.raises(ModelUnavailable, match=r"cannot reach http://127.0.0.1:9/v1"):
        ask(asked)


def test_a_missing_key_is_said_before_anything_is_sent(endpoint: Endpoint) -> None:
    with pytest.raises(ModelUnavailable, match="set OPENAI_API_KEY; the default, --model rules"):
        ask(model(endpoint, key=None, needs_key="OPENAI_API_KEY"))
    assert not endpoint.asked


def test_an_answer_that_breaks_the_schema_is_asked_for_once_more(endpoint: Endpoint) -> None:
    endpoint.say(completion('{"nom": "red"}'), completion('{"name": "red"}'))
    reply = ask(model(endpoint))
    assert reply.usage.requests == 2
    assert (reply.usage.input_tokens, reply.usage.output_tokens) == (20, 10)
    again = endpoint.asked[1].body["messages"]
    assert len(again) > 2
    assert any("name" in str(m["content"]) and "Field required" in str(m["content"]) for m in again)


def test_what_the_context_refuses_twice_is_returned_all_the_same(endpoint: Endpoint) -> None:
    endpoint.say(completion('{"name": "blue"}'))
    reply = ask(model(endpoint), context={"allowed": ["red"]})
    assert (reply.parsed.name, reply.usage.requests) == ("blue", 2)
    assert "blue is not in the article" in str(endpoint.asked[1].body["messages"])


def test_a_server_that_ignores_the_format_is_found_out_once(endpoint: Endpoint) -> None:
    endpoint.say(completion('Here it is:\n```json\n{"name": "red"}\n```'))
    with forgetful():
        asked = model(endpoint, capability=None)
        assert ask(asked).parsed.name == "red"
        probes = len(endpoint.asked)
        assert ask(asked).parsed.name == "red"
        assert len(endpoint.asked) == probes + 1
    assert "response_format" not in endpoint.asked[-1].body
    assert '"name"' in str(endpoint.asked[-1].body["messages"])


def test_a_server_that_refuses_the_schema_is_asked_for_an_object(endpoint: Endpoint) -> None:
    def picky(body: dict[str, Any]) -> Answer:
        if body.get("response_format", {}).get("type") == "json_schema":
            return failure(400, "response_format json_schema is not supported", param="response_format")
        return Answer(completion('{"name": "red"}'))

    endpoint.say(picky)
    with forgetful():
        assert ask(model(endpoint, capability=None)).parsed.name == "red"
    assert endpoint.asked[-1].body["response_format"] == {"type": "json_object"}


def test_an_option_that_is_refused_is_left_out(endpoint: Endpoint) -> None:
    def reasoning(body: dict[str, Any]) -> Answer:
        for option in ("temperature", "max_tokens"):
            if option in body:
                return failure(400, f"Unsupported parameter: '{option}'", param=option)
        return Answer(completion('{"name": "red"}'))

    endpoint.say(reasoning)
    with forgetful():
        assert ask(model(endpoint), max_tokens=70).parsed.name == "red"
    assert endpoint.asked[-1].body["max_completion_tokens"] == 70


def test_the_key_shows_nowhere(
    endpoint: Endpoint, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    endpoint.say(failure(401, f"Incorrect API key provided: {KEY}"))
    asked = model(endpoint)
    with pytest.raises(ModelError) as caught:
        ask(asked)
    chain: BaseException | None = caught.value
    while chain is not None:
        assert KEY not in str(chain) + repr(chain)
        chain = chain.__cause__ or chain.__context__
    endpoint.say(completion(f'{{"name": "{KEY}"}}'))
    assert KEY not in ask(asked).raw
    assert KEY not in repr(asked) + caplog.text + "".join(capsys.readouterr())
