/** A QR code, drawn here from its rows: dark on light in both themes, as cameras want it, with its quiet margin. */

const MARGIN = 4

export function QrCode({ rows, label }: { rows: readonly string[]; label: string }) {
  const side = rows.length + 2 * MARGIN
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${side} ${side}`} shapeRendering="crispEdges" className="qr-code size-60 self-center rounded-card">
      <path d={pathOf(rows)} />
    </svg>
  )
}

/** One run of dark squares after another, as an SVG path. */
export function pathOf(rows: readonly string[]): string {
  return rows.flatMap((row, y) => [...row.matchAll(/1+/g)].map((run) => `M${run.index + MARGIN} ${y + MARGIN}h${run[0].length}v1h-${run[0].length}z`)).join('')
}
