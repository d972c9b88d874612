/** Says that a draft brings nothing into the book, and how to have again what was taken back there. */
'use client'

import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'

export function NothingToAdd({ draft, onClose }: { draft: string; onClose(): void }) {
  return (
    <Dialog
      open
      title="There is nothing to add"
      description={`The book has had everything in “${draft}” already. Nothing changed, and the draft is as it was.`}
      onClose={onClose}
    >
      <p>If it was taken back from the book since: open the book’s History, find the step that begins with “Took back”, and take that step back. Then it is in the book again.</p>
      <div className="flex justify-end">
        <Button kind="primary" onClick={onClose}>
          All right
        </Button>
      </div>
    </Dialog>
  )
}
