/** By what means a version came, in words; `facts` are what the machine noted with it. */
import { dollars, spoken } from '@/components/format'

export function meansOf(facts: Readonly<Record<string, string>>): string[] {
  const { agent, model, cost, origin, restores, pasted } = facts
  const by = facts['accepted-by']
  const means = [
    agent && `Drafted by ${spoken(agent)}${model ? ` with ${model}` : ''}${cost ? `; the whole draft cost ${dollars(Number(cost))}` : ''}.`,
    by && `Let in by ${by}.`,
    origin === 'imported' && 'Brought in from elsewhere.',
    restores && 'Words of an earlier version came back.',
    pasted && 'Some of its words were pasted.',
  ]
  return means.filter((each): each is string => Boolean(each))
}
