/** What can be done about who keeps a scene, as the items of its menu. Pure. */
import type { Lock } from '@/api/generated/models'

export type LockWish = 'keep' | 'freeze' | 'ask' | 'release'

export interface LockItem {
  wish: LockWish
  label: string
}

/** `own`: the scene's own lock; `over`: the strictest it is under, which may be its chapter's or the book's. */
export function lockItems(own: Lock | null, over: Lock | null, me: string, mayFreeze: boolean): LockItem[] {
  const items: LockItem[] = []
  if (own === null || (own.holder === me && own.level !== 'frozen')) items.push({ wish: 'keep', label: own ? 'Keep it otherwise…' : 'Keep this scene to myself…' })
  if (mayFreeze && own?.level !== 'frozen') items.push({ wish: 'freeze', label: 'Freeze…' })
  if (over !== null && over.holder !== me) items.push({ wish: 'ask', label: `Ask ${over.name} to let go…` })
  if (own !== null && own.level === 'frozen' && mayFreeze) items.push({ wish: 'release', label: 'Lift the freeze' })
  else if (own !== null && own.holder === me && own.level !== 'frozen') items.push({ wish: 'release', label: 'Let it go' })
  else if (own !== null && mayFreeze) items.push({ wish: 'release', label: `Take it from ${own.name}` })
  return items
}
