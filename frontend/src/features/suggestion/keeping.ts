/** The keepers of what is suggested and not sent: as safe as written words, on all devices of who suggests it, and nobody else's. */
import type { QueryClient } from '@tanstack/react-query'
import type { SaveRequest, SceneView } from '@/api/generated/models'
import { keys, MAIN } from '@/api/queries'
import { call } from '@/api/session'
import { say } from '@/components/toast'
import { keeperOf, worldOf } from '@/features/saving/registry'
import type { SceneSaver } from '@/features/saving/saver'
import { unsentOf } from '@/features/saving/stores'
import { navigate } from '@/routing/router'

export interface Suggester {
  project: string
  /** The signed-in person's account: what this browser keeps is theirs alone. */
  account: string
  client: QueryClient
}

/** The keeper of what is suggested for a scene; its words become a suggestion when they are saved. */
export function suggestingSaver({ project, account, client }: Suggester, scene: SceneView): Promise<SceneSaver> {
  const sent = (request: SaveRequest, key: string) => propose({ project, account, client }, scene.id, request, key)
  const world = worldOf(project, MAIN, scene.id, 'suggestion', unsentOf(account))
  return keeperOf({ ...world, save: sent, onSaved: () => undefined, onMerged: () => undefined }, project, MAIN, scene)
}

/** Sends it: from then on it is a suggestion like an assistant's, and the page is the book's newest text again. */
async function propose({ project, client }: Suggester, scene: string, { base, reason, autosaves, edits }: SaveRequest, key: string) {
  const body = { scene, base, text: edits[0]!.text!, note: reason ?? '', autosave: autosaves?.[scene] ?? null }
  const { id } = await call('suggestions.propose', { params: { project }, body, key })
  void client.invalidateQueries({ queryKey: keys.suggestions(project, scene) })
  say({ text: 'Suggested. It waits beside the page until somebody decides.', action: { label: 'Show', run: () => navigate({ screen: 'review', project, scene, suggestion: id }) } })
  return { commit: base, seq: 0, merged: true, change_id: key }
}
