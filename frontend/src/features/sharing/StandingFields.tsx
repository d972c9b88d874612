/** Choosing a role, and for a writer perhaps some chapters only. */
'use client'

import type { Outline } from '@/api/generated/models'
import { Choice } from '@/components/Choice'
import { ROLES } from './roles'
import type { GivenRole } from './roles'

export interface Standing {
  role: GivenRole
  chapters: string[] | null
}

interface StandingFieldsProps {
  value: Standing
  onChange(value: Standing): void
  chapters: Outline['chapters']
}

export function StandingFields({ value, onChange, chapters }: StandingFieldsProps) {
  const limited = value.chapters ?? []
  return (
    <>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 font-medium">What may they do?</legend>
        {ROLES.map(([role, title, note]) => (
          <Choice key={role} name="role" value={role} checked={value.role === role} onChange={() => onChange({ role, chapters: null })} title={title} note={note} />
        ))}
      </fieldset>
      {value.role === 'writer' && chapters.length > 0 && (
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 font-medium">Where?</legend>
          <label className="flex items-center gap-2">
            <input type="radio" name="where" checked={value.chapters === null} onChange={() => onChange({ ...value, chapters: null })} />
            The whole book
          </label>
          <label className="flex items-center gap-2">
            <input type="radio" name="where" checked={value.chapters !== null} onChange={() => onChange({ ...value, chapters: [chapters[0]!.slug] })} />
            Some chapters
          </label>
          {value.chapters !== null && (
            <div className="card flex max-h-48 flex-col gap-1 overflow-y-auto p-3">
              {chapters.map((chapter) => (
                <label key={chapter.slug} className="flex items-center gap-2">
                  <input
                    type="checkbox"
                    checked={limited.includes(chapter.slug)}
                    onChange={(event) => {
                      const next = event.target.checked ? [...limited, chapter.slug] : limited.filter((each) => each !== chapter.slug)
                      // nobody is given a chapter of nothing
                      if (next.length > 0) onChange({ ...value, chapters: next })
                    }}
                  />
                  {chapter.title}
                </label>
              ))}
            </div>
          )}
        </fieldset>
      )}
    </>
  )
}
