/** What screens read, kept by TanStack Query; every answer holds what this browser wrote. */
import { QueryClient, useQuery } from '@tanstack/react-query'
import { ApiProblem, isUnplugged } from './problem'
import { minSeq } from './progress'
import { call } from './session'

/** The book's own text among its branches; every other one is a draft of the book. */
export const MAIN = 'main'

/** The names under which answers are kept. */
export const keys = {
  session: ['session'] as const,
  tokens: ['tokens'] as const,
  identities: ['identities'] as const,
  providers: ['providers'] as const,
  newcomer: ['newcomer'] as const,
  activity: ['activity'] as const,
  account: ['account'] as const,
  devices: ['devices'] as const,
  options: ['options'] as const,
  books: ['books'] as const,
  publicBooks: ['public-books'] as const,
  models: ['models'] as const,
  book: (project: string) => ['book', project] as const,
  branches: (project: string) => ['book', project, 'branches'] as const,
  locks: (project: string) => ['book', project, 'locks'] as const,
  /** Everything that was read of one branch, apart from every other. */
  texts: (project: string) => ['book', project, 'text'] as const,
  text: (project: string, branch: string) => ['book', project, 'text', branch] as const,
  outline: (project: string, branch: string) => ['book', project, 'text', branch, 'outline'] as const,
  scene: (project: string, branch: string, scene: string) => ['book', project, 'text', branch, 'scene', scene] as const,
  history: (project: string, branch: string, path: string) => ['book', project, 'text', branch, 'history', path] as const,
  notes: (project: string, branch: string, scene: string) => ['book', project, 'notes', branch, scene] as const,
  /** What the checks said of the book's versions. */
  quality: (project: string) => ['book', project, 'quality'] as const,
  suggestions: (project: string, scene: string) => ['book', project, 'suggestions', scene] as const,
  suggestion: (project: string, suggestion: string) => ['book', project, 'suggestion', suggestion] as const,
  comments: (project: string) => ['book', project, 'comments'] as const,
  run: (project: string, run: string) => ['book', project, 'run', run] as const,
}

/** Answers are kept until the live connection says that they changed. */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => failures < 2 && !isUnplugged(error) && !(error instanceof ApiProblem && ((error.status >= 400 && error.status < 500) || error.code === 'book.unreadable')),
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  })
}

const at = (project: string) => ({ min_seq: minSeq(project) })

const readOutline = (project: string, branch: string) => call('content.outline', { params: { project }, query: { ...at(project), branch } })

export const readScene = (project: string, branch: string, scene: string) =>
  call('content.scene', { params: { project, scene }, query: { ...at(project), branch } })

export const readBranches = (project: string) => call('branches.list', { params: { project }, query: at(project) })

export const readOutlineAt = (project: string, version: string) => call('content.outline', { params: { project }, query: { ...at(project), at: version } })

/** How `to` differs from `from`; `parted`: only what it changed since both were last the same. */
export const readChanges = (project: string, sides: { from: string; to: string; parted: boolean }) =>
  call('content.changes', { params: { project }, query: { ...at(project), ...sides } })

export const readComparison = (project: string, path: string, base: string, head: string, before: string | null = null) =>
  call('content.compare', { params: { project }, query: { ...at(project), base, head, path, before } })

/** The versions of a file; without one of the whole book. */
export const readHistory = (project: string, branch: string, path: string | null, limit: number) =>
  call('content.history', { params: { project }, query: { ...at(project), branch, path, limit } })

/** The history of a file as it was in one version of the book. */
export const readHistoryAt = (project: string, version: string, path: string, limit: number) =>
  call('content.history', { params: { project }, query: { ...at(project), at: version, path, limit } })

export const useSession = () => useQuery({ queryKey: keys.session, queryFn: () => call('auth.session'), staleTime: Infinity })

export const useBooks = () => useQuery({ queryKey: keys.books, queryFn: () => call('projects.list') })

/** The books that everybody may read; asked for before anybody is signed in, too. */
export const usePublicBooks = () => useQuery({ queryKey: keys.publicBooks, queryFn: () => call('projects.public') })

export const useModels = () => useQuery({ queryKey: keys.models, queryFn: () => call('models.list') })

export const useBook = (project: string) =>
  useQuery({ queryKey: [...keys.book(project), 'self'], queryFn: () => call('projects.get', { params: { project } }) })

export const useMembers = (project: string) =>
  useQuery({ queryKey: [...keys.book(project), 'members'], queryFn: () => call('members.list', { params: { project } }) })

export const useOutline = (project: string, branch: string) =>
  useQuery({ queryKey: keys.outline(project, branch), queryFn: () => readOutline(project, branch) })

export const useBranches = (project: string) => useQuery({ queryKey: keys.branches(project), queryFn: () => readBranches(project) })

export const useOwnAccount = () => useQuery({ queryKey: keys.account, queryFn: () => call('account.get'), staleTime: 0 })

export const useDevices = () => useQuery({ queryKey: keys.devices, queryFn: () => call('sessions.list'), staleTime: 0 })

/** How one comes in here; asked before anybody is signed in. */
export const useSignInOptions = () => useQuery({ queryKey: keys.options, queryFn: () => call('auth.options'), staleTime: Infinity })

export const useTokens = () => useQuery({ queryKey: keys.tokens, queryFn: () => call('tokens.list'), staleTime: 0 })

export const useIdentities = () => useQuery({ queryKey: keys.identities, queryFn: () => call('identities.list'), staleTime: 0 })

/** Whom a provider vouched for in this browser, if they have no account yet; null: nobody. */
export const useNewcomer = () =>
  useQuery({
    queryKey: keys.newcomer,
    queryFn: () => call('providers.newcomer').catch((error: unknown) => (error instanceof ApiProblem && error.code === 'not_found' ? null : Promise.reject(error))),
    staleTime: 0,
    gcTime: 0,
  })

export const useProviders = () => useQuery({ queryKey: keys.providers, queryFn: () => call('providers.list'), staleTime: Infinity })

/** A scene that was read stays in this tab, so that it opens without a network; one that was not is read as soon as there is one again. */
const KEPT = { gcTime: Infinity, refetchOnReconnect: true } as const

export const useScene = (project: string, branch: string, scene: string | null) =>
  useQuery({ queryKey: keys.scene(project, branch, scene ?? ''), queryFn: () => readScene(project, branch, scene!), enabled: scene !== null, ...KEPT })

export const useHistory = (project: string, branch: string, path: string | null) =>
  useQuery({ queryKey: keys.history(project, branch, path ?? ''), queryFn: () => readHistory(project, branch, path, 200) })

export const useNotes = (project: string, branch: string, scene: string | null) =>
  useQuery({
    queryKey: keys.notes(project, branch, scene ?? ''),
    queryFn: () => call('findings.list', { params: { project }, query: { branch, scene } }),
    enabled: scene !== null,
  })

export const useSuggestions = (project: string, scene: string) =>
  useQuery({ queryKey: keys.suggestions(project, scene), queryFn: () => call('suggestions.list', { params: { project }, query: { scene } }) })

export const useComments = (project: string, branch: string, scene: string | null) =>
  useQuery({
    queryKey: [...keys.comments(project), branch, scene],
    queryFn: () => call('comments.list', { params: { project }, query: { branch, scene } }),
    enabled: scene !== null,
  })

export const useSuggestion = (project: string, suggestion: string | null) =>
  useQuery({
    queryKey: keys.suggestion(project, suggestion ?? ''),
    queryFn: () => call('suggestions.get', { params: { project, suggestion: suggestion! } }),
    enabled: suggestion !== null,
  })
