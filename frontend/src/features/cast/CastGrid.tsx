/** The table of scenes and people: it scrolls by itself, so that the page never does sideways. */
'use client'

import { useState } from 'react'
import type { CastView } from '@/api/generated/models'
import { Button } from '@/components/Button'
import { counted } from '@/components/format'
import { Link } from '@/routing/router'
import { cellOf, chaptersOf, columns, missing } from './grid'

interface CastGridProps {
  project: string
  draft: string | null
  cast: CastView
}

export function CastGrid({ project, draft, cast }: CastGridProps) {
  const [all, setAll] = useState(false)
  const shown = columns(cast, all)
  const others = columns(cast, true).length - shown.length
  const absent = missing(cast)
  return (
    <>
      <p className="text-sec text-muted">
        ○ named · ● named more than three times · ◉ the scene is told from here. A name is enough; who is only spoken of counts, too.
      </p>
      <div className="card relative overflow-x-auto" role="region" aria-label="Scenes and people, scrolls sideways" tabIndex={0}>
        <table className="min-w-full border-separate border-spacing-0">
          <caption className="sr-only">Who is in which scene</caption>
          <thead>
            <tr className="text-sec">
              <th scope="col" className="sticky left-0 z-10 bg-page px-4 py-2 text-left font-normal text-muted">
                Scene
              </th>
              {shown.map((each) => (
                <th key={each.id} scope="col" className="px-3 py-2 text-left align-bottom font-medium">
                  <span className="block max-w-[8em] min-w-[4.5em] break-words">{each.name}</span>
                  <span className="numbers block font-normal text-muted">{counted(each.scenes, 'scene')}</span>
                </th>
              ))}
            </tr>
          </thead>
          {chaptersOf(cast).map(({ chapter, scenes }, at) => (
            <tbody key={`${at} ${chapter}`}>
              <tr>
                <th scope="rowgroup" colSpan={shown.length + 1} className="border-t border-line bg-desk px-4 py-1 text-left text-sec font-semibold">
                  <span className="sticky left-4">{chapter}</span>
                </th>
              </tr>
              {scenes.map((scene) => (
                <tr key={scene.scene}>
                  <th scope="row" className="sticky left-0 z-10 max-w-[12em] min-w-[8em] border-t border-line bg-page px-4 py-1.5 text-left font-normal break-words">
                    <Link to={{ screen: 'desk', project, draft, scene: scene.scene }} className="link">
                      {scene.title}
                    </Link>
                  </th>
                  {shown.map((person) => {
                    const cell = cellOf(scene, person.id)
                    return (
                      <td key={person.id} className="border-t border-line px-3 py-1.5">
                        {cell && (
                          <span title={`${person.name}: ${cell.said}`}>
                            <span aria-hidden>{cell.sign}</span>
                            <span className="sr-only">{cell.said}</span>
                          </span>
                        )}
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
      {others > 0 && (
        <div>
          <Button onClick={() => setAll(true)}>Show {counted(others, 'more person', 'more people')}</Button>
        </div>
      )}
      {absent.length > 0 && (
        <p className="text-sec text-muted">
          In no scene yet: {absent.map((each) => each.name).join(', ')}.
        </p>
      )}
    </>
  )
}
