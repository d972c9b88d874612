/** Keeps one scene's words safe: here at once, on the server soon, shared when it is time, never over another's. */
import type { Autosave, Saved, SceneView } from '@/api/generated/models'
import { ApiProblem, isOffline } from '@/api/problem'
import { Autosaver, type AutosaveBody } from './autosaver'
import { oneSideGone, takenOut } from './gone'
import { holdsMine, isSettled, newestUnshared, NONE, rebase } from './lineage'
import type { LocalCopy } from './local'
import { Meetings } from './meetings'
import type { Keeper } from './meetings'
import { Pause } from './pause'
import { AT_REST } from './ports'
import type { Kind, SavePhase, SaverPorts, SaveState } from './ports'
import { Sheet, type Unread } from './sheet'
import { Told } from './told'
import { isUnsettled, wishFor, withPasted, type Wish } from './wish'
import { standing, wordsKept, wordsOfScene, type Words } from './words'

/** With the time that the store takes, every keystroke is in it within a quarter of a second. */
export const LOCAL_PAUSE = 150
export const VERSION_PAUSE = 10 * 60_000

export class SceneSaver {
  private readonly told = new Told<SaveState>(AT_REST)
  readonly subscribe = this.told.subscribe
  readonly current = this.told.current
  private given = 0
  private readonly sheet: Sheet
  private here = true
  private running: Promise<boolean> | null = null
  private readonly local: Pause
  private readonly version: Pause
  private wish: Wish | null = null
  /** What could not be done last: a version, or a copy for the writer alone. */
  private stuck: 'version' | 'copy' | null = null
  /** Why: said with the next version, and only with that. */
  private reason = ''
  private readonly autosaver: Autosaver
  private readonly meetings: Meetings

  constructor(
    readonly project: string,
    /** The one text that these words are read from and written to: the book's own, or a draft of it. */
    readonly branch: string,
    scene: SceneView,
    private readonly ports: SaverPorts,
  ) {
    this.sheet = new Sheet(wordsOfScene(scene))
    this.local = new Pause(ports.after, LOCAL_PAUSE, () => void this.keep())
    this.version = new Pause(ports.after, VERSION_PAUSE, () => void this.save())
    this.autosaver = new Autosaver({
      server: ports.autosaves,
      branch,
      device: ports.device,
      after: ports.after,
      words: () => this.unshared(),
      keepHere: () => this.keep(),
      onNewer: (copies) => this.meetings.newer(copies),
      onState: (error) => this.autosaved(error),
    })
    this.meetings = new Meetings(this.asKeeper())
  }

  /** The words as they stand on the page. */
  get words(): string {
    return this.page.prose
  }

  /** Whether nothing is written yet. */
  get blank(): boolean {
    return this.sheet.blank
  }

  /** Written words become a version by themselves; what is suggested waits until its writer sends it. */
  get kind(): Kind {
    return this.ports.kind
  }

  /** Whether the words are also in the browser's own store. */
  get kept(): boolean {
    return this.here
  }

  /** Counts the texts that came to the page from elsewhere: a page that knows the newest one lacks none of its words. */
  get edition(): number {
    return this.given
  }

  /** The version that the words stand on. */
  get base(): SceneView {
    return this.page.scene
  }

  /** Whether there are words that are in no version yet. */
  get dirty(): boolean {
    return this.sheet.dirty
  }

  /** Whether the copy for the writer alone, on the server, still says what is not on the page any more: it was taken back. */
  private get tookBack(): boolean {
    const { mark, prose } = this.autosaver.known
    return mark !== '' && prose !== this.page.prose
  }

  /** The newest copy for the writer alone that is known to be on the server; 0: none. */
  get revision(): number {
    return this.autosaver.known.revision
  }

  /** Takes up words that an earlier visit left in this browser, or that the writer wrote on another device. */
  async restore(): Promise<void> {
    const copy = await this.ports.local.find(this.project, this.branch, this.base.id)
    const asked = copy?.known?.revision ? true : await this.ports.autosaves.waiting().catch(() => false)
    const onServer = asked ? await this.ports.autosaves.copies().catch(() => null) : []
    if (copy !== null && onServer !== null && isSettled(copy, onServer)) await this.forgetHere(copy.prose)
    else if (copy !== null) await this.takeUp(copy)
    if (onServer !== null) {
      const elsewhere = newestUnshared(onServer)
      if (elsewhere === null) this.autosaver.known = NONE
      else await this.meetings.met(elsewhere, onServer)
      if (copy !== null && !this.dirty && !this.tookBack && this.wish === null) await this.forgetHere(copy.prose)
    }
    // what became of a version that was asked for before must be known before another one
    if (this.wish !== null) void this.made()
    else if (!this.autosaver.done) this.autosaver.touch()
  }

  /** Looks whether the writer wrote on another device meanwhile, or is done there with what is on this page, too. */
  async look(): Promise<void> {
    if (this.running !== null || (this.kind === 'suggestion' && this.current().phase === 'choice')) return
    const copies = await this.ports.autosaves.copies().catch(() => [])
    const copy = newestUnshared(copies)
    if (this.dirty && isSettled(this.copy(), copies)) await this.meetings.settled(copies).catch(() => undefined)
    else if (copy !== null && ![this.autosaver.known.mark, this.current().other?.mark].includes(copy.mark)) await this.meetings.met(copy, copies).catch(() => false)
    if (!this.autosaver.done) this.autosaver.touch()
  }

  /** Takes a newer version from the server; refused while there are words of ours that it neither has nor was made of. */
  adopt(scene: SceneView): boolean {
    if (this.running !== null || this.wish !== null) return false
    if (this.kind === 'text' && this.dirty && this.meetings.goOnFrom(scene)) return true
    if (this.kind === 'text' && (this.dirty || holdsMine(this.meetings.standing, scene.prose))) {
      void this.meetings.heard(scene).catch(() => undefined)
      return false
    }
    if (this.dirty) return false
    if (this.tookBack) {
      void this.letGo()
      void this.forgetHere(this.page.prose)
    }
    this.take(scene)
    return true
  }

  /** Takes what the writer typed. */
  edit(typed: Unread): void {
    if (!this.sheet.type(typed)) return
    this.changed()
    const { phase } = this.current()
    const stays = phase === 'choice' || phase === 'failed' || phase === 'offline'
    this.told.put({ phase: stays ? phase : this.running ? 'saving' : 'unsaved' })
    this.plan()
  }

  /** Takes note of words that the writer did not type. */
  paste(text: string): void {
    this.page = { ...this.page, pasted: withPasted(this.page.pasted, text) }
  }

  /** Makes a version of what is on the page. True: every word is in one. */
  async save(): Promise<boolean> {
    while (this.running !== null) await this.running
    if (this.current().phase === 'choice') return false
    if (!this.dirty && this.wish === null) return true
    // an earlier wish holds less than the page does now: what came after it is a version of its own
    const earlier = this.wish !== null && this.wish.prose !== this.page.prose
    const done = await this.made()
    return earlier && done && this.dirty ? this.save() : done && !this.dirty
  }

  /** Shares the words and tells why: why one writes what somebody keeps, or what the others should know of a suggestion. */
  async saveBecause(reason: string): Promise<boolean> {
    this.reason = reason
    return this.save()
  }

  /** Sends what could not be sent before: a version that was asked for, or else the writer's own copy. */
  async resume(): Promise<void> {
    if (this.wish !== null || this.stuck === 'version') await this.save()
    else await this.autosaver.flush()
  }

  /** Puts the chosen text on top of the newest version that the choice was made about. */
  async choose(newest: SceneView, prose: string): Promise<boolean> {
    this.autosaver.went = []
    await this.chosen({ ...wordsOfScene(newest), prose, pasted: this.page.pasted })
    if (!this.dirty && this.tookBack) void this.letGo()
    return this.save()
  }

  /** Takes what was chosen between the words of two devices; it is in no version yet. */
  async chooseHere(other: Autosave, prose: string): Promise<void> {
    this.autosaver.follow(other)
    if (other.base !== this.base.commit) this.autosaver.went = []
    await this.chosen({ ...this.page, prose })
    await this.autosaver.flush()
  }

  /** Lets go of words, here and on the server; `newest`: what stands on the page then. */
  async leaveOut(newest: SceneView): Promise<void> {
    await this.autosaver.still(async () => {
      const { revision, words } = this
      await this.keep()
      this.discard(newest)
      await this.forgetHere(words)
      // what cannot be told now waits on the server, and is on the page again when it is opened
      if (revision > 0) await this.ports.autosaves.settle(revision).catch(() => undefined)
    })
  }

  /** Lets go of words whose text was taken away: nothing of them is sent or kept again. */
  discard(newest = this.base): void {
    this.local.end()
    this.wish = this.stuck = null
    this.take(newest)
  }

  /** Writes the words into the browser's own store now. */
  async keep(): Promise<void> {
    this.local.end()
    const { prose } = this.page
    try {
      if (this.dirty || this.tookBack || this.wish !== null) await this.ports.local.keep(this.copy())
      else await this.ports.local.forget(this.project, this.branch, this.base.id, prose)
      if (prose !== this.page.prose) return
      this.here = true
      this.told.put(!this.dirty && this.current().phase === 'unsaved' ? { phase: 'saved' } : {})
    } catch (error) {
      // a browser that keeps no data is no trouble while the server does
      if (!this.autosaver.works) this.stop('copy', 'failed', error)
    }
  }

  /** The page is left for good: whatever the browser still lets through. */
  leave(): void {
    void this.keep()
    void this.autosaver.flush(true)
  }

  /** What the browser's own store keeps of these words. */
  copy(): LocalCopy {
    const { project, branch, wish } = this
    return { project, branch, scene: this.base.id, ...standing(this.page), wish, known: this.autosaver.known, at: new Date().toISOString() }
  }

  /** What those who come from elsewhere may do to these words. */
  private asKeeper(): Keeper {
    return {
      ports: this.ports,
      autosaver: this.autosaver,
      told: this.told,
      page: () => this.page,
      wrote: () => ({ dirty: this.dirty, tookBack: this.tookBack }),
      making: () => ({ asked: this.wish !== null, running: this.running !== null }),
      forgo: () => void (this.wish = null),
      copy: () => this.copy(),
      give: (page) => this.give(page),
      take: (scene) => this.take(scene),
      changed: () => this.changed(),
      keep: () => this.keep(),
      forgetHere: (prose) => this.forgetHere(prose),
      discard: (newest) => this.discard(newest),
      leaveOut: (newest) => this.leaveOut(newest),
      letGo: () => this.letGo(),
      plan: () => this.plan(),
      look: () => this.look(),
    }
  }

  /** The words are neither in the browser's store nor on the server as they are now. */
  private changed(): void {
    this.here = false
    this.local.begin()
    this.autosaver.touch()
  }

  private chosen(page: Words): Promise<void> {
    this.give(page)
    this.here = false
    this.told.set({ ...AT_REST, phase: 'unsaved' })
    return this.keep()
  }

  private unshared(): AutosaveBody | null {
    return (this.dirty || this.tookBack) && this.current().other === null ? standing(this.page) : null
  }

  private autosaved(error: unknown): void {
    if (this.current().phase === 'choice' || this.running !== null) return
    if (error !== null) this.stop('copy', isOffline(error) ? 'offline' : 'failed', error)
    else if (this.stuck === 'copy') {
      this.stuck = null
      this.told.put({ phase: 'unsaved', error: null })
    }
    if (error === null && !this.dirty && this.wish === null && this.autosaver.done) void this.letGo()
  }

  /** What is kept for the writer alone says no more than the version does: it waits for nothing any more. */
  private async letGo(): Promise<void> {
    const { revision } = this.autosaver.known
    // where that cannot be told now, the next visit finds the version's own words, and tells it then
    await this.ports.autosaves.settle(revision).catch(() => undefined)
    if (this.dirty || this.running !== null || revision !== this.autosaver.known.revision) return
    this.autosaver.forget()
    await this.keep()
  }

  private stop(what: 'version' | 'copy', phase: SavePhase, error: unknown): void {
    // a version that waits is the greater trouble
    if (what === 'copy' && this.stuck === 'version') return
    this.stuck = what
    this.told.put({ phase, error })
  }

  private async takeUp(copy: LocalCopy): Promise<void> {
    const newest = this.base
    const beneath = await this.ports.at(copy.base).catch(() => null)
    this.give(wordsKept(beneath ?? newest, copy))
    this.wish = copy.wish ?? null
    this.autosaver.known = copy.known ?? NONE
    if (!this.dirty && !this.tookBack && this.wish === null) return void this.forgetHere(copy.prose)
    this.told.set({ ...AT_REST, phase: 'unsaved' })
    this.plan()
    if (this.autosaver.known.revision > 0) this.autosaver.went = [this.autosaver.known.prose]
    if (this.kind === 'text' && beneath !== null && this.wish === null && newest.text !== beneath.text) this.meetings.catchUp(newest, beneath)
  }

  private made(): Promise<boolean> {
    this.running ??= this.autosaver.still(() => this.send()).finally(() => {
      this.running = null
      const { phase } = this.current()
      if (phase === 'saved' || phase === 'saving') this.told.put({ phase: this.dirty ? 'unsaved' : 'saved' })
    })
    return this.running
  }

  private async send(): Promise<boolean> {
    const wish = (this.wish ??= wishFor({ words: this.page, branch: this.branch, reason: this.reason, known: this.autosaver.known }))
    this.told.put({ phase: 'saving', error: null })
    // the wish is in the store before it is sent: a page that dies now learns later what became of it
    await this.keep()
    try {
      await this.arrived(await this.ports.save(wish.request, wish.key), wish)
      return true
    } catch (error) {
      if (await this.meetings.untangled(error).catch(() => false)) return this.dirty ? this.send() : true
      await this.refused(error)
      return false
    }
  }

  private async arrived(saved: Saved, wish: Wish): Promise<void> {
    const { text, pasted = [] } = wish.request.edits[0]!
    const newest = saved.merged ? await this.ports.read() : { ...this.base, commit: saved.commit, text: text!, prose: wish.prose }
    const shared = newest.text !== text
    const { prose } = this.page
    const typed = prose === wish.prose ? null : shared ? rebase(wish.prose, prose, newest.prose) : prose
    this.wish = this.stuck = null
    this.reason = ''
    this.autosaver.forget()
    if (typed === null && prose !== wish.prose) {
      // others wrote in the very sentence that is being typed on: ours still count from where we began
      this.told.put({ phase: 'unsaved' })
      this.ports.onSaved(newest)
      return
    }
    const began = this.base.commit
    const since = this.page.pasted.filter((each) => !pasted.includes(each))
    this.take(newest)
    this.ports.onSaved(newest)
    if (typed !== null) {
      this.give({ ...this.page, prose: typed, pasted: since })
      this.plan()
      // the copy in this browser must stand on the version just made, or it would meet itself as another's
      await this.keep()
    } else await this.forgetHere(wish.prose)
    if (shared) this.ports.onMerged(newest, began)
  }

  private async refused(error: unknown): Promise<void> {
    if (!isUnsettled(error)) this.wish = null
    const conflict = error instanceof ApiProblem && error.code === 'change.conflict' ? error : null
    if (conflict !== null && oneSideGone(conflict)) this.stop('version', 'failed', takenOut())
    else if (conflict !== null) {
      const file = conflict.conflicts.find((each) => each.path === this.base.path) ?? conflict.conflicts[0]
      this.stuck = null
      this.told.put({ phase: 'choice', error: null, common: file?.base ?? this.base.text })
    } else this.stop('version', isOffline(error) ? 'offline' : 'failed', error)
    if (this.wish === null) await this.keep()
  }

  private async forgetHere(prose: string): Promise<void> {
    await this.ports.local.forget(this.project, this.branch, this.base.id, prose).catch(() => undefined)
  }

  private take(scene: SceneView): void {
    this.give(wordsOfScene(scene))
    this.autosaver.forget()
    this.version.end()
    this.here = true
    // a state of its own: to who wrote nothing it is the same as before, and the page has to hear of it all the same
    this.told.set({ ...AT_REST })
  }

  private plan(): void {
    if (this.kind === 'text') this.version.again()
  }

  /** Puts words on the page that it does not know yet. */
  private give(page: Words): void {
    this.page = page
    this.given++
  }

  private get page(): Words {
    return this.sheet.words
  }
  private set page(page: Words) {
    this.sheet.words = page
  }
}
