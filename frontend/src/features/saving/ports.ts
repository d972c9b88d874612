/** What the keeper of a scene's words tells, and what it asks of the world around it. */
import type { Autosave, AutosaveInfo, Saved, SaveRequest, SceneView } from '@/api/generated/models'
import type { Autosaves } from './autosaver'
import type { LocalCopies } from './local'
import type { After } from './pause'

export type SavePhase = 'saved' | 'unsaved' | 'saving' | 'offline' | 'failed' | 'choice'

export interface SaveState {
  phase: SavePhase
  error: unknown
  /** What both began with, when two people changed the same sentence. */
  common: string | null
  /** What the writer wrote on another device, when both changed the same sentence. */
  other: Autosave | null
}

/** Every word is in a version, and nothing is to be said. */
export const AT_REST: SaveState = { phase: 'saved', error: null, common: null, other: null }

/** Words that are written in the book, or other words for a scene, which nobody sees before they are suggested. */
export type Kind = AutosaveInfo['kind']

export interface SaverPorts {
  kind: Kind
  save(request: SaveRequest, key: string): Promise<Saved>
  read(): Promise<SceneView>
  /** The scene as it was in an earlier version. */
  at(commit: string): Promise<SceneView>
  local: LocalCopies
  autosaves: Autosaves
  /** This browser, in words. */
  device: string
  after: After
  /** A version was made; `scene` is what now stands on the server. */
  onSaved(scene: SceneView): void
  /** Others wrote in this scene too since the version `since`, and both are in `scene`. */
  onMerged(scene: SceneView, since: string): void
  /** Words that the writer wrote on another device are on the page now. */
  onElsewhere(copy: Autosave): void
}
