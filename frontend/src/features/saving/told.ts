/** A state that whoever listens is told of. */
export class Told<State extends object> {
  private readonly listeners = new Set<() => void>()

  constructor(private state: State) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly current = (): State => this.state

  /** Tells of a state. */
  set(state: State): void {
    this.state = state
    for (const listener of [...this.listeners]) listener()
  }

  /** Tells of it with something else in it. What says the same as before stays the same object: nothing is drawn anew. */
  put(part: Partial<State>): void {
    const same = Object.entries(part).every(([name, value]) => this.state[name as keyof State] === value)
    this.set(same ? this.state : { ...this.state, ...part })
  }
}
