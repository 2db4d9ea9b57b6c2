"""Labelled training sentences from templates: `python generate.py > sentences.jsonl`. None is from the suite."""

from __future__ import annotations

import json
import random

HOLDERS = """the mayor|Elena Marsh|the teachers' union|Prime Minister Ruben Aalto|the regulator|a spokesman for the bank
the finance ministry|residents of Holt|Senator Dale Whitcomb|the airline|the coach|Professor Ines Duarte|the rebels
the hospital trust|police|the European Commission|the landlord|opposition lawmakers|Judge Okafor|the museum""".replace(
    "\n", "|"
).split("|")
TOPICS = """the new tax|the stadium plan|the merger|the trade deal|the curfew|the vaccine programme|the night bus
the dam|the pay offer|the border fence|the reform|the inquiry|the festival|the rent cap|the airstrike|the tariff
the school closures|the coal plant|the amnesty|the budget""".replace("\n", "|").split("|")
TEMPLATES = {
    "support": """{H} welcomed {T}.|{H} called for {T} to go ahead.|“{T} will save lives,” {H} said.
{H} praised {T} as long overdue.|{H} promised to press on with {T}.|“We need {T} now more than ever,” {H} said.
{H} urged lawmakers to approve {T}.|{H} defended {T}, saying it had worked elsewhere.
{H} said critics of {T} were wrong.|{H} rejected calls to scrap {T}.|“Without {T} we are lost,” said {H}.""",
    "oppose": """{H} condemned {T}.|{H} warned that {T} would cost jobs.|“{T} is an insult to all of us,” {H} said.
{H} urged the government to drop {T}.|{H} threatened to sue over {T}.|“{T} was never going to work,” said {H}.
{H} ruled out {T}.|{H} denied any part in {T}.|{H} said {T} ignored the evidence.|{H} doubted the need for {T}.
{H} refused to back {T}.|“Nobody asked us about {T}. Now we pay the bill,” {H} said.""",
    "neutral": """{H} said {T} would be discussed on Tuesday.|{H} said 40 people worked on {T}.
{H} declined to comment on {T}.|“{T} starts at noon,” {H} said.|{H} said the details of {T} were being studied.
{H} gave no date for {T}.|According to {H}, {T} covers three districts.|{H} had not decided on {T}.""",
}


def main(count: int = 900) -> None:
    """Every second text also holds another's view, so that the holder matters."""
    chance = random.Random(7)
    for number in range(count):
        stance = ("oppose", "support", "neutral")[number % 3]
        holder, other = chance.sample(HOLDERS, 2)
        topic = chance.choice(TOPICS)
        texts = [_told(chance, stance, holder, topic)]
        if number % 2:
            texts.insert(chance.randrange(2), _told(chance, chance.choice(list(TEMPLATES)), other, topic))
        print(json.dumps({"holder": holder, "topic": topic, "text": " ".join(texts), "stance": stance}))


def _told(chance: random.Random, stance: str, holder: str, topic: str) -> str:
    template = chance.choice(TEMPLATES[stance].replace("\n", "|").split("|"))
    text = template.format(H=holder, T=topic)
    return text[0] + text[1].upper() + text[2:] if text.startswith("“") else text[0].upper() + text[1:]


if __name__ == "__main__":
    main()
