/** Chooses the book, one of its chapters or one of its scenes. */
import type { Outline } from '@/api/generated/models'
import type { Part } from '@/routing/routes'

export function PartChoice({ outline, part, onChoose }: { outline: Outline; part: Part; onChoose(part: Part): void }) {
  const chosen = part.kind === 'book' ? 'book' : `${part.kind} ${part.id}`
  function choose(value: string) {
    const at = value.indexOf(' ')
    onChoose(at < 0 ? { kind: 'book' } : { kind: value.slice(0, at) as 'chapters' | 'scenes', id: value.slice(at + 1) })
  }
  return (
    <label className="flex flex-col gap-1 font-medium">
      Look at
      <select className="field font-normal" value={chosen} onChange={(event) => choose(event.target.value)}>
        <option value="book">The whole book</option>
        {outline.chapters.map((chapter) => (
          <optgroup key={chapter.slug} label={chapter.title}>
            <option value={`chapters ${chapter.slug}`}>All of {chapter.title}</option>
            {chapter.scenes.map((scene) => (
              <option key={scene.id} value={`scenes ${scene.id}`}>
                {scene.title}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  )
}
