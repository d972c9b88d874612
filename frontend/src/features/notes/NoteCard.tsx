/** One note: what it quotes, what could be done, and the ways to do it. */
import type { Finding } from '@/api/generated/models'
import { Button } from '@/components/Button'
import { Link } from '@/routing/router'
import { NoteText, shortened } from './NoteText'

interface NoteCardProps {
  project: string
  draft: string | null
  finding: Finding
  chosen: boolean
  titleOf(path: string): { id: string; title: string } | null
  /** Selects the words; undefined while they are not where they were. */
  onGo?: (() => void) | undefined
  /** Puts in what the note is sure of. */
  onFix?: (() => void) | undefined
  onIntended?: (() => void) | undefined
}

export function NoteCard({ project, draft, finding, chosen, titleOf, onGo, onFix, onIntended }: NoteCardProps) {
  return (
    <li data-note-card={finding.id} aria-current={chosen || undefined} className={`card flex flex-col gap-2 p-3 ${chosen ? 'border-accent' : ''}`}>
      <NoteText finding={finding} />
      {finding.suggestion && <p className="text-sec text-muted">{finding.suggestion}</p>}
      {finding.related.length > 0 && (
        <ul className="flex flex-col gap-1 text-sec">
          {finding.related.slice(0, 3).map((each) => {
            const scene = titleOf(each.path)
            return (
              <li key={`${each.path} ${each.start}`}>
                <span className="text-muted">Also </span>
                <span className="font-page italic">“{shortened(each.quote)}”</span>
                {scene && scene.id !== finding.scene && (
                  <>
                    <span className="text-muted"> in </span>
                    <Link to={{ screen: 'desk', project, draft, scene: scene.id }} className="link">
                      {scene.title}
                    </Link>
                  </>
                )}
              </li>
            )
          })}
        </ul>
      )}
      <div className="flex flex-wrap gap-2 empty:hidden">
        {onGo && <Button onClick={onGo}>Go there</Button>}
        {onFix && <Button onClick={onFix}>Use “{finding.fix}”</Button>}
        {onIntended && <Button onClick={onIntended}>Intended…</Button>}
      </div>
      {finding.why && (
        <details>
          <summary className="cursor-pointer text-sec text-muted">Why this is noted</summary>
          <p className="mt-1 text-sec text-muted">
            {finding.title}. {finding.why}
          </p>
        </details>
      )}
    </li>
  )
}
