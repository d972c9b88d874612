/**
 * Calls an operation of the catalogue: its address, its body, its key, one renewal of the session, and one proof that it
 * is still the same person.
 */
import { addressOf } from './address'
import type { OperationId, Place } from './address'
import { operations } from './generated/operations'
import type { Operations } from './generated/operations'
import { ApiProblem, problemFrom } from './problem'

export interface Given<Id extends OperationId> extends Place<Id> {
  body?: Operations[Id]['body'] | Blob
  /** The same key for the same wish: a retry then answers with what was made the first time. */
  key?: string
  signal?: AbortSignal
  /** Goes on though the page that asks is being left. */
  keepalive?: boolean
}

export type Call = <Id extends OperationId>(id: Id, given?: Given<Id>) => Promise<Operations[Id]['response']>

export interface CallerOptions {
  /** Where the services answer; empty in the browser, which is served by them. */
  origin: string
  /** Told when the session has ended and cannot be renewed. */
  onSignedOut(): void
  /** How often somebody signed in on this page. */
  signIns(): number
  /** Asked for before something dangerous: resolves to whether the person proved that it is them. */
  onConfirm(): Promise<boolean>
}

const NOT_RENEWED = new Set<OperationId>(['auth.refresh', 'auth.second_step', 'auth.sign_out'])
const PATIENCE = [150, 400, 1000]

/** Makes the function that every screen calls the services with. */
export function createCaller({ origin, onSignedOut, onConfirm, signIns }: CallerOptions): Call {
  let renewal: Promise<boolean> | null = null

  function renewed(): Promise<boolean> {
    renewal ??= send('auth.refresh', {})
      .then(async (answer) => {
        // read in any case: to the browser an answer that nobody read has not come to its end, and keeps its connection
        const body: unknown = await answer.json().catch(() => null)
        // a server that is just starting, or away, says nothing of the session
        if (!answer.ok && answer.status !== 401) throw problemFrom(answer.status, body)
        return answer.ok
      })
      .finally(() => {
        renewal = null
      })
    return renewal
  }

  async function send<Id extends OperationId>(id: Id, given: Given<Id>): Promise<Response> {
    const { verb, raw } = operations[id] as Entry
    const headers: Record<string, string> = { Accept: 'application/json' }
    if (given.key) headers['Idempotency-Key'] = given.key
    const body = given.body === undefined || given.body === null ? null : raw ? (given.body as Blob) : JSON.stringify(given.body)
    if (body !== null) headers['Content-Type'] = raw ? 'application/octet-stream' : 'application/json'
    try {
      return await fetch(origin + addressOf(id, given), {
        method: verb,
        headers,
        body,
        credentials: 'same-origin',
        signal: given.signal ?? null,
        keepalive: given.keepalive ?? false,
      })
    } catch (error) {
      if (given.signal?.aborted) throw error
      throw new ApiProblem('client.offline', 0, 'The server cannot be reached just now')
    }
  }

  async function patiently<Id extends OperationId>(id: Id, given: Given<Id>): Promise<Response> {
    for (const pause of PATIENCE) {
      const answer = await send(id, given)
      // a mirror that is a moment behind, or a service that is just starting: asking again does nothing twice
      const { verb, idempotent } = operations[id] as Entry
      if (answer.status !== 503 || !(verb === 'GET' || idempotent)) return answer
      await answer.body?.cancel()
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
    return send(id, given)
  }

  return async function call<Id extends OperationId>(id: Id, wish: Given<Id> = {}) {
    const given = (operations[id] as Entry).idempotent ? { ...wish, key: wish.key ?? crypto.randomUUID() } : wish
    const before = signIns()
    let outcome = await read(id, given)
    if (isProblem(outcome, 'auth.required') && !NOT_RENEWED.has(id)) {
      // who signed in while this was asked is known by now: an answer from before says nothing of them
      if ((await renewed()) || signIns() !== before) outcome = await read(id, given)
      if (isProblem(outcome, 'auth.required')) onSignedOut()
    }
    if (isProblem(outcome, 'auth.confirm') && (await onConfirm())) outcome = await read(id, given)
    if (outcome instanceof ApiProblem) throw outcome
    return outcome.body as Operations[Id]['response']
  }

  async function read<Id extends OperationId>(id: Id, given: Given<Id>): Promise<{ body: unknown } | ApiProblem> {
    const answer = await patiently(id, given)
    const body: unknown = await answer.json().catch(() => null)
    return answer.ok ? { body } : problemFrom(answer.status, body)
  }
}

function isProblem(outcome: { body: unknown } | ApiProblem, code: string): boolean {
  return outcome instanceof ApiProblem && outcome.code === code
}

interface Entry {
  verb: string
  idempotent: boolean
  raw: boolean
}
