/** The scores of a version, each beside what the book asks of itself. */
import type { Report } from '@/api/generated/models'
import { DIMENSIONS, nameOf, scoreOf } from './figures'

export function Scores({ report: { figures, required, below } }: { report: Report }) {
  const rows = [...DIMENSIONS.filter((name) => figures.dimensions[name] !== undefined || required[name] !== undefined), 'overall']
  const score = (name: string) => (name === 'overall' ? figures.overall : figures.dimensions[name])
  return (
    <table className="card w-full table-fixed border-separate border-spacing-0 px-4 pt-3 pb-1">
      <caption className="sr-only">Scores of the newest version, from 0 to 100</caption>
      <thead>
        <tr className="text-left text-sec">
          <th scope="col" className="pb-2 font-semibold">
            Scores
          </th>
          <th scope="col" className="w-24 pb-2 text-right font-normal text-muted">
            of 100
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((name) => (
          <tr key={name}>
            <th scope="row" className={`border-t border-line py-2 pr-4 text-left align-top ${name === 'overall' ? 'font-semibold' : 'font-medium'}`}>
              {nameOf(name)}
              {required[name] !== undefined && (
                <span className={`block text-sec font-normal ${name in below ? 'text-danger' : 'text-muted'}`}>
                  {name in below ? `The book asks for ${required[name]}: not reached` : `The book asks for ${required[name]}: reached`}
                </span>
              )}
              <span className="report-track" aria-hidden>
                <span className={`report-bar ${name in below ? 'report-bar-below' : ''}`} style={{ width: `${score(name) ?? 0}%` }} />
              </span>
            </th>
            <td className="numbers border-t border-line py-2 text-right align-top">{scoreOf(score(name))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
