/** The models that may read a book just now, and the one that is chosen among them. */
import { useModels } from '@/api/queries'
import { allows } from '@/features/ai/policy'
import { useAiPolicy } from '@/features/ai/useAiPolicy'

export function useOfferedModel(project: string, wanted: string | null) {
  const models = useModels()
  const policy = useAiPolicy(project)
  const available = (models.data?.models ?? []).filter((each) => each.available)
  const offered = available.filter((each) => policy.data !== undefined && allows(policy.data.effective, each.provider))
  return { models, policy, available, offered, model: offered.find((each) => each.id === wanted) ?? offered[0] }
}
