/** Ways from the open scene to others, and to other texts of the book. */
import { MAIN } from '@/api/queries'
import type { PlacedScene } from '@/features/outline/order'
import { writeNext } from '@/features/page'
import { navigate } from '@/routing/router'
import type { Part } from '@/routing/routes'

interface From {
  project: string
  /** The draft of the book that is open; null: the book itself. */
  draft: string | null
  scene: string | null
  /** Every scene of the open text, in order. */
  scenes: readonly PlacedScene[]
  /** Brings the keyboard to the open page. */
  home(): void
}

export type Ways = ReturnType<typeof waysFrom>

export function waysFrom({ project, draft, scene, scenes, home }: From) {
  const go = (target: string) => navigate({ screen: 'desk', project, draft, scene: target })
  const write = (target: string) => {
    // no other page comes
    if (target === scene) return home()
    writeNext(target)
    go(target)
  }
  return {
    go,
    /** A scene that the caret, or the reader, is at now: no step to come back to. */
    arrive: (target: string) => navigate({ screen: 'desk', project, draft, scene: target }, true),
    /** Goes to a scene and puts the keyboard in it. */
    write,
    /** So many scenes on, or back. */
    step: (by: number) => {
      const next = scenes[scenes.findIndex((each) => each.scene.id === scene) + by]
      if (next) write(next.scene.id)
    },
    openText: (branch: string, target: string | null = scene) => navigate({ screen: 'desk', project, draft: branch === MAIN ? null : branch, scene: target }),
    whoWrote: (part: Part) => navigate({ screen: 'origins', project, draft, part }),
  }
}
