/** The table of voices: it scrolls by itself, so that the page never does sideways. */
import type { Voice } from '@/api/generated/models'
import { counted } from '@/components/format'
import { between, figure, MEASURES, scaleOf, spanOf } from './measures'
import './voices.css'

export function VoiceTable({ voices }: { voices: readonly Voice[] }) {
  return (
    <div className="card relative overflow-x-auto" role="region" aria-label="Voices, scrolls sideways" tabIndex={0}>
      <table className="min-w-full border-separate border-spacing-0">
        <caption className="sr-only">How everybody speaks: each measure, and between which figures it lies with 90 % of samples</caption>
        <thead>
          <tr className="text-sec">
            <th scope="col" className="sticky left-0 z-10 bg-page px-4 py-2 text-left align-bottom font-normal text-muted">
              Who
            </th>
            {MEASURES.map(([name, title, of]) => (
              <th key={name} scope="col" className="px-3 py-2 text-left align-bottom font-medium">
                {title}
                <span className="block font-normal text-muted">{of}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {voices.map((voice) => (
            <tr key={voice.speaker}>
              <th scope="row" className="sticky left-0 z-10 max-w-[12em] min-w-[7em] border-t border-line bg-page px-4 py-2 text-left align-top font-medium break-words">
                {voice.speaker || 'The narrator'}
                <span className="numbers block text-sec font-normal text-muted">{counted(voice.words, 'word')}</span>
              </th>
              {MEASURES.map(([name]) => {
                const measure = voice.measures[name]
                if (!measure) return <td key={name} className="border-t border-line px-3 py-2" />
                const { from, to } = spanOf(measure, scaleOf(voices, name))
                return (
                  <td key={name} className="numbers border-t border-line px-3 py-2 align-top whitespace-nowrap">
                    {figure(measure.value)} {measure.low < measure.high && <span className="text-sec text-muted">({between(measure)})</span>}
                    <span className="voice-track" aria-hidden>
                      <span className="voice-span" style={{ left: `${from}%`, width: `${to - from}%` }} />
                    </span>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
