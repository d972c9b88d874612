/** Screens that are fetched when they are first opened: who writes does not wait for those that they do not see. */
'use client'

import { Component, lazy, Suspense } from 'react'
import type { ComponentType, ReactNode } from 'react'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { Waiting } from './Waiting'

/** A screen, drawn as soon as it is here. */
export function screen<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const Fetched = lazy(async () => ({ default: await load() }))
  return function Screen(props: Props) {
    return (
      <OrTrouble>
        <Suspense fallback={<Waiting />}>
          <Fetched {...props} />
        </Suspense>
      </OrTrouble>
    )
  }
}

/** What is shown where a screen could not be fetched: a browser asks for it again only when the page is loaded anew. */
class OrTrouble extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <main className="mx-auto max-w-[480px] p-6 pt-16">
        <Notice tone="error" actions={<Button onClick={() => window.location.reload()}>Try again</Button>}>
          This screen did not open. What you wrote is safe.
        </Notice>
      </main>
    )
  }
}
