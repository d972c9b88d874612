/** What can be done with one version. */
'use client'

import * as Menu from '@radix-ui/react-dropdown-menu'
import { Ellipsis } from 'lucide-react'
import type { Version } from '@/api/generated/models'
import { Button } from '@/components/Button'
import { moment } from '@/components/format'
import { giveBack } from '@/components/keyboard'

export type Wish = 'compare' | 'restore' | 'restore the book' | 'name' | 'take back'

interface VersionActionsProps {
  version: Version
  newest: boolean
  canWrite: boolean
  onWish(wish: Wish, version: Version): void
}

const ITEM = 'cursor-pointer rounded-control px-2 py-1.5 outline-none data-[highlighted]:bg-accent-tint'

export function VersionActions({ version, newest, canWrite, onWish }: VersionActionsProps) {
  if (newest && !canWrite) return null
  return (
    <div className="flex flex-wrap gap-2">
      {!newest && <Button onClick={() => onWish('compare', version)}>Compare</Button>}
      {!newest && canWrite && <Button onClick={() => onWish('restore', version)}>Restore</Button>}
      {newest && <Button onClick={() => onWish('name', version)}>Name this version…</Button>}
      {canWrite && (
        <Menu.Root>
          <Menu.Trigger className="button button-plain px-2" aria-label={`More about the version of ${moment(version.at)}`}>
            <Ellipsis size={16} aria-hidden />
          </Menu.Trigger>
          <Menu.Portal>
            <Menu.Content onCloseAutoFocus={giveBack} align="end" className="z-40 rounded-card border border-line bg-page p-1 text-ink" style={{ boxShadow: 'var(--lift)' }}>
              {!newest && (
                <Menu.Item className={ITEM} onSelect={() => onWish('name', version)}>
                  Name this version…
                </Menu.Item>
              )}
              {!newest && (
                <Menu.Item className={ITEM} onSelect={() => onWish('restore the book', version)}>
                  Restore the whole book…
                </Menu.Item>
              )}
              <Menu.Item className={ITEM} onSelect={() => onWish('take back', version)}>
                Take back what it changed…
              </Menu.Item>
            </Menu.Content>
          </Menu.Portal>
        </Menu.Root>
      )}
    </div>
  )
}
