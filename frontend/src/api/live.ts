/** The live connection of one book: resumes where it was, and says when it could not. */
import type { LiveEvent } from './generated/operations'
import { minSeq } from './progress'

export interface LiveOptions {
  /** The address of the socket. */
  url: string
  project: string
  onEvent(event: LiveEvent): void
  /** What is shown may be out of date: read it again. */
  onReset(): void
  /** The server no longer knows us: renew the session before the next attempt. */
  renew?(): Promise<unknown>
  /** Whether the connection stands. */
  onState?(open: boolean): void
  /** The pause before the given attempt, in milliseconds. */
  pause?(attempt: number): number
}

/** At most half a minute, never twice the same: many browsers do not come back at one moment. */
export function patience(attempt: number): number {
  return Math.min(30_000, 500 * 2 ** attempt) * (0.5 + Math.random() / 2)
}

const SIGNED_OUT = 4401
/** We may no longer listen to this book, or it is gone: now, or as we come back. */
const CLOSED_TO_US = [4403, 4404]

interface Hello {
  type: 'hello'
  epoch: string
  seq: number
  recovered: boolean
}

/** Opens the connection and keeps it open until the returned function is called. */
export function openLive(options: LiveOptions): () => void {
  const { project, onEvent, onReset, onState, pause = patience } = options
  let position: { epoch: string; seq: number } | null = null
  let socket: WebSocket | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let attempt = 0
  let closed = false

  function greeted(hello: Hello): void {
    attempt = 0
    onState?.(true)
    const resumed = position !== null && hello.recovered
    if (resumed) position = { epoch: hello.epoch, seq: position!.seq }
    else {
      // whatever was read before this moment may have changed in between
      position = { epoch: hello.epoch, seq: hello.seq }
      onReset()
    }
  }

  function received(data: unknown): void {
    const frame = parsed(data)
    if (frame === null) return
    if (frame.type === 'hello') return greeted(frame as unknown as Hello)
    const seq = typeof frame.seq === 'number' ? frame.seq : null
    if (seq !== null && position !== null) {
      if (seq <= position.seq) return
      position = { ...position, seq }
    }
    onEvent(frame as unknown as LiveEvent)
  }

  function connect(): void {
    const made = new WebSocket(options.url)
    socket = made
    made.onopen = () => made.send(JSON.stringify({ type: 'subscribe', project, ...(position ?? { seq: minSeq(project) }) }))
    made.onmessage = (message) => received(message.data)
    made.onclose = (gone) => {
      if (socket !== made) return
      onState?.(false)
      if (closed) return
      // a failed renewal tells the screens by itself; the connection only keeps trying
      if (gone.code === SIGNED_OUT) void options.renew?.().catch(() => undefined)
      // what was read before stays on the screen until it is asked for again
      if (CLOSED_TO_US.includes(gone.code)) onReset()
      timer = setTimeout(connect, pause(attempt++))
    }
  }

  function hurry(): void {
    if (socket?.readyState !== WebSocket.CLOSED || closed) return
    clearTimeout(timer)
    connect()
  }

  connect()
  window.addEventListener('online', hurry)
  return () => {
    closed = true
    clearTimeout(timer)
    window.removeEventListener('online', hurry)
    socket?.close()
    socket = null
  }
}

function parsed(data: unknown): { type: string; seq?: unknown } | null {
  try {
    const frame: unknown = JSON.parse(String(data))
    return typeof frame === 'object' && frame !== null && 'type' in frame ? (frame as { type: string }) : null
  } catch {
    return null
  }
}
