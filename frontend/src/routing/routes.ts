/** Which screen an address means, and the address of a screen. */

export type Route =
  | { screen: 'shelf' }
  | { screen: 'sign-in' }
  | { screen: 'desk'; project: string; scene: string | null }
  | { screen: 'review'; project: string; scene: string; suggestion: string }
  | { screen: 'unknown'; path: string }

/** Reads a path; one that means nothing is `unknown`, so that the reader is told and not sent elsewhere. */
export function parseRoute(path: string): Route {
  const parts = path.split('/').filter(Boolean).map(decoded)
  const [first, project, third, scene, fifth, suggestion] = parts
  if (parts.length === 0) return { screen: 'shelf' }
  if (first === 'sign-in' && parts.length === 1) return { screen: 'sign-in' }
  if (first !== 'books' || !project) return { screen: 'unknown', path }
  if (parts.length === 2) return { screen: 'desk', project, scene: null }
  if (third !== 'scenes' || !scene) return { screen: 'unknown', path }
  if (parts.length === 4) return { screen: 'desk', project, scene }
  if (fifth === 'suggestions' && suggestion && parts.length === 6) return { screen: 'review', project, scene, suggestion }
  return { screen: 'unknown', path }
}

/** The address of a screen. */
export function pathOf(route: Route): string {
  const part = encodeURIComponent
  switch (route.screen) {
    case 'shelf':
      return '/'
    case 'sign-in':
      return '/sign-in'
    case 'desk':
      return `/books/${part(route.project)}${route.scene === null ? '' : `/scenes/${part(route.scene)}`}`
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
