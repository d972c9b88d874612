/** Which screen an address means, and the address of a screen. */

/** What of a book is meant: all of it, a chapter or a scene. */
export type Part = { kind: 'book' } | { kind: 'chapters' | 'scenes'; id: string }

/** The screens that one needs no session for. Their tokens are in the fragment: it reaches no log and no referrer. */
export type Entrance = (typeof ENTRANCES)[number]

const ENTRANCES = ['sign-in', 'sign-up', 'reset-password', 'verify-email', 'join'] as const
const ROOMS = ['own-tools', 'account', 'ways-to-sign-in', 'models', 'your-activity', 'public-books'] as const
const ORIGINS = 'who-wrote-this'
const VERSIONS = 'versions'
const OF_BOOK = ['activity', 'people', 'ai'] as const
/** Screens about a text as a whole. */
const WHOLES = { 'how-it-stands': 'report', 'who-is-where': 'cast', 'when-it-happens': 'timeline', 'how-they-speak': 'voices', files: 'files' } as const

export type Route =
  | { screen: 'shelf' }
  | { screen: Entrance }
  | { screen: 'own-tools' }
  | { screen: 'ways-to-sign-in' }
  | { screen: 'activity'; project: string | null }
  | { screen: 'account' }
  | { screen: 'models' }
  | { screen: 'your-activity' | 'public-books' }
  | { screen: 'people' | 'ai'; project: string }
  | { screen: 'desk'; project: string; draft: string | null; scene: string | null }
  | { screen: 'compare'; project: string; draft: string }
  | { screen: (typeof WHOLES)[keyof typeof WHOLES]; project: string; draft: string | null }
  | { screen: 'versions'; project: string; draft: string | null; first: string; second: string }
  | { screen: 'origins'; project: string; draft: string | null; part: Part }
  | { screen: 'review'; project: string; scene: string; suggestion: string }
  | { screen: 'unknown'; path: string }

/** A book's text: the book itself, or a draft of it. */
const TEXTS = ['/books/*', '/books/*/drafts/*']

/** The shapes of all addresses that mean a screen; `*` is any name. Whoever serves us calls every other one not found. */
export const ADDRESSES: readonly string[] = [
  '/',
  ...[...ENTRANCES, ...ROOMS, 'activity'].map((screen) => `/${screen}`),
  ...OF_BOOK.map((screen) => `/books/*/${screen}`),
  '/books/*/scenes/*/suggestions/*',
  '/books/*/drafts/*/compare',
  ...['', '/scenes/*', ...Object.keys(WHOLES).map((name) => `/${name}`), `/${VERSIONS}/*/*`, ...['', '/chapters/*', '/scenes/*'].map((part) => `/${ORIGINS}${part}`)].flatMap((rest) => TEXTS.map((text) => text + rest)),
]

/** Reads a path; one that means nothing is `unknown`, so that the reader is told and not sent elsewhere. */
export function parseRoute(path: string): Route {
  const [first, ...rest] = path.split('/').filter(Boolean).map(decoded)
  if (first === undefined) return { screen: 'shelf' }
  const own = rest.length === 0 && [...ENTRANCES, ...ROOMS].find((screen) => screen === first)
  if (own) return { screen: own }
  if (rest.length === 0 && first === 'activity') return { screen: 'activity', project: null }
  const [project, ...within] = rest
  const found = first === 'books' && project ? bookRoute(project, within) : null
  return found ?? { screen: 'unknown', path }
}

function bookRoute(project: string, parts: string[]): Route | null {
  const [first, name, third, fourth, fifth] = parts
  if (parts.length === 0) return { screen: 'desk', project, draft: null, scene: null }
  const ofBook = parts.length === 1 && OF_BOOK.find((screen) => screen === first)
  if (ofBook) return { screen: ofBook, project }
  const whole = parts.length === 1 && wholeOf(first)
  if (whole) return { screen: whole, project, draft: null }
  if (first === ORIGINS) return originsRoute(project, null, parts.slice(1))
  if (!name) return null
  if (first === VERSIONS && third && parts.length === 3) return { screen: 'versions', project, draft: null, first: name, second: third }
  if (first === 'scenes' && parts.length === 2) return { screen: 'desk', project, draft: null, scene: name }
  if (first === 'scenes' && third === 'suggestions' && fourth && parts.length === 4) return { screen: 'review', project, scene: name, suggestion: fourth }
  if (first !== 'drafts') return null
  if (parts.length === 2) return { screen: 'desk', project, draft: name, scene: null }
  const ofDraft = parts.length === 3 && wholeOf(third)
  if (ofDraft) return { screen: ofDraft, project, draft: name }
  if (third === ORIGINS) return originsRoute(project, name, parts.slice(3))
  if (third === VERSIONS && fourth && fifth && parts.length === 5) return { screen: 'versions', project, draft: name, first: fourth, second: fifth }
  if (third === 'compare' && parts.length === 3) return { screen: 'compare', project, draft: name }
  if (third === 'scenes' && fourth && parts.length === 4) return { screen: 'desk', project, draft: name, scene: fourth }
  return null
}

const wholeOf = (name: string | undefined) => Object.entries(WHOLES).find(([each]) => each === name)?.[1]

function originsRoute(project: string, draft: string | null, [kind, id, ...more]: string[]): Route | null {
  const route = (part: Part): Route => ({ screen: 'origins', project, draft, part })
  if (kind === undefined) return route({ kind: 'book' })
  return (kind === 'chapters' || kind === 'scenes') && id && more.length === 0 ? route({ kind, id }) : null
}

/** The address of a screen. */
export function pathOf(route: Route): string {
  const part = encodeURIComponent
  switch (route.screen) {
    case 'shelf':
      return '/'
    case 'sign-in':
    case 'sign-up':
    case 'reset-password':
    case 'verify-email':
    case 'join':
    case 'own-tools':
    case 'ways-to-sign-in':
    case 'account':
    case 'models':
    case 'your-activity':
    case 'public-books':
      return `/${route.screen}`
    case 'activity':
      return route.project === null ? '/activity' : `/books/${part(route.project)}/activity`
    case 'people':
    case 'ai':
      return `/books/${part(route.project)}/${route.screen}`
    case 'desk':
      return `${textOf(route)}${route.scene === null ? '' : `/scenes/${part(route.scene)}`}`
    case 'report':
    case 'cast':
    case 'timeline':
    case 'voices':
    case 'files':
      return `${textOf(route)}/${Object.entries(WHOLES).find(([, screen]) => screen === route.screen)![0]}`
    case 'versions':
      return `${textOf(route)}/${VERSIONS}/${part(route.first)}/${part(route.second)}`
    case 'origins':
      return `${textOf(route)}/${ORIGINS}${route.part.kind === 'book' ? '' : `/${route.part.kind}/${part(route.part.id)}`}`
    case 'compare':
      return `/books/${part(route.project)}/drafts/${part(route.draft)}/compare`
    case 'review':
      return `/books/${part(route.project)}/scenes/${part(route.scene)}/suggestions/${part(route.suggestion)}`
    case 'unknown':
      return route.path
  }
}

function textOf({ project, draft }: { project: string; draft: string | null }): string {
  return `/books/${encodeURIComponent(project)}${draft === null ? '' : `/drafts/${encodeURIComponent(draft)}`}`
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** Whether one needs no session for a screen. */
export function isEntrance(route: Route): route is { screen: Entrance } {
  return ENTRANCES.some((screen) => screen === route.screen)
}
