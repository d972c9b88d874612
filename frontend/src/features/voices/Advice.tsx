/** Who speaks otherwise later, and lines that somebody else would rather say: advice, and nothing more. */
import type { Drift, Misfit } from '@/api/generated/models'
import { counted } from '@/components/format'
import { shortened } from '@/features/notes/NoteText'
import { Link } from '@/routing/router'
import { byPerson, drifting } from './measures'

interface AdviceProps {
  project: string
  draft: string | null
  drifts: readonly Drift[]
  misfits: readonly Misfit[]
  titleOf(scene: string): string | null
}

export function Advice({ project, draft, drifts, misfits, titleOf }: AdviceProps) {
  return (
    <>
      <section className="flex flex-col gap-2" aria-labelledby="voices-drifts">
        <h2 id="voices-drifts" className="text-[16px] leading-6 font-semibold">
          Who speaks otherwise later
        </h2>
        {drifts.length === 0 && <p className="card p-4 text-muted">Nobody, as far as enough is said.</p>}
        {drifts.length > 0 && (
          <ul className="card px-4">
            {byPerson(drifts).map(([speaker, told], at) => (
              <li key={speaker} className={`py-2 ${at > 0 ? 'border-t border-line' : ''}`}>
                <span className="font-medium">{speaker}</span>
                {told.map((each) => (
                  <p key={each.measure} className="numbers text-sec text-muted">
                    {drifting(each)}.
                  </p>
                ))}
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="flex flex-col gap-2" aria-labelledby="voices-misfits">
        <h2 id="voices-misfits" className="text-[16px] leading-6 font-semibold">
          Lines that somebody else would rather say
        </h2>
        {misfits.length === 0 && <p className="card p-4 text-muted">None was found. Few are ever found, and never in a short book.</p>}
        {misfits.length > 0 && (
          <ul className="card px-4">
            {misfits.map((each, at) => (
              <li key={`${each.path} ${each.start}`} className={`flex flex-col gap-1 py-2 ${at > 0 ? 'border-t border-line' : ''}`}>
                <p className="[overflow-wrap:anywhere]">
                  <span className="font-medium">{each.speaker}</span> says {counted(each.words, 'word')} that fit <span className="font-medium">{each.fits}</span> better, from{' '}
                  <span className="font-page italic">“{shortened(each.quote)}”</span> on.
                </p>
                <p className="text-sec">
                  <Link to={{ screen: 'desk', project, draft, scene: each.scene }} className="link [overflow-wrap:anywhere]">
                    {titleOf(each.scene) ?? 'The scene'}
                  </Link>
                </p>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  )
}
