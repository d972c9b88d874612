/** The tokens that still work, newest first. */
import type { Token } from '@/api/generated/models'
import { Button } from '@/components/Button'
import { day, seconds } from '@/components/format'

export function TokenList({ tokens, onWithdraw }: { tokens: readonly Token[]; onWithdraw(token: Token): void }) {
  if (tokens.length === 0) return <p className="card border-dashed p-6 text-center text-muted">No tokens yet. Make one for each tool that you use.</p>
  return (
    <ul className="flex flex-col gap-2" aria-label="Your tokens">
      {tokens.map((token) => (
        <li key={token.id} className="card flex flex-wrap items-center justify-between gap-3 p-4">
          <div className="min-w-0 flex-1 basis-64">
            <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <span className="font-medium [overflow-wrap:anywhere]">{token.name}</span>
              <span className="text-sec">{token.scope === 'write' ? 'May read and write' : 'May read'}</span>
            </p>
            <p className="numbers text-sec text-muted">
              Made {day(seconds(token.created_at))} · ends {day(seconds(token.ends_at))} · {token.used_at === null ? 'never used' : `last used ${day(seconds(token.used_at))}`}
            </p>
          </div>
          <Button kind="danger" aria-label={`Withdraw ${token.name}`} onClick={() => onWithdraw(token)}>
            Withdraw…
          </Button>
        </li>
      ))}
    </ul>
  )
}
