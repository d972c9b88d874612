/** Says under a field of plain text what the signs in it do, where there are any. */
import { runsOf } from '@/features/page/reading'

export function InItalics({ text }: { text: string }) {
  if (!runsOf(text).some((run) => run.em || run.strong)) return null
  return <p className="text-sec text-muted">The page shows words between stars in italics, and between two stars in bold.</p>
}
