/** The versions of a scene: named, compared, brought back, and taken back. */
'use client'

import { Bookmark } from 'lucide-react'
import { useState } from 'react'
import type { NamedVersion, SceneView, Version } from '@/api/generated/models'
import { MAIN, useBranches, useHistory } from '@/api/queries'
import { Button } from '@/components/Button'
import { moment } from '@/components/format'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { isPrivate } from '@/features/drafts/names'
import type { SceneSaver } from '@/features/saving/saver'
import { Link } from '@/routing/router'
import { BookHistory } from './BookHistory'
import { Comparing } from './Comparing'
import { messageOf } from './messages'
import { namesOf, wordsOfName } from './named'
import { NameVersion } from './NameVersion'
import { SittingHead } from './SittingHead'
import { sittings } from './sittings'
import type { Sitting } from './sittings'
import { Sure, SureToRestoreBook, SureToTakeBack } from './Sure'
import { useRestore } from './useRestore'
import { useRestoreBook } from './useRestoreBook'
import { useTakeBack } from './useTakeBack'
import { NOW } from './VersionsPage'
import { VersionActions } from './VersionActions'
import type { Wish } from './VersionActions'

interface HistoryPanelProps {
  project: string
  branch: string
  scene: SceneView
  saver: SceneSaver
  me: string
  canWrite: boolean
}

type Wished = { wish: Wish; version: Version }

export function HistoryPanel({ project, branch, scene, saver, me, canWrite }: HistoryPanelProps) {
  const history = useHistory(project, branch, scene.path)
  const named = useBranches(project).data?.named ?? []
  const [wished, setWished] = useState<Wished | null>(null)
  const restore = useRestore(project, branch, scene, saver)
  const takeBack = useTakeBack(project, branch, () => saver.save())
  const restoreBook = useRestoreBook(project, branch, () => saver.save())
  const [whole, setWhole] = useState(false)
  if (history.isPending) return <Skeleton lines={5} label="Reading the history" />
  if (history.error) return <Trouble what="The history could not be read." error={history.error} onRetry={() => void history.refetch()} />
  const { versions } = history.data
  const found = sittings(versions)
  if (found.length === 0) return <p className="text-muted">No versions yet.</p>
  const draft = branch === MAIN ? null : branch
  const close = () => setWished(null)
  const onWish = (wish: Wish, version: Version) => setWished({ wish, version })
  if (whole) {
    return (
      <div className="flex flex-col gap-3">
        <Extent whole onWhole={setWhole} />
        <BookHistory project={project} branch={branch} me={me} canWrite={canWrite} safe={() => saver.save()} />
      </div>
    )
  }
  return (
    <div className="flex flex-col gap-3">
      <Extent whole={false} onWhole={setWhole} />
      <p className="flex flex-wrap gap-x-4 gap-y-1">
        <Link to={{ screen: 'origins', project, draft, part: { kind: 'scenes', id: scene.id } }} className="link">
          Who wrote this scene
        </Link>
        <Link to={{ screen: 'origins', project, draft, part: { kind: 'book' } }} className="link">
          Who wrote the book
        </Link>
      </p>
      <NamedVersions project={project} draft={draft} named={named} canWrite={canWrite} onWish={onWish} />
      <ol className="flex flex-col gap-3">
        {found.map((sitting, at) => (
          <li key={sitting.newest.commit} className="card flex flex-col gap-2 p-3">
            <SittingLines sitting={sitting} named={named} me={me} />
            {at === 0 && <p className="text-sec text-muted">The newest version.</p>}
            <VersionActions version={sitting.newest} newest={at === 0} canWrite={canWrite} onWish={onWish} />
            {sitting.versions.length > 1 && (
              <details>
                <summary className="cursor-pointer text-sec text-muted">{sitting.versions.length - 1} earlier in this sitting</summary>
                <ol className="mt-2 flex flex-col gap-3 border-l border-line pl-3">
                  {sitting.versions.slice(1).map((version) => (
                    <li key={version.commit} className="flex flex-col gap-2">
                      <Names commit={version.commit} named={named} />
                      <p className="numbers text-sec">
                        {messageOf(version)}, {moment(version.at)}
                      </p>
                      <VersionActions version={version} newest={false} canWrite={canWrite} onWish={onWish} />
                    </li>
                  ))}
                </ol>
              </details>
            )}
          </li>
        ))}
      </ol>
      {wished?.wish === 'compare' && (
        <Comparing project={project} path={scene.path} versions={versions} named={named} from={wished.version.commit} now={scene.commit} restore={canWrite ? restore : undefined} onClose={close} />
      )}
      {wished?.wish === 'name' && <NameVersion project={project} version={wished.version} named={named} alone={isPrivate(branch)} onClose={close} />}
      {wished?.wish === 'restore' && (
        <Sure
          title={`Restore ${namesOf(wished.version.commit, named).map((name) => `“${name}”`)[0] ?? `the version of ${moment(wished.version.at)}`}?`}
          description="This scene becomes what it was then. Today’s stays in History."
          no="Keep today’s"
          yes={restore.isPending ? 'Restoring…' : 'Restore this version'}
          busy={restore.isPending}
          onYes={() => restore.mutate({ version: wished.version.commit, path: wished.version.path ?? null }, { onSettled: close })}
          onNo={close}
        />
      )}
      {wished?.wish === 'restore the book' && (
        <SureToRestoreBook
          at={moment(wished.version.at)}
          draft={draft !== null}
          busy={restoreBook.isPending}
          onYes={() => restoreBook.mutate(wished.version.commit, { onSettled: close })}
          onNo={close}
        />
      )}
      {wished?.wish === 'take back' && (
        <SureToTakeBack
          message={messageOf(wished.version)}
          at={moment(wished.version.at)}
          busy={takeBack.isPending}
          onYes={() => takeBack.mutate(wished.version.commit, { onSettled: close })}
          onNo={close}
        />
      )}
    </div>
  )
}

/** Whether one sees the versions of this scene or of the whole book. */
function Extent({ whole, onWhole }: { whole: boolean; onWhole(whole: boolean): void }) {
  return (
    <div role="group" aria-label="Versions of what" className="flex gap-2">
      <Button aria-pressed={!whole} kind={whole ? 'normal' : 'primary'} onClick={() => onWhole(false)}>
        This scene
      </Button>
      <Button aria-pressed={whole} kind={whole ? 'primary' : 'normal'} onClick={() => onWhole(true)}>
        The whole book
      </Button>
    </div>
  )
}

function SittingLines({ sitting, named, me }: { sitting: Sitting; named: readonly NamedVersion[]; me: string }) {
  const { newest, versions } = sitting
  return (
    <>
      <Names commit={newest.commit} named={named} />
      <SittingHead sitting={sitting} me={me} />
      <p className="numbers text-sec text-muted">
        {versions.length === 1 ? `${messageOf(newest)}, ${moment(newest.at)}` : moment(newest.at)}
      </p>
      {versions.flatMap(({ commit, reason }) => (reason ? [<Reason key={commit} reason={reason} />] : []))}
    </>
  )
}

/** Why somebody wrote what another one kept. */
function Reason({ reason }: { reason: string }) {
  return <p className="text-sec text-warn [overflow-wrap:anywhere]">Written though it was kept: “{reason}”</p>
}

function Names({ commit, named }: { commit: string; named: readonly NamedVersion[] }) {
  return namesOf(commit, named).map((name) => (
    <p key={name} className="flex items-start gap-1.5 font-semibold">
      <Bookmark size={16} aria-hidden className="mt-0.5 shrink-0" />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <span className="sr-only">named: </span>
        {name}
      </span>
    </p>
  ))
}

interface NamedVersionsProps {
  project: string
  draft: string | null
  named: readonly NamedVersion[]
  canWrite: boolean
  onWish(wish: Wish, version: Version): void
}

/** The book's named versions, also those in which this scene did not change. */
function NamedVersions({ project, draft, named, canWrite, onWish }: NamedVersionsProps) {
  if (named.length === 0) return null
  const asVersion = (each: NamedVersion): Version => ({ commit: each.commit, message: wordsOfName(each), author: '', at: each.at, agent: null })
  return (
    <details className="card p-3">
      <summary className="cursor-pointer font-medium">Named versions of the book ({named.length})</summary>
      <ul className="mt-3 flex flex-col gap-3">
        {named.map((each) => (
          <li key={each.name} className="flex flex-col gap-2 border-t border-line pt-3">
            <p className="flex items-start gap-1.5 font-semibold">
              <Bookmark size={16} aria-hidden className="mt-0.5 shrink-0" />
              <span className="min-w-0 [overflow-wrap:anywhere]">{wordsOfName(each)}</span>
            </p>
            <p className="numbers text-sec text-muted">Named {moment(each.at)}</p>
            <div className="flex flex-wrap gap-2">
              <Button onClick={() => onWish('compare', asVersion(each))}>Compare</Button>
              {canWrite && <Button onClick={() => onWish('restore', asVersion(each))}>Restore</Button>}
              {canWrite && <Button onClick={() => onWish('restore the book', asVersion(each))}>Restore the book…</Button>}
              <Link to={{ screen: 'versions', project, draft, first: each.commit, second: NOW }} className="button">
                Compare the book
              </Link>
            </div>
          </li>
        ))}
      </ul>
    </details>
  )
}
