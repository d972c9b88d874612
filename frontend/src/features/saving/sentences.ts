/** A text in the pieces that are merged: sentences, and the white space between them, as the server parts it. */

const BLANK_LINE = /\n[ \t\r]*\n/
/** A sentence ends with the word that bears its mark, and closing quotes. */
const LAST_WORD = /[.!?…]["'”’)\]_*]*$/

/** The pieces of a text; joined, they are the text. A blank line ends a sentence, too. */
export function sentences(text: string): string[] {
  const pieces: string[] = []
  let sentence: string[] = []
  const end = () => {
    if (sentence.length > 0) pieces.push(sentence.join(''))
    sentence = []
  }
  for (const part of text.split(/(\s+)/).filter(Boolean)) {
    const space = part.trim() === ''
    const ended = sentence.length === 0 || LAST_WORD.test(sentence.at(-1)!) || BLANK_LINE.test(part)
    if (space && ended) {
      end()
      pieces.push(part)
    } else sentence.push(part)
  }
  const last = sentence.at(-1)?.trim() === '' ? sentence.pop() : undefined
  end()
  return last === undefined ? pieces : [...pieces, last]
}
