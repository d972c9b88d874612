/** A day of the story: its scenes, where in it they lie, who is in them, and what does not fit. */
import type { Finding, TimelineScene } from '@/api/generated/models'
import { shortened } from '@/features/notes/NoteText'
import { Link } from '@/routing/router'
import { partOfDay } from './days'
import type { Day } from './days'
import './timeline.css'

interface DayOfScenesProps {
  project: string
  draft: string | null
  day: Day
  clashes: readonly Finding[]
}

export function DayOfScenes({ project, draft, day, clashes }: DayOfScenesProps) {
  return (
    <section className="flex flex-col gap-2">
      <h2 className={`text-[16px] leading-6 ${day.label === null ? 'text-muted' : 'font-semibold'}`}>{day.label ?? 'No time told'}</h2>
      <ol className="card px-4">
        {day.scenes.map((scene, at) => (
          <li key={scene.scene} className={`flex flex-col gap-1 py-2 ${at > 0 ? 'border-t border-line' : ''}`}>
            <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <Link to={{ screen: 'desk', project, draft, scene: scene.scene }} className="link min-w-0 [overflow-wrap:anywhere]">
                {scene.title}
              </Link>
              {scene.chapter !== scene.title && <span className="text-sec text-muted [overflow-wrap:anywhere]">{scene.chapter}</span>}
            </p>
            <Time scene={scene} />
            {scene.told.map((each) => (
              <p key={`${each.start} ${each.kind}`} className="text-sec [overflow-wrap:anywhere]">
                <span className="text-muted">The page says:</span> <span className="font-page italic">“{shortened(each.quote)}”</span>
              </p>
            ))}
            {clashes
              .filter((each) => each.scene === scene.scene)
              .map((each) => (
                <p key={each.id} className="text-sec [overflow-wrap:anywhere]">
                  <span className="badge mr-1.5 bg-warn-tint text-warn">Does not fit</span>
                  {each.message}
                </p>
              ))}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Time({ scene }: { scene: TimelineScene }) {
  const part = partOfDay(scene)
  const about = [scene.when, scene.place, scene.people.join(', ')].filter(Boolean).join(' · ')
  return (
    <p className="numbers flex flex-wrap items-center gap-x-3 gap-y-1 text-sec text-muted">
      {part && (
        <span className="day-track" aria-hidden>
          <span className="day-part" style={{ left: `${part.from}%`, width: `${part.to - part.from}%` }} />
        </span>
      )}
      <span className="[overflow-wrap:anywhere]">{about}</span>
    </p>
  )
}
