/** A note in words, with what it quotes. */
import type { Finding } from '@/api/generated/models'
import { quoted } from '@/features/page/reading'

/** What kind of note it is, in one word. */
export function kindOf(finding: Finding): string {
  const [family] = finding.rule.split('.')
  if (family === 'repetition') return 'Repeated'
  if (family === 'style') return 'Style'
  if (family === 'continuity') return 'Continuity'
  return family === 'voice' ? 'Voice' : 'Note'
}

export function NoteText({ finding }: { finding: Finding }) {
  return (
    <p>
      <span className="badge mr-1.5 bg-warn-tint text-warn">{kindOf(finding)}</span>
      <span className="font-page italic">“{shortened(finding.quote)}”</span> <span className="text-sec text-muted">{finding.message}</span>
    </p>
  )
}

/** A quote as it reads, in one line, not longer than a glance. */
export function shortened(text: string): string {
  const flat = quoted(text)
  return flat.length <= 80 ? flat : `${flat.slice(0, 79)}…`
}
