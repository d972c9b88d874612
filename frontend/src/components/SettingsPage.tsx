/** A page beside the books: a way back, the person's menu, and sections one under another. */
'use client'

import type { ReactNode } from 'react'
import { Link } from '@/routing/router'
import { PersonMenu } from './PersonMenu'

export function SettingsPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="min-h-full">
      <header className="flex h-12 items-center justify-between gap-4 border-b border-line px-4">
        <Link to={{ screen: 'shelf' }} className="link">
          Your books
        </Link>
        <PersonMenu />
      </header>
      <main className="mx-auto flex max-w-[720px] flex-col gap-8 px-4 py-12">
        <h1 className="font-page text-[24px] leading-8 font-medium">{title}</h1>
        {children}
      </main>
    </div>
  )
}

interface SectionProps {
  id: string
  title: string
  action?: ReactNode
  children: ReactNode
}

export function Section({ id, title, action, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id={id} className="text-[16px] leading-6 font-semibold">
          {title}
        </h2>
        {action}
      </div>
      {children}
    </section>
  )
}
