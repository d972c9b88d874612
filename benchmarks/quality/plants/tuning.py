"""Sentences to plant while the checks are tuned. What the checks are judged by is in `judging`, which came later.

Each kind has ways to say something first and ways to contradict it: `{name}`, pronouns in braces, and the two values
`{a}` and `{b}` where they differ.
"""

from __future__ import annotations

from benchmarks.quality.plants.shape import Kind

EYES = Kind(
    "attribute",
    "eyes",
    first=(
        "{name}'s eyes were a clear {a}.",
        "{name} had {a} eyes, and was proud of them.",
        "The light fell on {name}'s {a} eyes.",
        "{name} looked up, {his} {a} eyes wide with surprise.",
        "Those who met {name} remembered the {a} eyes first.",
        "{name}, whose {a} eyes missed nothing, said not a word.",
        "With {his} {a} eyes half shut, {name} listened to the rain.",
        "{name}'s eyes, which were {a}, followed the carriage down the road.",
        "It was said that {name} had inherited the {a} eyes of {his} grandmother.",
    ),
    second=(
        "{name} raised {his} {b} eyes to the ceiling.",
        "There was a smile in {name}'s {b} eyes.",
        "{name}'s eyes were of the darkest {b}.",
        "Nobody could look long into {name}'s deep {b} eyes.",
        "{name} turned away, but not before the others had seen the tears in {his} {b} eyes.",
        "{b_cap}-eyed and silent, {name} sat by the fire.",
        "The {b} of {name}'s eyes seemed to deepen.",
        "{name} was a {b}-eyed creature, and knew it.",
        "{name} blinked, and those {b} eyes of {his} filled.",
    ),
    values=("blue", "green", "brown", "grey", "black"),
)
HAIR = Kind(
    "attribute",
    "hair",
    first=(
        "{name}'s hair was {a}.",
        "{name} had thick {a} hair, which would never lie flat.",
        "The wind had got into {name}'s {a} hair.",
        "{name} put up a hand to {his} {a} hair.",
        "{name} was {a}-haired and tall.",
        "A lock of {a} hair had fallen over {name}'s forehead.",
    ),
    second=(
        "{name} shook the snow from {his} {b} hair.",
        "{name}'s hair, {b} as it was, shone in the lamplight.",
        "The sun made a glory of {name}'s {b} hair.",
        "{name} smoothed the {b} hair back from {his} brow.",
        "With that {b} hair of {his}, {name} could be seen across any room.",
        "{name} bent {his} {b} head over the letter.",
    ),
    values=("black", "red", "golden", "brown"),
)
SCAR = Kind(
    "attribute",
    "scar",
    first=(
        "{name} had a small scar on {his} {a} cheek.",
        "{name} touched the scar on {his} {a} hand.",
        "An old scar ran down {name}'s {a} cheek.",
        "{name} limped a little, the {a} leg having been broken in childhood.",
        "{name} was {a}-handed.",
    ),
    second=(
        "The scar on {name}'s {b} cheek was white with cold.",
        "{name} rubbed the old scar on {his} {b} hand.",
        "{name}'s {b} cheek, with its scar, was towards the window.",
        "{name} favoured {his} {b} leg, the lame one, on the stairs.",
        "{name}, who was {b}-handed, took up the pen.",
    ),
    values=("left", "right"),
    paired=True,
)
AGE = Kind(
    "age",
    "age",
    first=(
        "{name} was {a} that year.",
        "{name} was {a} years old.",
        "At {a}, {name} was still thought handsome.",
        "{name}, who was {a}, had never considered the matter.",
        "{name} had lately turned {a}.",
        "{name} was a person of {a}, and looked it.",
        "{name} was in {his} {a_nth} year.",
        "{name} had reached the age of {a} without learning to be punctual.",
        "{name} was {a} now, and felt every day of it.",
        "{a_cap} years had taught {name} patience.",
    ),
    second=(
        "{name} was only {b}.",
        "{name} was not more than {b}.",
        "{name}, at {b}, had few illusions left.",
        "{name}, aged {b}, sat down to the piano.",
        "{name} had kept {his} {b_nth} birthday the week before.",
        "{name} was {b}; there was no disguising it.",
        "{name} was but {b} years of age.",
        "{name} had seen {b} summers.",
        "Though {name} was {b}, nobody would have thought it.",
        '"I am {b}," said {name}.',
    ),
    values=("nineteen", "twenty-six", "thirty-three", "forty-one", "fifty-two", "sixty-four"),
)
DEATH = Kind(
    "death",
    "death",
    first=(
        "{name} died that night.",
        "{name} had died in the spring, of a fever.",
        "They buried {name} on the Friday.",
        "{name} was buried beside {his} mother in the churchyard.",
        "It was the week after {name}'s funeral.",
        "{name} was dead.",
        "{name} had been dead three days.",
        "Word came before noon that {name} was dead.",
        "The doctor came too late, and {name} breathed {his} last before morning.",
        "{name} was drowned off the point, and the body was never found.",
        "Nobody spoke of {name}, who had been killed in the fall.",
        "The death of {name} was in all the newspapers.",
        "{name} fell ill in the autumn, and did not live to see the snow.",
        "{name} passed away quietly in {his} sleep.",
        "There were few at the grave when {name} was laid in it.",
    ),
    second=(
        "{name} came into the room and sat down.",
        '"I have been thinking," said {name}.',
        "{name} laughed, and took another piece of toast.",
        "{name} was standing at the window.",
        '"Not at all," {name} replied.',
        "{name} walked slowly home through the rain.",
        "{name} wrote three letters that evening.",
        "{name} shook hands with everybody.",
        "{name} opened the door {himself}.",
    ),
    values=(),
)
BORN = Kind(
    "place",
    "born",
    first=(
        "{name} was born in {a}.",
        "{name} had been born at {a}, in a house by the river.",
        "{name} was a native of {a}.",
        "{name} came from {a}.",
        "{name} had come into the world at {a}, during a thunderstorm.",
    ),
    second=(
        "{name} was born in {b}, and never forgot it.",
        "{b} was {name}'s birthplace.",
        "{name} often spoke of {b}, where {he} was born.",
        "{name} was {b}-born and bred.",
        "{name} first saw the light in {b}.",
        "The house in {b} where {name} was born had been pulled down.",
    ),
    values=("Norwich", "Plymouth", "Carlisle", "Dover", "Lincoln", "Exeter"),
)
HOME = Kind(
    "place",
    "home",
    first=(
        "{name} had lived all {his} life in {a}.",
        "{name} had grown up in {a}.",
        "{name} had spent the whole of {his} childhood in {a}.",
        "{name} had never lived anywhere but in {a}.",
    ),
    second=(
        "{name} had passed {his} whole life in {b}.",
        "{name}, who had grown up in {b}, knew the sea.",
        "{name}'s childhood in {b} had been a happy one.",
        "{name} had been brought up in {b}.",
    ),
    values=("Norwich", "Plymouth", "Carlisle", "Dover", "Lincoln", "Exeter"),
)
NEVER = Kind(
    "place",
    "never",
    first=(
        "{name} had lived two years in {a}.",
        "{name} had been to {a} in the spring.",
        "{name} spent that winter in {a}.",
        "{name} had once stayed a month at {a}.",
        "{name} returned from {a} on the Monday.",
    ),
    second=(
        "{name} had never been to {a}.",
        "{name} had never in {his} life set foot in {a}.",
        "{name} had never seen {a}, and did not wish to.",
        "{a} was a place that {name} had never visited.",
    ),
    values=("Norwich", "Plymouth", "Carlisle", "Dover", "Lincoln", "Exeter"),
)
AT_ONCE = Kind(
    "place",
    "at-once",
    first=(
        "At nine o'clock on the Monday evening {name} was in {a}.",
        "On Monday evening at nine {name} was dining in {a}.",
    ),
    second=(
        "At nine o'clock on the Monday evening {name} was in {b}.",
        "{name} was in {b} on Monday evening at nine.",
    ),
    values=("Norwich", "Plymouth", "Carlisle", "Dover", "Lincoln", "Exeter"),
)
POSSESSION = Kind(
    "possession",
    "lost",
    first=(
        "{name} lost {his} {a} in the river.",
        "{name} had sold {his} {a} to pay a debt.",
        "{name}'s {a} had been stolen at the inn.",
        "{name} gave {his} {a} away to a beggar.",
        "{name} threw {his} {a} into the sea.",
        "{name} had pawned the {a} and lost the ticket.",
        "{name}'s {a} was gone; it lay at the bottom of the lake.",
        "{name} had parted with {his} {a} for good.",
        "{name} had never owned a {a}.",
        "{name} possessed no {a}.",
        "{name} never carried a {a}.",
    ),
    second=(
        "{name} took out {his} {a} and looked at it.",
        "{name} laid {his} {a} on the table.",
        "{name} felt for {his} {a}; it was where it always was.",
        "{name}'s {a} was in {his} hand.",
        "{name} drew {his} {a} from {his} pocket.",
        "{name} still had {his} {a}.",
        "{name} held up {his} {a} to the light.",
    ),
    values=("watch", "pistol", "ring", "pocket-knife", "snuff-box", "locket"),
)
OWNER = Kind(
    "possession",
    "owner",
    first=(
        "{name} wore a plain {a} ring.",
        "{name} carried a {a} watch.",
        "{name}'s {a} locket hung at {his} throat.",
    ),
    second=(
        "{name} turned the {b} ring on {his} finger.",
        "{name} looked at {his} {b} watch.",
        "{name} opened the {b} locket that {he} always wore.",
    ),
    values=("gold", "silver"),
    paired=True,
)
KINDS = (EYES, HAIR, SCAR, AGE, DEATH, BORN, HOME, NEVER, AT_ONCE, POSSESSION, OWNER)
