/** Reads how a book stands: its newest report, the versions before, and the findings themselves. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { keys } from '@/api/queries'
import { call } from '@/api/session'

/** While the newest version is being looked at and no event comes: a second chance. */
const AGAIN = 4000
export const VERSIONS = 30

export const useReport = (project: string, branch: string) =>
  useQuery({
    queryKey: [...keys.quality(project), 'report', branch],
    queryFn: () => call('quality.report', { params: { project }, query: { branch } }),
    refetchInterval: (query) => (query.state.data?.report === null ? AGAIN : false),
  })

export const useTrend = (project: string, branch: string) =>
  useQuery({
    queryKey: [...keys.quality(project), 'trend', branch],
    queryFn: () => call('quality.trend', { params: { project }, query: { branch, limit: VERSIONS } }),
  })

/** The findings of one version; asked for when somebody wants to see them. */
export const useFindings = (project: string, branch: string, commit: string, wanted: boolean) =>
  useQuery({
    queryKey: [...keys.quality(project), 'findings', branch, commit],
    queryFn: () => call('findings.list', { params: { project }, query: { at: commit } }),
    enabled: wanted,
    // a version never changes
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  })
