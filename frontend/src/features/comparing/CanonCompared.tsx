/** People and places that a draft tells otherwise, field by field. */
import type { CanonChange, CanonField } from '@/api/generated/models'
import { canonNote, fieldName } from './canon'
import { Folded } from '@/components/Folded'

export function CanonCompared({ canon }: { canon: readonly CanonChange[] }) {
  if (canon.length === 0) return null
  return (
    <section aria-labelledby="canon-compared" className="flex flex-col gap-3">
      <h2 id="canon-compared" className="text-[16px] leading-6 font-semibold">
        People and places
      </h2>
      <ul className="flex flex-col gap-2">
        {canon.map((each) => (
          <li key={each.path}>
            <Folded open title={each.name} notes={canonNote(each)}>
              {each.problem ? (
                <p>
                  This cannot be read, so nothing is compared. <span className="text-muted">{each.problem}</span>
                </p>
              ) : (
                <Fields fields={each.fields} />
              )}
            </Folded>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Fields({ fields }: { fields: readonly CanonField[] }) {
  if (fields.length === 0) return <p className="text-muted">Nothing that is told is different.</p>
  return (
    <dl className="grid gap-x-4 gap-y-2 sm:grid-cols-[minmax(120px,max-content)_1fr]">
      {fields.map((field) => (
        <div key={field.name} className="contents">
          <dt className="text-muted">{fieldName(field)}</dt>
          <dd className="flex flex-wrap gap-x-2 [overflow-wrap:anywhere] whitespace-pre-line">
            {field.before !== null && <del className="words-removed">{field.before}</del>}
            {field.after !== null && <ins className="words-added">{field.after}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
