/** Words as a reader sees them, italic and bold as the page shows them. */
import { Fragment } from 'react'
import type { Run } from './runs'

export function StyledWords({ runs }: { runs: readonly Run[] }) {
  return runs.map((run, at) => {
    const bold = run.strong ? <strong>{run.text}</strong> : run.text
    return run.em ? <em key={at}>{bold}</em> : <Fragment key={at}>{bold}</Fragment>
  })
}
