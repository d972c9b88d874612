"""How fast a draft reaches its author, beside the model server asked directly with the same words."""

from __future__ import annotations

import json
import time

import httpx
from plotweaver_cli.client import Live

from benchmarks.house import House
from benchmarks.results import RUNS, Figures, Result, median_of

_WORDS = 250
_GOAL = 0.95


async def measure(house: House) -> list[Result]:
    """Return characters a second from the first piece to the last."""
    ours, direct = [], []
    async with Live(house.here.origin, house.author.token, house.novel.project) as live:
        for number in range(RUNS):
            request = {"scene": house.novel.scenes[-1], "words": _WORDS, "instruction": f"Go on, part {number}."}
            ours.append(Figures(await _drafted(house, live, request)))
            direct.append(Figures(await _asked(house, request)))
    mine, theirs = median_of(ours), median_of(direct)
    ratio = round(mine.p50 / theirs.p50, 3)
    drafting = Result(
        "a draft's characters a second through both hops",
        "characters/s",
        mine,
        theirs,
        "the model server itself",
        "POST /v1/chat/completions with stream, the same prompt and length",
        ratio,
        f"≥ {_GOAL}× the peer",
        ratio >= _GOAL,
    )
    return [drafting]


async def _drafted(house: House, live: Live, request: dict[str, object]) -> float:
    run = (await house.author.post(f"/projects/{house.novel.project}/runs", request))["run"]["id"]
    pieces: list[tuple[float, int]] = []
    async for frame in live.progress(run):
        if frame["text"]:
            pieces.append((time.perf_counter(), len(frame["text"])))
    return _rate(pieces)


async def _asked(house: House, request: dict[str, object]) -> float:
    estimate = await house.author.post(f"/projects/{house.novel.project}/runs/estimate", request)
    instructions, _, prompt = estimate["sent"].partition("\n\n<book>")
    body = {
        "model": "practice",
        "stream": True,
        "temperature": 0.7,
        "seed": 7,
        "max_tokens": int(_WORDS * 1.6),
        "messages": [
            {"role": "system", "content": instructions},
            {"role": "user", "content": f"<book>{prompt}"},
        ],
    }
    pieces: list[tuple[float, int]] = []
    address = f"http://127.0.0.1:{house.here.model_port}/v1/chat/completions"
    async with httpx.AsyncClient(timeout=120) as client, client.stream("POST", address, json=body) as answer:
        async for line in answer.aiter_lines():
            if line.startswith("data: {"):
                text = json.loads(line[6:])["choices"][0]["delta"].get("content") or ""
                if text:
                    pieces.append((time.perf_counter(), len(text)))
    return _rate(pieces)


def _rate(pieces: list[tuple[float, int]]) -> float:
    (first, opening), (last, _) = pieces[0], pieces[-1]
    return (sum(length for _, length in pieces) - opening) / max(last - first, 1e-6)
