/** How many words the scenes of a book have as one writes: what the server counted, but where words are in no version yet. */
import { useMemo, useSyncExternalStore } from 'react'
import type { Outline, OutlineScene } from '@/api/generated/models'
import { counting } from '@/features/saving/counting'
import { keepersIn, watchKeepers } from '@/features/saving/registry'
import type { SceneSaver } from '@/features/saving/saver'

type Keeper = Pick<SceneSaver, 'base' | 'words' | 'dirty' | 'subscribe'>
type Watch = (listener: () => void) => () => void
type Counted = Pick<OutlineScene, 'id' | 'words'>

export interface Living {
  subscribe: Watch
  /** The words of a scene; `readAt`: when the server was asked for its count. */
  of(scene: Counted, readAt: number): number
}

interface Written {
  words: number
  /** When they were in a version, and the server could count them; null: they are in none yet. */
  shared: number | null
}

export function livingWords(watch: Watch, keepers: () => readonly Keeper[], now = Date.now): Living {
  const listeners = new Set<() => void>()
  const written = new Map<string, Written>()
  const counted = new Map<Keeper, () => void>()
  let stop = () => undefined as void

  function settle(keeper: Keeper): void {
    const { id } = keeper.base
    const [words, before] = [counting(keeper).current(), written.get(id)]
    if (keeper.dirty) written.set(id, { words, shared: null })
    else if (before?.shared === null) written.set(id, { words, shared: now() })
    else return
    for (const listener of [...listeners]) listener()
  }
  /** This happens at every key: it asks no keeper for anything. */
  function look(): void {
    const there = keepers()
    for (const keeper of there) {
      if (counted.has(keeper)) continue
      counted.set(keeper, counting(keeper).subscribe(() => settle(keeper)))
      settle(keeper)
    }
    for (const [keeper, end] of counted) {
      if (there.includes(keeper)) continue
      end()
      counted.delete(keeper)
      written.delete(keeper.base.id)
    }
  }
  return {
    subscribe(listener) {
      listeners.add(listener)
      if (listeners.size === 1) {
        stop = watch(look)
        look()
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        stop()
        for (const end of counted.values()) end()
        counted.clear()
      }
    },
    of({ id, words }, readAt) {
      const here = written.get(id)
      return here === undefined || (here.shared !== null && readAt > here.shared) ? words : here.words
    },
  }
}

export const useLiving = (project: string, branch: string): Living => useMemo(() => livingWords(watchKeepers, () => keepersIn(project, branch)), [project, branch])

/** The words of some scenes together, a moment after they are typed. */
export const useWordsOf = (living: Living, scenes: readonly Counted[], readAt: number): number => {
  const words = () => scenes.reduce((sum, scene) => sum + living.of(scene, readAt), 0)
  return useSyncExternalStore(living.subscribe, words, words)
}

/** The words of the whole book; null: not yet read. */
export function useWordsOfAll(living: Living, outline: Outline | undefined, readAt: number): number | null {
  const words = () => (outline === undefined ? null : allWords(living, outline, readAt))
  return useSyncExternalStore(living.subscribe, words, words)
}

export function allWords(living: Living, { words, chapters }: Outline, readAt: number): number {
  return chapters.flatMap((chapter) => chapter.scenes).reduce((sum, scene) => sum + living.of(scene, readAt) - scene.words, words)
}
