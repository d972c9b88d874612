/** What was found, scene by scene: each place with the words around it, and what would stand there instead. */
'use client'

import type { FindResults, FoundPlace, FoundScene } from '@/api/generated/models'
import { counted } from '@/components/format'
import { nameOf } from './chosen'

interface FoundScenesProps {
  found: FindResults
  /** Whether the words are to be replaced, or only looked for. */
  replacing: boolean
  out: ReadonlySet<string>
  onKeep(names: readonly string[], keep: boolean): void
  onGo(scene: string): void
}

export function FoundScenes({ found, ...rest }: FoundScenesProps) {
  return (
    <ol className="flex flex-col gap-4" aria-label="Found">
      {found.scenes.map((scene) => (
        <Scene key={scene.path} scene={scene} {...rest} />
      ))}
    </ol>
  )
}

function Scene({ scene, replacing, out, onKeep, onGo }: { scene: FoundScene } & Omit<FoundScenesProps, 'found'>) {
  const names = scene.places.map((place) => nameOf(scene.path, place.start))
  const left = names.filter((name) => !out.has(name)).length
  return (
    <li className="flex flex-col gap-1">
      <div className="flex items-baseline gap-2">
        {replacing && (
          <input
            type="checkbox"
            aria-label={`All of ${scene.title}`}
            checked={left === names.length}
            ref={(box) => {
              if (box) box.indeterminate = left > 0 && left < names.length
            }}
            onChange={(event) => onKeep(names, event.target.checked)}
          />
        )}
        <button type="button" className="min-w-0 truncate text-left font-medium hover:underline" onClick={() => onGo(scene.scene)}>
          {scene.title}
        </button>
        <span className="numbers shrink-0 text-sec text-muted">
          {scene.chapter} · {counted(names.length, 'place')}
        </span>
      </div>
      <ul className="flex flex-col gap-1">
        {scene.places.map((place, index) => (
          <li key={place.start} className="flex items-baseline gap-2">
            {replacing && (
              <input
                type="checkbox"
                aria-label={`${scene.title}, place ${index + 1}: ${place.before}${place.found}${place.after}`}
                checked={!out.has(names[index]!)}
                onChange={(event) => onKeep([names[index]!], event.target.checked)}
              />
            )}
            <Sentence place={place} instead={replacing && !out.has(names[index]!) ? place.instead : null} />
          </li>
        ))}
      </ul>
    </li>
  )
}

/** With nothing to put there it is only shown where the words are. */
function Sentence({ place, instead }: { place: FoundPlace; instead: string | null }) {
  return (
    <span className="min-w-0 [overflow-wrap:anywhere]">
      {place.before}
      {instead ? <del className="words-removed">{place.found}</del> : <mark className="words-apart">{place.found}</mark>}
      {instead && <ins className="words-added">{instead}</ins>}
      {place.after}
    </span>
  )
}
