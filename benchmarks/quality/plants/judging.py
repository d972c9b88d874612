"""Sentences that the checks are judged by. Written after the checks were frozen, in other words than what they saw.

Two values that are drawn exclude each other: no hazel beside brown, and who grew up somewhere may be born elsewhere.
"""

from __future__ import annotations

from benchmarks.quality.plants.shape import Kind

_TOWNS = ("Carlisle", "Ipswich", "Hereford", "Dundee", "Bristol", "Chester")
KINDS = (
    Kind(
        "attribute",
        "eyes",
        first=(
            "{name} opened {his} {a} eyes very wide.",
            "What people remembered of {name} were the {a} eyes.",
            "The eyes of {name} were {a}, and they missed nothing.",
            "{name}'s eyes were as {a} as those of {his} mother.",
            "{name} rubbed {his} tired {a} eyes.",
            "There was a gleam in {name}'s {a} eyes.",
            "{name} was handsome, with {a} eyes and an easy smile.",
        ),
        second=(
            "{name} lifted a pair of {b} eyes from the book.",
            "{name}'s eyes, {b} and steady, did not leave the door.",
            "Sleep weighed on {name}'s {b} eyes.",
            "{name} had {his} father's {b} eyes.",
            "{name} lowered {his} {b} eyes.",
            "The candle was reflected in {name}'s large {b} eyes.",
            "{name}'s eyes were {b}.",
        ),
        values=("blue", "brown", "green", "black"),
    ),
    Kind(
        "attribute",
        "hair",
        first=(
            "{name} wore {his} {a} hair short.",
            "{name}'s {a} hair was wet.",
            "{name} pushed the {a} hair out of {his} eyes.",
            "A hat hid most of {name}'s {a} hair.",
            "{name} was a {a}-haired person of no great height.",
            "{name}'s hair was thick and {a}.",
        ),
        second=(
            "{name}'s {b} hair shone in the sun.",
            "{name} combed {his} {b} hair with care.",
            "The wind blew {name}'s {b} hair about.",
            "{name}'s hair was {b}.",
            "{name}, with {his} {b} hair in disorder, ran out of the house.",
            "Rain dripped from {name}'s {b} curls.",
        ),
        values=("black", "red", "fair"),
    ),
    Kind(
        "attribute",
        "mark",
        first=(
            "{name} bore a scar upon {his} {a} cheek.",
            "{name} was lame in the {a} leg.",
            "{name} had lost the sight of {his} {a} eye.",
            "There was a birthmark on {name}'s {a} hand.",
            "{name} had lost {his} {a} arm in the war.",
        ),
        second=(
            "{name} touched the scar on {his} {b} cheek.",
            "{name}'s lame {b} leg pained {him}.",
            "{name} was blind in {his} {b} eye.",
            "{name} covered the birthmark on {his} {b} hand.",
            "The {b} sleeve of {name}'s coat was pinned up, for that arm was gone.",
        ),
        values=("left", "right"),
        paired=True,
    ),
    Kind(
        "age",
        "age",
        first=(
            "{name} was {a} on {his} last birthday.",
            "{name}, a person of {a}, ought to have known better.",
            "{name} is {a} years old.",
            "{name} was {a}, and did not care who knew it.",
            "{name}'s age was {a}.",
            "That year {name} was {a}.",
        ),
        second=(
            "{name} was {b} and looked less.",
            "{name}, who was {b}, had a cold.",
            "{name} was just {b} years old.",
            "{name} had turned {b}.",
            "At the age of {b}, {name} had few wishes left.",
            "{name} was not more than {b}.",
        ),
        values=("nineteen", "twenty-six", "thirty-three", "forty-one", "fifty-two", "sixty-four"),
    ),
    Kind(
        "death",
        "death",
        first=(
            "{name} was killed that autumn.",
            "{name} died in the hospital.",
            "{name} lay dead upon the stairs.",
            "{name} is dead.",
            "{name} fell from the roof and died at once.",
            "News came that {name} was dead.",
            "{name}'s body was brought home on a cart.",
            "Everybody in the street went to the burial of {name}.",
            "{name} never recovered, and died on the third day.",
        ),
        second=(
            "{name} knocked at the door and walked in.",
            '"Nonsense," said {name}.',
            "{name} smiled and shook {his} head.",
            "{name} ran down the stairs.",
            '"Is there any tea?" {name} asked.',
            "{name} sat down to breakfast.",
            "{name} put out the lamp and went to bed.",
        ),
        values=(),
    ),
    Kind(
        "place",
        "origin",
        first=(
            "{name} was born at {a}.",
            "{name} had been born in {a}.",
            "{name}, who was born in {a}, spoke as they do there.",
            "{a} was {name}'s birthplace.",
        ),
        second=(
            "{name} was born in {b}.",
            "{name} went to see the house in {b} where {he} was born.",
            "{name} had been born in {b}.",
            "{name} was born and bred in {b}.",
        ),
        values=_TOWNS,
    ),
    Kind(
        "place",
        "visit",
        first=(
            "{name} had been to {a} in the summer.",
            "{name} had lived for two years in {a}.",
            "{name} went to {a} on business.",
            "{name} knew {a} well from {his} visits there.",
        ),
        second=(
            "{name} had never set foot in {a}.",
            "{name} had never been to {a}.",
            "{name} had never once been in {a}.",
            "In all {his} life {name} had never visited {a}.",
        ),
        values=_TOWNS,
    ),
    Kind(
        "place",
        "whereabouts",
        first=(
            "On the night of the fire {name} was in {a}.",
            "On Christmas Eve at noon {name} was in {a}.",
            "{name} lived at {a}.",
            "{name} had a house in {a}, and lived nowhere else.",
        ),
        second=(
            "On the night of the fire {name} was in {b}.",
            "On Christmas Eve at noon {name} was in {b}.",
            "{name} lived at {b}.",
            "{name} lived in {b}.",
        ),
        values=_TOWNS,
        paired=True,
    ),
    Kind(
        "possession",
        "gone",
        first=(
            "{name} sold {his} {a} that winter.",
            "{name} had lost {his} {a}.",
            "{name} gave the {a} away.",
            "Somebody stole {name}'s {a}.",
            "{name} dropped {his} {a} into the well.",
            "{name} did not own a {a}.",
        ),
        second=(
            "{name} took out {his} {a}.",
            "{name} looked at {his} {a}.",
            "{name} put {his} {a} back into {his} pocket.",
            "{name} held up {his} {a}.",
            "{name} cleaned {his} {a} with great care.",
        ),
        values=("watch", "pistol", "ring", "pipe", "knife", "umbrella"),
    ),
    Kind(
        "possession",
        "owner",
        first=(
            "{name} carried a stick of ebony.",
            "{name}'s watch was a gold one.",
            "The old violin was {name}'s.",
            "{name} kept a dog.",
            "{name}'s ring was of silver.",
        ),
        second=(
            "{name} lost the struggle when {his} oak stick broke.",
            "{name} wound {his} silver watch.",
            "The old violin was the schoolmaster's.",
            "{name} had never kept a dog.",
            "{name} drew off {his} gold ring.",
        ),
        values=(),
        paired=True,
    ),
)
