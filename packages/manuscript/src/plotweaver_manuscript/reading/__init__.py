"""The one reader of prose: words, sentences, paragraphs, dialogue, tense and person. Pure, and cached by text.

    reading = read_prose(scene.prose)            # the same text is read once, whoever asks
    reading.words          [(start, end), …]     every word, as `count_words` counts them
    reading.keys           ["the", "don't", …]   the same words to compare: small letters, straight apostrophes
    reading.paragraphs     [Span(start, end, kind), …]       see `plotweaver_manuscript.prose`
    reading.sentences      [(start, end), …]     none reaches over a paragraph
    reading.quotations     [Quotation(start, end, opening, closing, continues), …]    where speech is, without its marks
    reading.narration      [(start, end), …]     what is outside of quotations
    reading.marks          Marks(kind, opening, closing, number)  how this text marks dialogue
    reading.telling        Telling(tense, person, …)               tense and person of the narration
    reading.words_between(start, end)            range of word numbers inside these characters
    reading.paragraph_at(offset)  reading.sentence_at(offset)  reading.quotation_at(offset)   numbers, or None
    reading.in_dialogue(offset)

All offsets are characters of the text that was given, so `text[start:end]` quotes it. Give prose without its front
matter (`split_front_matter`). Everything but the words of what is asked for is read only when it is asked for.
What depends on the language is data in a pack (`plotweaver_manuscript.reading.language`).
"""

from plotweaver_manuscript.reading.dialogue import Marks, Quotation
from plotweaver_manuscript.reading.language import ENGLISH, Language, language
from plotweaver_manuscript.reading.reader import Reading, read_prose
from plotweaver_manuscript.reading.telling import Telling

__all__ = ["ENGLISH", "Language", "Marks", "Quotation", "Reading", "Telling", "language", "read_prose"]
