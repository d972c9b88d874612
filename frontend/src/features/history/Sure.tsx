/** Asks once more before a version is brought back or taken back. */
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'

interface SureProps {
  title: string
  description: string
  no: string
  yes: string
  busy: boolean
  onYes(): void
  onNo(): void
}

export function Sure({ title, description, no, yes, busy, onYes, onNo }: SureProps) {
  return (
    <Dialog open title={title} description={description} onClose={onNo}>
      <div className="flex justify-end gap-2">
        <Button onClick={onNo}>{no}</Button>
        <Button kind="primary" disabled={busy} onClick={onYes}>
          {yes}
        </Button>
      </div>
    </Dialog>
  )
}

/** The same question wherever a version is taken back. */
export function SureToTakeBack({ message, at, busy, onYes, onNo }: { message: string; at: string; busy: boolean; onYes(): void; onNo(): void }) {
  return (
    <Sure
      title={`Take back what the version of ${at} changed?`}
      description={`“${message}” is undone, in every scene it changed. What was written before and after it stays.`}
      no="Leave it"
      yes={busy ? 'Taking back…' : 'Take it back'}
      busy={busy}
      onYes={onYes}
      onNo={onNo}
    />
  )
}

/** The same question wherever the whole book becomes what it was. */
export function SureToRestoreBook({ at, draft, busy, onYes, onNo }: { at: string; draft: boolean; busy: boolean; onYes(): void; onNo(): void }) {
  return (
    <Sure
      title={`Restore the whole ${draft ? 'draft' : 'book'} as it was on ${at}?`}
      description="Every scene becomes what it was then; scenes that came since are taken out. Today’s stays in History."
      no="Keep today’s"
      yes={busy ? 'Restoring…' : `Restore the ${draft ? 'draft' : 'book'}`}
      busy={busy}
      onYes={onYes}
      onNo={onNo}
    />
  )
}
