/** Everything in which two versions of a book differ: scenes in the book's order, people and places, other files. */
import type { Route } from '@/routing/routes'
import { CanonCompared } from './CanonCompared'
import { OtherFiles } from './OtherFiles'
import { SceneCompared } from './SceneCompared'
import type { Differences } from './useDifferences'

/** So many scenes are open at first. */
const OPEN = 3

interface BookComparedProps {
  project: string
  found: Differences
  /** Said where nothing differs. */
  same: string
  /** What the versions are called, to have their words beside each other; without it they are one text. */
  beside?: readonly [string, string] | undefined
  /** Where a scene of the second version is opened, and what that is called. */
  opening: { label: string; to(scene: string): Route } | null
}

export function BookCompared({ project, found: { changes, scenes }, same, beside, opening }: BookComparedProps) {
  const { base, head, canon } = changes
  // people and places are told by what they say, not as files
  const entries = new Set(canon.map((each) => each.path))
  const files = changes.files.filter((file) => !entries.has(file.path))
  if (scenes.length + changes.files.length === 0) return <p className="card p-6 text-center text-muted">{same}</p>
  const shared = { project, base, head, beside }
  return (
    <>
      <ol className="flex flex-col gap-3" aria-label="Scenes that differ">
        {scenes.map((placed, at) => (
          <li key={`${placed.change.path} ${placed.change.kind}`}>
            <SceneCompared {...shared} placed={placed} opening={opening && { label: opening.label, to: opening.to(placed.change.id) }} open={at < OPEN} />
          </li>
        ))}
      </ol>
      <CanonCompared canon={canon} />
      <OtherFiles {...shared} files={files} />
    </>
  )
}
