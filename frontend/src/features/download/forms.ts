/** The kinds of file that a book can leave as, in the words of people who need them. */
export type Form = 'docx' | 'epub' | 'pdf' | 'md' | 'txt'

export const FORMS: readonly { form: Form; name: string; note: string }[] = [
  { form: 'docx', name: 'Word manuscript', note: '.docx in standard manuscript format, for agents and editors' },
  { form: 'epub', name: 'E-book', note: '.epub, to read on a phone or an e-reader' },
  { form: 'pdf', name: 'PDF', note: 'Set as a book, to read and to print' },
  { form: 'md', name: 'Markdown', note: '.md, with italics, headings and footnotes as marks' },
  { form: 'txt', name: 'Plain text', note: '.txt, the words alone' },
]
