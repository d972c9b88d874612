/** What a person makes of a file's chapters and scenes before anything is created. Pure: each step gives a new plan. */
import type { ImportArrangement, ImportPreview, PreviewParagraph } from '@/api/generated/models'

/** Paragraphs `first` up to and with `last` of the file's scene number `scene`. */
export interface Passage {
  scene: number
  first: number
  last: number
}

export interface Scene {
  id: string
  passages: readonly Passage[]
  kept: boolean
}

export interface Chapter {
  id: string
  title: string
  scenes: readonly Scene[]
}

/** The book as it shall be; what is not kept stays behind. */
export interface Plan {
  title: string
  author: string
  front: boolean
  back: boolean
  chapters: readonly Chapter[]
}

export interface Counts {
  chapters: number
  scenes: number
  /** Words in scenes. */
  words: number
  /** Words that the book will have besides: of headings, and what stands around the story. */
  around: number
  /** Words that its author leaves out. */
  excluded: number
}

/** The file as it was read, asked for its paragraphs. */
export interface Source {
  preview: ImportPreview
  paragraphs: readonly (readonly PreviewParagraph[])[]
  /** The file's chapter of each scene. */
  chapterOf: readonly number[]
}

export function sourceOf(preview: ImportPreview): Source {
  const paragraphs = preview.chapters.flatMap((chapter) => chapter.scenes.map((scene) => scene.paragraphs))
  const chapterOf = preview.chapters.flatMap((chapter, at) => chapter.scenes.map(() => at))
  return { preview, paragraphs, chapterOf }
}

/** The plan that changes nothing of what the file says. */
export function planOf({ preview, paragraphs }: Source): Plan {
  let scene = -1
  const chapters = preview.chapters.map((chapter, at) => ({
    id: `c${at}`,
    title: chapter.title || `Chapter ${at + 1}`,
    scenes: chapter.scenes.map(() => {
      scene += 1
      return { id: `s${scene}`, passages: [{ scene, first: 0, last: Math.max(0, paragraphs[scene]!.length - 1) }], kept: true }
    }),
  }))
  return { title: preview.title, author: preview.author, front: true, back: true, chapters }
}

/** A scene's paragraphs, each with where it stands in the file. */
export function paragraphsOf(source: Source, scene: Scene): { at: Passage; paragraph: PreviewParagraph }[] {
  return scene.passages.flatMap((passage) =>
    source.paragraphs[passage.scene]!.slice(passage.first, passage.last + 1).map((paragraph, within) => ({
      at: { scene: passage.scene, first: passage.first + within, last: passage.first + within },
      paragraph,
    })),
  )
}

export function wordsOfScene(source: Source, scene: Scene): number {
  return paragraphsOf(source, scene).reduce((sum, { paragraph }) => sum + paragraph.words, 0)
}

/** Parts a scene before its paragraph number `before`. */
export function split(plan: Plan, source: Source, id: string, before: number): Plan {
  return overScenes(plan, id, (scene) => {
    const all = paragraphsOf(source, scene).map(({ at }) => at)
    if (before <= 0 || before >= all.length) return [scene]
    const parted = `${scene.id}.${before}`
    return [
      { ...scene, passages: joined(all.slice(0, before)) },
      { ...scene, id: parted, passages: joined(all.slice(before)) },
    ]
  })
}

/** Joins a scene to the one above it; the first of a chapter takes its whole chapter along. */
export function join(plan: Plan, id: string): Plan {
  const { chapter, at } = placeOf(plan, id)
  if (at > 0) {
    const above = plan.chapters[chapter]!.scenes[at - 1]!
    const scenes = plan.chapters[chapter]!.scenes.flatMap((scene, place) => {
      if (place === at - 1) return []
      if (place !== at) return [scene]
      return [{ ...above, passages: joined([...above.passages, ...scene.passages]), kept: above.kept || scene.kept }]
    })
    return withScenes(plan, chapter, scenes)
  }
  return chapter > 0 ? joinChapter(plan, plan.chapters[chapter]!.id) : plan
}

/** Puts a chapter's scenes at the end of the chapter above; their heading stays as words of the text. */
export function joinChapter(plan: Plan, id: string): Plan {
  const at = plan.chapters.findIndex((chapter) => chapter.id === id)
  if (at <= 0) return plan
  const above = plan.chapters[at - 1]!
  const one = { ...above, scenes: [...above.scenes, ...plan.chapters[at]!.scenes] }
  return { ...plan, chapters: [...plan.chapters.slice(0, at - 1), one, ...plan.chapters.slice(at + 1)] }
}

/** Begins a chapter with a scene that is not the first of its own. */
export function beginChapter(plan: Plan, id: string): Plan {
  const { chapter, at } = placeOf(plan, id)
  if (at <= 0) return plan
  const whole = plan.chapters[chapter]!
  const rest = { id: `c-${id}`, title: `${whole.title.slice(0, 180)}, continued`, scenes: whole.scenes.slice(at) }
  const first = { ...whole, scenes: whole.scenes.slice(0, at) }
  return { ...plan, chapters: [...plan.chapters.slice(0, chapter), first, rest, ...plan.chapters.slice(chapter + 1)] }
}

/** Leaves a scene out, or puts it back. */
export function keepScene(plan: Plan, id: string, kept: boolean): Plan {
  return overScenes(plan, id, (scene) => [{ ...scene, kept }])
}

export function keepChapter(plan: Plan, id: string, kept: boolean): Plan {
  return overChapter(plan, id, (chapter) => ({ ...chapter, scenes: chapter.scenes.map((scene) => ({ ...scene, kept })) }))
}

export function rename(plan: Plan, id: string, title: string): Plan {
  const named = title.trim().slice(0, 200)
  return named ? overChapter(plan, id, (chapter) => ({ ...chapter, title: named })) : plan
}

/** What the book will have. A heading's words come along with anything of its chapter. */
export function countsOf(plan: Plan, source: Source): Counts {
  const kept = plan.chapters.map((chapter) => chapter.scenes.filter((scene) => scene.kept)).filter((scenes) => scenes.length > 0)
  const scenes = kept.flat()
  const headings = new Set(scenes.flatMap((scene) => scene.passages.map((passage) => source.chapterOf[passage.scene]!)))
  const { preview } = source
  const words = scenes.reduce((sum, scene) => sum + wordsOfScene(source, scene), 0)
  let around = 0
  for (const at of headings) around += preview.chapters[at]!.heading_words
  if (plan.front) around += preview.front?.words ?? 0
  if (plan.back) around += preview.back?.words ?? 0
  return { chapters: kept.length, scenes: scenes.length, words, around, excluded: preview.words - words - around }
}

/** The plan as the server takes it. */
export function arrangementOf(plan: Plan): ImportArrangement {
  const chapters = plan.chapters.map(({ title, scenes }) => ({
    title,
    scenes: scenes.filter((scene) => scene.kept).map((scene) => ({ passages: [...scene.passages] })),
  }))
  const { title, author, front, back } = plan
  return { title: title.trim() || 'Untitled', author: author.trim(), front, back, chapters: chapters.filter((each) => each.scenes.length > 0) }
}

function joined(passages: readonly Passage[]): Passage[] {
  const found: Passage[] = []
  for (const passage of passages) {
    const before = found.at(-1)
    if (before?.scene === passage.scene && before.last + 1 === passage.first) found[found.length - 1] = { ...before, last: passage.last }
    else found.push(passage)
  }
  return found
}

function placeOf(plan: Plan, id: string): { chapter: number; at: number } {
  const chapter = plan.chapters.findIndex((each) => each.scenes.some((scene) => scene.id === id))
  return { chapter, at: chapter < 0 ? -1 : plan.chapters[chapter]!.scenes.findIndex((scene) => scene.id === id) }
}

function overScenes(plan: Plan, id: string, change: (scene: Scene) => Scene[]): Plan {
  const { chapter } = placeOf(plan, id)
  if (chapter < 0) return plan
  return withScenes(plan, chapter, plan.chapters[chapter]!.scenes.flatMap((scene) => (scene.id === id ? change(scene) : [scene])))
}

function withScenes(plan: Plan, at: number, scenes: readonly Scene[]): Plan {
  return { ...plan, chapters: plan.chapters.map((chapter, place) => (place === at ? { ...chapter, scenes } : chapter)) }
}

function overChapter(plan: Plan, id: string, change: (chapter: Chapter) => Chapter): Plan {
  return { ...plan, chapters: plan.chapters.map((chapter) => (chapter.id === id ? change(chapter) : chapter)) }
}
