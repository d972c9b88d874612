/** The screens about a text as a whole, and what each is called. Pure. */

export const SCREENS = ['report', 'cast', 'timeline', 'voices'] as const
export type AboutScreen = (typeof SCREENS)[number]

/** What a screen is called: of the book, or of a draft of it. */
export function screenName(screen: AboutScreen, draft: string | null): string {
  switch (screen) {
    case 'report':
      return draft === null ? 'How the book stands' : 'How the draft stands'
    case 'cast':
      return 'Who is where'
    case 'timeline':
      return 'When it happens'
    case 'voices':
      return 'How they speak'
  }
}
