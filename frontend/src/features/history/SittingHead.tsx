/** When somebody sat at the words, who, and how many came and went. */
import { number, spoken } from '@/components/format'
import { whenOf } from './sittings'
import type { Sitting } from './sittings'

export function SittingHead({ sitting, me }: { sitting: Sitting; me: string }) {
  const { newest, author, agent, words } = sitting
  return (
    <p>
      <span className="font-medium">{whenOf(newest.at)}</span>, {author === me ? 'you' : author}
      {agent && <span className="badge ml-1.5 bg-agent-tint text-agent">{spoken(agent)}</span>}
      {words && (
        <span className="numbers text-muted">
          , +{number(words.added)} −{number(words.removed)} words
        </span>
      )}
    </p>
  )
}
