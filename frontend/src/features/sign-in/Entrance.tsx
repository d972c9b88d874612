/** The frame of every screen that one needs no session for. */
import type { ReactNode } from 'react'

export function EntranceFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="mx-auto flex max-w-[400px] flex-col gap-6 p-6 pt-[12vh]">
      <div className="flex flex-col gap-1">
        <p className="font-page text-[17px] leading-6 text-muted">PlotWeaver</p>
        <h1 className="font-page text-[24px] leading-8 font-medium">{title}</h1>
      </div>
      {children}
    </main>
  )
}
