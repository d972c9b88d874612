/** Reads who wrote a book, and the words of one of its scenes as they are in the version that this was told of. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { minSeq } from '@/api/progress'
import { keys } from '@/api/queries'
import { call } from '@/api/session'

export const useOrigins = (project: string, branch: string) =>
  useQuery({
    queryKey: [...keys.text(project, branch), 'provenance'],
    queryFn: ({ signal }) => call('content.provenance', { params: { project }, query: { branch, min_seq: minSeq(project) }, signal }),
  })

export const useSceneWords = (project: string, branch: string, scene: string, commit: string) =>
  useQuery({
    queryKey: [...keys.text(project, branch), 'provenance', scene, commit],
    queryFn: async ({ signal }) => {
      const [told, text] = await Promise.all([
        call('content.provenance', { params: { project }, query: { scene, at: commit }, signal }),
        call('content.scene', { params: { project, scene }, query: { at: commit }, signal }),
      ])
      return { prose: text.prose, spans: told.spans ?? [] }
    },
    staleTime: Infinity,
    // the words of the version before stay until those of the next one are here
    placeholderData: keepPreviousData,
  })
