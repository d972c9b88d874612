/** What the page of a book's people reads, and reading it again after a change. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { keys } from '@/api/queries'
import { call } from '@/api/session'

export const useInvitations = (project: string, enabled: boolean) =>
  useQuery({ queryKey: [...keys.book(project), 'invitations'], queryFn: () => call('invitations.list', { params: { project } }), enabled })

export const useProtections = (project: string) =>
  useQuery({ queryKey: [...keys.book(project), 'protections'], queryFn: () => call('protections.get', { params: { project } }) })

export const useOffer = (project: string) => useQuery({ queryKey: [...keys.book(project), 'offer'], queryFn: () => call('ownership.get', { params: { project } }) })

/** Reads everything of a book again that may have changed with its people. */
export function useReread(project: string): () => Promise<void> {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: keys.book(project) })
}
