/** What can be done about who keeps a scene, a chapter or the book, as the items of its menu. Pure. */
import type { Lock } from '@/api/generated/models'

export type LockWish = 'keep' | 'freeze' | 'ask' | 'release'
export type Kind = 'scene' | 'chapter' | 'book'

export interface LockItem {
  wish: LockWish
  label: string
}

interface Asker {
  me: string
  mayFreeze: boolean
}

/** `own`: the lock on the thing itself; `over`: the strictest it is under, which may be its chapter's or the book's. */
export function lockItems(kind: Kind, own: Lock | null, over: Lock | null, { me, mayFreeze }: Asker): LockItem[] {
  const items: LockItem[] = []
  const mine = own !== null && own.holder === me && own.level !== 'frozen'
  if (own === null) items.push({ wish: 'keep', label: `Keep ${named(kind)} to myself…` })
  if (mine) items.push({ wish: 'keep', label: 'Keep it otherwise…' })
  if (mayFreeze && own?.level !== 'frozen') items.push({ wish: 'freeze', label: `Freeze ${named(kind)}…` })
  const mayLift = over?.level === 'frozen' && mayFreeze
  if (over !== null && over.holder !== me && !mayLift) items.push({ wish: 'ask', label: `Ask ${over.name} to let go…` })
  const release = own && releaseLabel(own, mine, mayFreeze)
  if (release) items.push({ wish: 'release', label: release })
  return items
}

function releaseLabel(own: Lock, mine: boolean, mayFreeze: boolean): string | null {
  if (mine) return 'Let it go'
  if (!mayFreeze) return null
  return own.level === 'frozen' ? 'Lift the freeze' : `Take it from ${own.name}`
}

function named(kind: Kind): string {
  return kind === 'book' ? 'the book' : `this ${kind}`
}
