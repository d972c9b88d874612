/** Brings one text of the book into another; where both changed the same sentence, one chooses first. */
'use client'

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Edit, Saved } from '@/api/generated/models'
import { ApiProblem } from '@/api/problem'
import type { ConflictedText } from '@/api/problem'
import { readBranches } from '@/api/queries'
import { call } from '@/api/session'
import { say } from '@/components/toast'
import { allTheSame } from '@/features/locks/allTheSame'
import { clashed, withChosen } from './conflicted'
import { useDrafts } from './useDrafts'

/** Two texts of the book, each a draft or the book itself, and their newest versions. */
export interface Stand {
  name: string
  into: string
  tip: string
  onto: string
}

/** What there is to choose about, and between which versions. */
export interface Clash {
  texts: readonly ConflictedText[]
  stand: Stand
}

interface Given {
  project: string
  name: string
  into: string
  /** Makes sure that nothing would be left behind; throws what to say otherwise. */
  before?(): Promise<void>
  onBrought(saved: Saved): unknown
}

export function useBringing({ project, name, into, before, onBrought }: Given) {
  const { bring, written } = useDrafts(project)
  const [clash, setClash] = useState<Clash | null>(null)

  /** Brings it, or asks where both changed the same; what was chosen already stands as this side’s then. */
  async function brought(chosen: readonly Edit[]): Promise<Saved | null> {
    // how both stood before: a choice is made on top of that, so that nothing written meanwhile is lost
    const stand = await standOf(project, name, into)
    try {
      return await bring.mutateAsync({ name, into })
    } catch (error) {
      if (!clashed(error)) throw error
      setClash({ texts: withChosen(error.conflicts, chosen), stand })
      return null
    }
  }
  const bringing = useMutation({
    mutationFn: async () => {
      await before?.()
      return brought([])
    },
    onSuccess: (saved) => saved && onBrought(saved),
  })

  /** Brings it as was chosen. */
  async function keep({ stand }: Clash, chosen: Edit[]): Promise<void> {
    try {
      const saved = await bringChosen(project, stand, chosen)
      await written(saved.seq)
      await onBrought(saved)
    } catch (error) {
      if (!clashed(error)) throw error
      // the other text moved on in the same place
      const saved = await brought(chosen)
      if (saved !== null) return void (await onBrought(saved))
      say({ text: 'It was changed there meanwhile. Your choice stands on the first side: please choose once more.' })
      throw error
    }
  }
  return { bringing, clash, keep, leave: () => setClash(null) }
}

async function standOf(project: string, name: string, into: string): Promise<Stand> {
  const { branches } = await readBranches(project)
  const commitOf = (wanted: string) => branches.find((each) => each.name === wanted)?.commit
  const [tip, onto] = [commitOf(name), commitOf(into)]
  if (tip === undefined || onto === undefined) throw new ApiProblem('not_found', 404, 'This draft is not there any more')
  return { name, into, tip, onto }
}

/** Brings one into the other on top of the versions that the choice was made about: one version, of both. */
function bringChosen(project: string, { name, into, tip, onto }: Stand, edits: Edit[]): Promise<Saved> {
  return allTheSame((reason) => call('branches.merge', { params: { project }, body: { name, into, chosen: { tip, into: onto, edits }, ...(reason && { reason }) } }))
}
