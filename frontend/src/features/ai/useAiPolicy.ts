/** Reads which models may read a book. */
import { useQuery } from '@tanstack/react-query'
import { keys } from '@/api/queries'
import { call } from '@/api/session'

export const useAiPolicy = (project: string) => useQuery({ queryKey: [...keys.book(project), 'ai'], queryFn: () => call('ai.policy', { params: { project } }) })
