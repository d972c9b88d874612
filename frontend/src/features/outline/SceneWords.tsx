/** How many words a scene has, as one writes. */
import type { OutlineScene } from '@/api/generated/models'
import { number } from '@/components/format'
import { useWordsOf } from './living'
import type { Living } from './living'

export function SceneWords({ living, scene, readAt }: { living: Living; scene: OutlineScene; readAt: number }) {
  return (
    <span id={`words-${scene.id}`} className="numbers shrink-0 text-count leading-5 text-muted">
      {number(useWordsOf(living, [scene], readAt))}
    </span>
  )
}
