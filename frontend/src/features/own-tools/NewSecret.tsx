/** A token's secret, shown this once. */
import type { TokenMade } from '@/api/generated/models'
import { Button } from '@/components/Button'
import { CopyField } from './CopyField'

export function NewSecret({ made, onDone }: { made: TokenMade; onDone(): void }) {
  return (
    <section aria-label="The new token" className="card flex flex-col gap-3 border-ok p-4">
      <p role="status" className="font-semibold">
        The token “{made.token.name}” is made.
      </p>
      <CopyField label="Your new token" text={made.secret} />
      <p className="rounded-card border border-warn bg-warn-tint px-3 py-2 text-warn">Copy it now: it is not shown again. Whoever has it can do what it may do, so keep it as you keep a password.</p>
      <div>
        <Button onClick={onDone}>I have it</Button>
      </div>
    </section>
  )
}
