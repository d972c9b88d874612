/** What differs besides the scenes: the style guide, the order of chapters. */
import type { FileChange } from '@/api/generated/models'
import { Folded } from '@/components/Folded'
import { titleOf } from './files'
import { WordsCompared } from './WordsCompared'

const KINDS: Record<FileChange['kind'], string> = { added: 'Added', removed: 'Taken out', changed: 'Changed', moved: 'Moved' }
const TEXT = /\.(md|markdown|txt|ya?ml)$/i

interface OtherFilesProps {
  project: string
  base: string
  head: string
  beside: readonly [string, string] | undefined
  files: readonly FileChange[]
}

export function OtherFiles({ project, base, head, beside, files }: OtherFilesProps) {
  if (files.length === 0) return null
  return (
    <section aria-labelledby="other-files" className="flex flex-col gap-3">
      <h2 id="other-files" className="text-[16px] leading-6 font-semibold">
        Besides the scenes
      </h2>
      <ul className="flex flex-col gap-2">
        {files.map((file) => (
          <li key={file.path}>
            <Folded open={false} title={titleOf(file.path)} notes={KINDS[file.kind]}>
              {TEXT.test(file.path) ? (
                <WordsCompared project={project} base={base} head={head} path={file.path} before={file.before ?? null} beside={beside} />
              ) : (
                <p className="text-muted">This is not a text: its contents are not shown here.</p>
              )}
            </Folded>
          </li>
        ))}
      </ul>
    </section>
  )
}
