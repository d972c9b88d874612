/** What screens read, kept by TanStack Query; every answer holds what this browser wrote. */
import { QueryClient, useQuery } from '@tanstack/react-query'
import { ApiProblem } from './problem'
import { minSeq } from './progress'
import { call } from './session'

/** The names under which answers are kept. */
export const keys = {
  session: ['session'] as const,
  books: ['books'] as const,
  models: ['models'] as const,
  book: (project: string) => ['book', project] as const,
  outline: (project: string) => ['book', project, 'outline'] as const,
  scene: (project: string, scene: string) => ['book', project, 'scene', scene] as const,
  history: (project: string, path: string) => ['book', project, 'history', path] as const,
  notes: (project: string, scene: string) => ['book', project, 'notes', scene] as const,
  suggestions: (project: string, scene: string) => ['book', project, 'suggestions', scene] as const,
  suggestion: (project: string, suggestion: string) => ['book', project, 'suggestion', suggestion] as const,
  run: (project: string, run: string) => ['book', project, 'run', run] as const,
}

/** Answers are kept until the live connection says that they changed. */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => failures < 2 && !(error instanceof ApiProblem && error.status >= 400 && error.status < 500),
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  })
}

const at = (project: string) => ({ min_seq: minSeq(project) })

export const readScene = (project: string, scene: string) => call('content.scene', { params: { project, scene }, query: at(project) })

export const readComparison = (project: string, path: string, base: string, head: string) =>
  call('content.compare', { params: { project }, query: { ...at(project), base, head, path } })

export const readHistory = (project: string, path: string, limit: number) =>
  call('content.history', { params: { project }, query: { ...at(project), path, limit } })

export const useSession = () => useQuery({ queryKey: keys.session, queryFn: () => call('auth.session'), staleTime: Infinity })

export const useBooks = () => useQuery({ queryKey: keys.books, queryFn: () => call('projects.list') })

export const useModels = () => useQuery({ queryKey: keys.models, queryFn: () => call('models.list') })

export const useBook = (project: string) =>
  useQuery({ queryKey: [...keys.book(project), 'self'], queryFn: () => call('projects.get', { params: { project } }) })

export const useMembers = (project: string) =>
  useQuery({ queryKey: [...keys.book(project), 'members'], queryFn: () => call('members.list', { params: { project } }) })

export const useOutline = (project: string) =>
  useQuery({ queryKey: keys.outline(project), queryFn: () => call('content.outline', { params: { project }, query: at(project) }) })

export const useScene = (project: string, scene: string | null) =>
  useQuery({ queryKey: keys.scene(project, scene ?? ''), queryFn: () => readScene(project, scene!), enabled: scene !== null })

export const useHistory = (project: string, path: string | null) =>
  useQuery({ queryKey: keys.history(project, path ?? ''), queryFn: () => readHistory(project, path!, 200), enabled: path !== null })

export const useNotes = (project: string, scene: string | null) =>
  useQuery({
    queryKey: keys.notes(project, scene ?? ''),
    queryFn: () => call('findings.list', { params: { project }, query: { scene } }),
    enabled: scene !== null,
  })

export const useSuggestions = (project: string, scene: string) =>
  useQuery({ queryKey: keys.suggestions(project, scene), queryFn: () => call('suggestions.list', { params: { project }, query: { scene } }) })

export const useSuggestion = (project: string, suggestion: string | null) =>
  useQuery({
    queryKey: keys.suggestion(project, suggestion ?? ''),
    queryFn: () => call('suggestions.get', { params: { project, suggestion: suggestion! } }),
    enabled: suggestion !== null,
  })
