/** What other windows and devices of the writer, and versions made of their words, bring to the words on a page. */
import type { Autosave, SceneView } from '@/api/generated/models'
import { ApiProblem } from '@/api/problem'
import type { Autosaver } from './autosaver'
import { goesOn, holdsMine, isSettled, lift, liftedWay, meet, newestUnshared, NONE } from './lineage'
import type { Standing } from './lineage'
import type { LocalCopy } from './local'
import { AT_REST } from './ports'
import type { SaverPorts, SaveState } from './ports'
import type { Told } from './told'
import { headOf, wordsKept, wordsOfScene } from './words'
import type { Words } from './words'

/** The keeper of the words, as whoever comes from elsewhere meets it. */
export interface Keeper {
  readonly ports: SaverPorts
  readonly autosaver: Autosaver
  readonly told: Told<SaveState>
  page(): Words
  /** Whether there are words that are in no version; whether the copy on the server says what is not on the page any more. */
  wrote(): { dirty: boolean; tookBack: boolean }
  /** Whether a version was asked for, whose answer has not come; whether one is being made. */
  making(): { asked: boolean; running: boolean }
  /** Gives up the version that was asked for. */
  forgo(): void
  /** What the browser's own store keeps of the words. */
  copy(): LocalCopy
  /** Puts words on the page that it does not know yet. */
  give(page: Words): void
  /** Shows a version, and nothing else. */
  take(scene: SceneView): void
  /** The words are to be kept again, here and on the server. */
  changed(): void
  keep(): Promise<void>
  forgetHere(prose: string): Promise<void>
  discard(newest: SceneView): void
  leaveOut(newest: SceneView): Promise<void>
  letGo(): Promise<void>
  /** Plans the next version. */
  plan(): void
  look(): Promise<void>
}

export class Meetings {
  constructor(private readonly own: Keeper) {}

  /** The words, and what they went through since their version. */
  get standing(): Standing {
    const { scene, prose } = this.own.page()
    return { prose, beneath: scene.prose, went: this.own.autosaver.went }
  }

  /** What is kept is gone on from elsewhere, or in a version that this page may not know yet. */
  async newer(copies: readonly Autosave[]): Promise<boolean> {
    const { ports, autosaver } = this.own
    const copy = newestUnshared(copies)
    if (copy !== null) return this.met(copy, copies)
    if (ports.kind === 'text') await this.heard(await ports.read())
    autosaver.known = NONE
    return true
  }

  /** A device of this writer has kept words that the page does not go on from. False: nothing is to be sent now. */
  async met(copy: Autosave, copies: readonly Autosave[]): Promise<boolean> {
    const { ports, autosaver } = this.own
    const { known } = autosaver
    if (copy.mark === known.mark) {
      autosaver.follow(copy)
      return true
    }
    // the copy that the page goes on from, whatever it tried to send since
    if (copy.revision === known.revision) return true
    const began = this.own.page().scene.commit
    const since = goesOn(copy, known, copies) ? known : null
    // what the page has may be less than the version of its name: it is read anew
    const [there, here, under] = await Promise.all([ports.at(copy.base), ports.at(began), since && ports.at(since.base)])
    const newest = copy.base === began ? here : ports.kind === 'suggestion' ? there : await ports.read()
    // what is on the page became a version meanwhile, or came from one: it is met again
    if (this.own.page().scene.commit !== began || autosaver.known !== known) return true
    const through = [known, autosaver.last].filter((each) => each.base === copy.base && goesOn(copy, each, copies))
    const mine = { ...this.standing, beneath: here.prose }
    const theirs = { prose: copy.prose, beneath: there.prose, went: through.map((each) => each.prose) }
    const { dirty, tookBack } = this.own.wrote()
    const wrote = dirty || tookBack
    const sides = { mine, copy: theirs, wrote, since: since && { prose: since.prose, beneath: under!.prose, went: since.base === began ? mine.went : [] }, newest: newest.prose }
    if (ports.kind === 'suggestion' && copy.base !== began && wrote && ![since?.prose, copy.prose].includes(mine.prose)) return this.ask(copy, here.prose)
    const meeting = meet(sides)
    if (meeting.kind === 'version' && meeting.whose === 'mine') return this.askOf(here, meeting.common)
    if (meeting.kind === 'copy') {
      if (newest.text !== here.text) this.putOn(newest, meeting.mine, mine)
      return this.ask(copy, meeting.common)
    }
    if (meeting.kind === 'version') return this.takeTheirs(copy, there, theirs, meeting.common)
    const lifted = lift(theirs, newest.prose).prose!
    this.putOn(newest, meeting.prose, mine, meeting.prose === lifted ? (copy.pasted ?? []) : this.own.page().pasted)
    autosaver.follow(copy, lifted)
    return this.told(copy)
  }

  /** A version came while there are words that are in none. */
  async heard(newest: SceneView): Promise<void> {
    const { own } = this
    const { scene } = own.page()
    if (newest.text === scene.text || own.making().asked) return
    const beneath = await own.ports.at(scene.commit)
    const { asked, running } = own.making()
    if (own.page().scene.commit !== scene.commit || asked || running) return
    // what others wrote comes with the version that is made of this page; what was made of its own words is beneath it already
    if (!holdsMine({ ...this.standing, beneath: beneath.prose }, newest.prose)) return own.look()
    this.catchUp(newest, beneath)
    await own.keep()
    if (!own.autosaver.done) own.autosaver.touch()
  }

  /** Everything on this page was kept, and what was made of it elsewhere is in a version, or was left. */
  async settled(copies: readonly Autosave[]): Promise<void> {
    const { own } = this
    const newest = await own.ports.read()
    // the version may not be readable yet: it is heard of once it is
    if (newest.text === own.page().scene.text && copies[0]!.prose !== newest.prose && own.ports.kind === 'text') return
    if (!own.wrote().dirty || !isSettled(own.copy(), copies)) return
    if (own.ports.kind === 'suggestion') return own.leaveOut(newest)
    await this.giveWay(newest)
  }

  /** Whether a conflict was only with words of this page, of which a version was made in another window. */
  async untangled(error: unknown): Promise<boolean> {
    const { own } = this
    const { ports } = own
    if (ports.kind !== 'text' || !(error instanceof ApiProblem) || error.code !== 'change.conflict') return false
    const [newest, beneath, copies] = await Promise.all([ports.read(), ports.at(own.page().scene.commit), ports.autosaves.copies()])
    const mine = { ...this.standing, beneath: beneath.prose }
    if (isSettled({ ...own.copy(), wish: null }, copies) && newest.text !== beneath.text) {
      await this.giveWay(newest)
      return true
    }
    if (!holdsMine(mine, newest.prose) || lift(mine, newest.prose).prose === null) return false
    own.forgo()
    return this.catchUp(newest, beneath)
  }

  /** Another window of the writer made a version of the very words that ours go on from: they go on from that version. */
  goOnFrom(scene: SceneView): boolean {
    const { own } = this
    const { scene: began, prose, head } = own.page()
    if (began.commit === scene.commit) return true
    if (prose === scene.prose && head === headOf(scene)) {
      void own.letGo()
      void own.forgetHere(prose)
      own.take(scene)
      return true
    }
    if (own.told.current().phase === 'choice' || head !== headOf(scene) || !own.autosaver.went.includes(scene.prose)) return false
    this.putOn(scene, prose, this.standing)
    own.told.put({})
    own.changed()
    return true
  }

  /** Brings the words on top of a newer version. False: one has to choose first. */
  catchUp(newest: SceneView, beneath: SceneView): boolean {
    const { own } = this
    const mine = { ...this.standing, beneath: beneath.prose }
    const { from, prose } = lift(mine, newest.prose)
    if (prose === null) return this.askOf(beneath, from)
    this.putOn(newest, prose, mine)
    // what could not be done before is as it was
    const { dirty } = own.wrote()
    const stays = dirty && own.told.current().phase !== 'choice'
    own.told.put(stays ? {} : { ...AT_REST, phase: dirty ? 'unsaved' : 'saved' })
    return true
  }

  /** Puts words on the page that stand on a newer version. */
  putOn(newest: SceneView, prose: string, { beneath, went }: Standing, pasted = this.own.page().pasted): void {
    this.own.autosaver.went = liftedWay({ prose, beneath, went }, newest.prose)
    this.own.give({ ...wordsOfScene(newest), prose, pasted })
  }

  /** The copy is all that is new; but it and the newest version changed the same sentence. */
  private async takeTheirs(copy: Autosave, there: SceneView, { went }: Standing, common: string): Promise<boolean> {
    this.own.give(wordsKept(there, copy))
    this.own.autosaver.went = went
    this.own.autosaver.follow(copy)
    await this.own.keep()
    return this.askOf(there, common)
  }

  /** Tells what the page says now that it goes on from a copy. */
  private async told(copy: Autosave): Promise<boolean> {
    const { own } = this
    const { dirty } = own.wrote()
    own.told.set({ ...AT_REST, phase: dirty ? 'unsaved' : 'saved' })
    if (!dirty) void own.letGo()
    else {
      own.plan()
      own.ports.onElsewhere(copy)
    }
    await own.keep()
    return true
  }

  /** The page shows the version that was made of its words. */
  private async giveWay(newest: SceneView): Promise<void> {
    const { prose } = this.own.page()
    this.own.discard(newest)
    await this.own.forgetHere(prose)
  }

  /** One has to choose between the page and a copy from another device. */
  private ask(other: Autosave, common: string): false {
    this.own.told.put({ phase: 'choice', error: null, common, other })
    return false
  }

  /** One has to choose between the page and the newest version; `common`: what both go on from. */
  private askOf(beneath: SceneView, common: string): false {
    this.own.told.put({ phase: 'choice', error: null, common: headOf(beneath) + common, other: null })
    return false
  }
}
