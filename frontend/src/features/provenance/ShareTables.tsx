/** The shares of a part of the book in words and per cent: how they came, who brought them, which assistant wrote them. */
import type { OriginShare } from '@/api/generated/models'
import { counted, number } from '@/components/format'
import { assistant, percent, SAID } from './kinds'
import type { Shares } from './shares'

export function ShareTables({ shares, me }: { shares: Shares; me: string }) {
  return (
    <>
      <Table caption="How the words came" of={shares.origins.map((each) => ({ key: each.origin, name: SAID[each.origin].label, note: SAID[each.origin].means, look: `origin-bar-${each.origin}`, ...each }))} />
      <Table
        caption="Who brought them"
        of={shares.authors.map((each) => ({ key: each.author, name: each.author === me ? `${each.author} (you)` : each.author, note: ways(each.origins), look: '', ...each }))}
      />
      {shares.agents.length > 0 && (
        <Table
          caption="Which assistant wrote them"
          of={shares.agents.map((each) => ({ key: `${each.agent} ${each.model}`, name: assistant(each.agent), note: `${each.model ? `with ${each.model}, ` : ''}let in by the people above`, look: 'origin-bar-agent', ...each }))}
        />
      )}
    </>
  )
}

interface Row {
  key: string
  name: string
  note: string
  words: number
  percent: number
  look: string
}

function Table({ caption, of }: { caption: string; of: readonly Row[] }) {
  return (
    <table className="card w-full table-fixed border-separate border-spacing-0 px-4 pt-3 pb-1">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="text-left text-sec">
          <th scope="col" className="pb-2 font-semibold" aria-hidden>
            {caption}
          </th>
          <th scope="col" className="w-16 pb-2 text-right font-normal text-muted">
            Words
          </th>
          <th scope="col" className="w-20 pb-2 text-right font-normal text-muted">
            Share
          </th>
        </tr>
      </thead>
      <tbody>
        {of.map((row) => (
          <tr key={row.key} className={row.words === 0 ? 'text-muted' : ''}>
            <th scope="row" className="border-t border-line py-2 pr-4 text-left align-top font-medium [overflow-wrap:anywhere]">
              {row.name}
              {row.words > 0 && <span className="block text-sec font-normal text-muted">{row.note}</span>}
              {row.words > 0 && (
                <span className="origin-track" aria-hidden>
                  <span className={`origin-bar ${row.look}`} style={{ width: `${row.percent}%` }} />
                </span>
              )}
            </th>
            <td className="numbers border-t border-line py-2 text-right align-top">{number(row.words)}</td>
            <td className="numbers border-t border-line py-2 text-right align-top">{percent(row.percent)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** "120 words typed, 30 words pasted". */
const ways = (origins: readonly OriginShare[]) =>
  origins
    .filter((each) => each.words > 0)
    .map((each) => `${counted(each.words, 'word')} ${SAID[each.origin].short}`)
    .join(' · ')
