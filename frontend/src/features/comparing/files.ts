/** What the files of a book are to a novelist. */

const KNOWN: Record<string, string> = {
  'manuscript/book.yaml': 'The order of the chapters',
  'plotweaver.yaml': 'The settings of the book',
  'world/timeline.yaml': 'The timeline',
  'quality/waivers.yaml': 'What is intended',
}
const CHAPTER = /^manuscript\/([^/]+)\/chapter\.yaml$/
const SCENE = /^manuscript\/[^/]+\/(?:\d+-)?([^/]+)\.md$/

/** What a file is called on screen: a scene by the title it has in `titles`, one of no known kind by its path. */
export function titleOf(path: string, titles?: ReadonlyMap<string, string>): string {
  const chapter = CHAPTER.exec(path)?.[1]
  if (chapter !== undefined) return `The title and the order of the scenes of “${spaced(chapter)}”`
  const scene = SCENE.exec(path)?.[1]
  return titles?.get(path) ?? KNOWN[path] ?? (scene === undefined ? path : spaced(scene))
}

const spaced = (name: string) => name.replaceAll('-', ' ')
