/** What happens beside the scenes, as the author keeps it. */
import type { TimelineEvent } from '@/api/generated/models'

export function Events({ events }: { events: readonly TimelineEvent[] }) {
  if (events.length === 0) return null
  return (
    <section className="flex flex-col gap-2" aria-labelledby="timeline-events">
      <h2 id="timeline-events" className="text-[16px] leading-6 font-semibold">
        Beside the scenes
      </h2>
      <p className="text-sec text-muted">From the book’s own list of what happens, world/timeline.yaml.</p>
      <dl className="card grid gap-x-4 gap-y-1 px-4 py-3 sm:grid-cols-[12em_1fr]">
        {events.map((each, at) => (
          <div key={at} className="contents">
            <dt className="text-muted [overflow-wrap:anywhere]">{each.when}</dt>
            <dd className="[overflow-wrap:anywhere]">{each.what}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
