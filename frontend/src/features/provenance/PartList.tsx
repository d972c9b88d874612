/** The chapters of the book, or the scenes of a chapter, each with how its words came. */
import type { Outline, Provenance } from '@/api/generated/models'
import { counted } from '@/components/format'
import { Link } from '@/routing/router'
import type { Part } from '@/routing/routes'
import { percent, SAID } from './kinds'
import { scenesIn, sharesOf } from './shares'

interface PartListProps {
  project: string
  draft: string | null
  part: Exclude<Part, { kind: 'scenes' }>
  outline: Outline
  told: Provenance
}

export function PartList({ project, draft, part, outline, told }: PartListProps) {
  const inside = part.kind === 'book' ? chaptersOf(outline) : scenesOf(outline, part.id)
  if (inside.length === 0) return null
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-[16px] leading-6 font-semibold">{part.kind === 'book' ? 'Chapter by chapter' : 'Scene by scene'}</h2>
      <ul className="card px-4">
        {inside.map((each, at) => (
          <li key={each.part.id} className={`flex flex-col gap-0.5 py-2 ${at > 0 ? 'border-t border-line' : ''}`}>
            <span className="flex items-baseline justify-between gap-4">
              <Link to={{ screen: 'origins', project, draft, part: each.part }} className="link min-w-0 [overflow-wrap:anywhere]">
                {each.title}
              </Link>
              <span className="numbers shrink-0 text-sec text-muted">{counted(mix(each.part).words, 'word')}</span>
            </span>
            <span className="numbers text-sec text-muted">{mix(each.part).says}</span>
          </li>
        ))}
      </ul>
    </section>
  )

  function mix(of: Part): { words: number; says: string } {
    const { words, origins } = sharesOf(of, scenesIn(of, outline, told) ?? [], told)
    const present = origins.filter((each) => each.words > 0)
    return { words, says: present.map((each) => `${SAID[each.origin].label} ${percent(each.percent)}`).join(' · ') || 'Nothing written yet' }
  }
}

type Listed = { title: string; part: { kind: 'chapters' | 'scenes'; id: string } }

const chaptersOf = (outline: Outline): Listed[] => outline.chapters.map(({ slug, title }) => ({ title, part: { kind: 'chapters', id: slug } }))

const scenesOf = (outline: Outline, chapter: string): Listed[] =>
  (outline.chapters.find((each) => each.slug === chapter)?.scenes ?? []).map(({ id, title }) => ({ title, part: { kind: 'scenes', id } }))
