/** Work that waits a while: called off, begun anew, or left to come as it was first asked for. */

/** Runs `work` after `milliseconds`; the result calls it off. */
export type After = (milliseconds: number, work: () => void) => () => void

export class Pause {
  private callOff: (() => void) | null = null

  constructor(
    private readonly after: After,
    private readonly milliseconds: number,
    private readonly work: () => void,
  ) {}

  /** Begins to wait, unless it does. */
  begin(): void {
    this.callOff ??= this.after(this.milliseconds, () => {
      this.callOff = null
      this.work()
    })
  }

  /** Begins to wait anew. */
  again(): void {
    this.end()
    this.begin()
  }

  /** Waits no more. */
  end(): void {
    this.callOff?.()
    this.callOff = null
  }
}
