/** Which screen an address means, and the address of a screen. */

export type Route =
  | { screen: 'shelf' }
  | { screen: 'sign-in' }
  | { screen: 'own-tools' }
  | { screen: 'desk'; project: string; draft: string | null; scene: string | null }
  | { screen: 'compare'; project: string; draft: string }
  | { screen: 'review'; project: string; scene: string; suggestion: string }
  | { screen: 'unknown'; path: string }

/** Reads a path; one that means nothing is `unknown`, so that the reader is told and not sent elsewhere. */
export function parseRoute(path: string): Route {
  const [first, ...rest] = path.split('/').filter(Boolean).map(decoded)
  if (first === undefined) return { screen: 'shelf' }
  if (rest.length === 0 && (first === 'sign-in' || first === 'own-tools')) return { screen: first }
  const [project, ...within] = rest
  const found = first === 'books' && project ? bookRoute(project, within) : null
  return found ?? { screen: 'unknown', path }
}

function bookRoute(project: string, parts: string[]): Route | null {
  const [first, name, third, fourth] = parts
  if (parts.length === 0) return { screen: 'desk', project, draft: null, scene: null }
  if (!name) return null
  if (first === 'scenes' && parts.length === 2) return { screen: 'desk', project, draft: null, scene: name }
  if (first === 'scenes' && third === 'suggestions' && fourth && parts.length === 4) return { screen: 'review', project, scene: name, suggestion: fourth }
  if (first !== 'drafts') return null
  if (parts.length === 2) return { screen: 'desk', project, draft: name, scene: null }
  if (third === 'compare' && parts.length === 3) return { screen: 'compare', project, draft: name }
  if (third === 'scenes' && fourth && parts.length === 4) return { screen: 'desk', project, draft: name, scene: fourth }
  return null
}

/** The address of a screen. */
export function pathOf(route: Route): string {
  const part = encodeURIComponent
  switch (route.screen) {
    case 'shelf':
      return '/'
    case 'sign-in':
    case 'own-tools':
      return `/${route.screen}`
    case 'desk':
      return `/books/${part(route.project)}${route.draft === null ? '' : `/drafts/${part(route.draft)}`}${route.scene === null ? '' : `/scenes/${part(route.scene)}`}`
    case 'compare':
      return `/books/${part(route.project)}/drafts/${part(route.draft)}/compare`
    case 'review':
      return `/books/${part(route.project)}/scenes/${part(route.scene)}/suggestions/${part(route.suggestion)}`
    case 'unknown':
      return route.path
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
