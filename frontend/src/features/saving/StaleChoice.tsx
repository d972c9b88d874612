/** Two people changed the same sentence: both texts side by side, and nothing lost until one chooses. */
'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Autosave, SceneView } from '@/api/generated/models'
import { wordsOf } from '@/api/problem'
import { keys, readScene } from '@/api/queries'
import { Button } from '@/components/Button'
import { moment, seconds } from '@/components/format'
import { ChoiceDialog } from './ChoiceDialog'
import { nameOf, otherAuthor } from './coauthor'
import type { SceneSaver } from './saver'
import { stretches } from './stale'
import type { Stretch } from './stale'
import { useSaveState } from './useSaver'

interface StaleChoiceProps {
  saver: SceneSaver | null
  me: string
}

interface Sides {
  newest: SceneView
  parts: Stretch[]
  who: string
  when: string
}

export function StaleChoice({ saver, me }: StaleChoiceProps) {
  const { phase, common, other: device } = useSaveState(saver)
  const [sides, setSides] = useState<Sides | null>(null)
  const comparing = useMutation({ mutationFn: () => bothSides(saver!, common ?? '', me), onSuccess: setSides })
  const other = useQuery({
    queryKey: [...keys.book(saver?.project ?? ''), 'other', saver?.branch, saver?.base.path, common],
    queryFn: () => otherAuthor(meeting(saver!), me),
    enabled: saver !== null && phase === 'choice' && device === null,
  })
  if (saver === null || phase !== 'choice') return null
  if (device !== null) return <DeviceChoice key={device.mark} saver={saver} common={common ?? ''} other={device} />
  return (
    <div role="alert" className="flex flex-wrap items-center justify-between gap-2 border-b border-warn bg-warn-tint px-4 py-2 text-warn">
      <span>You and {nameOf(other.data?.author, me)} changed the same sentence. Nothing is lost or shared until you choose.</span>
      <Button disabled={comparing.isPending} onClick={() => comparing.mutate()}>
        Choose
      </Button>
      {comparing.error && <span>{wordsOf(comparing.error)}</span>}
      {sides && (
        <ChoiceDialog
          title={`You and ${sides.who} changed the same sentence`}
          description="Nothing is lost or shared until you choose."
          texts={[{ name: '', parts: sides.parts, mine: { name: 'Mine', note: 'now' }, theirs: { name: owned(sides.who), note: sides.when } }]}
          onKeep={([text]) => saver.choose(sides.newest, text!)}
          onClose={() => setSides(null)}
        />
      )}
    </div>
  )
}

/** The same writer wrote in the same sentence on two devices. */
function DeviceChoice({ saver, common, other }: { saver: SceneSaver; common: string; other: Autosave }) {
  const [choosing, setChoosing] = useState(false)
  const there = other.device || 'another device'
  const said = `You changed the same sentence on ${there}, too.`
  return (
    <div role="alert" className="flex flex-wrap items-center justify-between gap-2 border-b border-warn bg-warn-tint px-4 py-2 text-warn">
      <span>{said} Nothing is lost or shared until you choose.</span>
      <Button onClick={() => setChoosing(true)}>Choose</Button>
      {choosing && (
        <ChoiceDialog
          title={said}
          description="Nothing is lost or shared until you choose."
          keepLabel="Keep this"
          texts={[{ name: '', parts: stretches(common, saver.words, other.prose), mine: { name: 'This page', note: 'now' }, theirs: { name: 'The other', note: `${there}, ${moment(seconds(other.at).toISOString())}` } }]}
          onKeep={([text]) => saver.chooseHere(other, text!)}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  )
}

async function bothSides(saver: SceneSaver, common: string, me: string): Promise<Sides> {
  const { project, branch } = saver
  const newest = await readScene(project, branch, saver.base.id)
  const theirs = await otherAuthor(meeting(saver), me)
  // the details before the prose are not what one chooses about here
  const base = common.slice(common.length - proseOf(common, saver).length)
  return { newest, parts: stretches(base, saver.words, newest.prose), who: nameOf(theirs?.author, me), when: theirs ? moment(theirs.at) : '' }
}

const meeting = ({ project, branch, base: { path, commit } }: SceneSaver) => ({ project, branch, path, since: commit })

/** "Ben's"; a window's text is simply the other. */
function owned(who: string): string {
  return who === 'another window of yours' || who === 'someone else' ? 'The other' : `${who}’s`
}

/** The prose of an earlier text of the same file. */
function proseOf(text: string, saver: SceneSaver): string {
  const head = saver.base.text.slice(0, saver.base.text.length - saver.base.prose.length)
  if (text.startsWith(head)) return text.slice(head.length)
  return text.replace(/^---\r?\n[\s\S]*?\n---\r?\n(?:\r?\n)?/, '')
}
