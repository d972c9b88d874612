/** Choosing two versions, and whether they are shown beside each other. */
import { Button } from '@/components/Button'

interface TwoVersionsProps {
  /** Versions and what they are called. */
  choices: readonly [string, string][]
  first: string
  second: string
  onFirst(version: string): void
  onSecond(version: string): void
}

export function TwoVersions({ choices, first, second, onFirst, onSecond }: TwoVersionsProps) {
  return (
    <div className="flex flex-wrap gap-4">
      <Choice label="First" choices={choices} value={first} onChange={onFirst} />
      <Choice label="Second" choices={choices} value={second} onChange={onSecond} />
    </div>
  )
}

function Choice({ label, choices, value, onChange }: { label: string; choices: readonly [string, string][]; value: string; onChange(version: string): void }) {
  return (
    <label className="flex min-w-0 flex-1 basis-56 flex-col gap-1 font-medium">
      {label}
      <select className="field font-normal" value={value} onChange={(event) => onChange(event.target.value)}>
        {choices.map(([version, name]) => (
          <option key={version} value={version}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

export function Manner({ beside, onBeside }: { beside: boolean; onBeside(beside: boolean): void }) {
  return (
    <div role="group" aria-label="How they are shown" className="flex flex-wrap gap-2">
      <Button aria-pressed={beside} kind={beside ? 'primary' : 'normal'} onClick={() => onBeside(true)}>
        Side by side
      </Button>
      <Button aria-pressed={!beside} kind={beside ? 'normal' : 'primary'} onClick={() => onBeside(false)}>
        In one text
      </Button>
    </div>
  )
}
