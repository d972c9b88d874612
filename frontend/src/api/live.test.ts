/** The live connection, against a real WebSocket server. */
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { WebSocketServer } from 'ws'
import type { WebSocket as Peer } from 'ws'
import type { LiveEvent } from './generated/operations'
import { openLive, patience } from './live'

let server: WebSocketServer
let subscriptions: Record<string, unknown>[]
let peers: Peer[]
let greet: (asked: Record<string, unknown>) => unknown[]
let close: () => void
let events: LiveEvent[]
let resets: number
let renewals: number

const hello = (seq: number, recovered: boolean, epoch = 'e1') => ({ type: 'hello', project: 'p', epoch, seq, recovered })
const event = (seq: number | null, type = 'content.updated') => ({ type, project: 'p', seq, at: 'now', data: {} })

beforeEach(async () => {
  ;[subscriptions, peers, events, resets, renewals] = [[], [], [], 0, 0]
  greet = () => [hello(5, false)]
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  server.on('connection', (peer) => {
    peers.push(peer)
    peer.on('message', (data) => {
      const asked = JSON.parse(String(data)) as Record<string, unknown>
      subscriptions.push(asked)
      for (const frame of greet(asked)) peer.send(JSON.stringify(frame))
    })
  })
})

afterEach(async () => {
  close()
  for (const peer of peers) peer.terminate()
  await new Promise((resolve) => server.close(resolve))
})

function open() {
  close = openLive({
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    project: 'p',
    onEvent: (each) => events.push(each),
    onReset: () => resets++,
    renew: async () => void renewals++,
    pause: () => 1,
  })
}

describe('the live connection', () => {
  it('subscribes without a place at first, and has what is shown read again', async () => {
    open()
    await vi.waitFor(() => expect(resets).toBe(1))
    expect(subscriptions).toEqual([{ type: 'subscribe', project: 'p', seq: 0 }])
  })

  it('resumes where it was, and hears exactly what it missed', async () => {
    open()
    await vi.waitFor(() => expect(resets).toBe(1))
    peers[0]!.send(JSON.stringify(event(6)))
    await vi.waitFor(() => expect(events).toHaveLength(1))
    greet = () => [hello(8, true), event(6), event(7), event(8)]
    peers[0]!.terminate()
    await vi.waitFor(() => expect(events).toHaveLength(3))
    expect(subscriptions[1]).toEqual({ type: 'subscribe', project: 'p', epoch: 'e1', seq: 6 })
    expect(events.map((each) => each.seq)).toEqual([6, 7, 8])
    expect(resets).toBe(1)
  })

  it('has everything read again when the server cannot tell what was missed', async () => {
    open()
    await vi.waitFor(() => expect(resets).toBe(1))
    greet = () => [hello(2, false, 'e2')]
    peers[0]!.terminate()
    await vi.waitFor(() => expect(resets).toBe(2))
    peers[1]!.send(JSON.stringify(event(3)))
    await vi.waitFor(() => expect(events.map((each) => each.seq)).toEqual([3]))
  })

  it('passes on frames that have no place in the order', async () => {
    open()
    await vi.waitFor(() => expect(resets).toBe(1))
    peers[0]!.send(JSON.stringify(event(null, 'generation.progress')))
    peers[0]!.send('not a frame')
    peers[0]!.send(JSON.stringify(event(null, 'generation.progress')))
    await vi.waitFor(() => expect(events).toHaveLength(2))
  })

  it('renews the session when the server no longer knows it', async () => {
    open()
    await vi.waitFor(() => expect(resets).toBe(1))
    peers[0]!.close(4401, 'please sign in')
    await vi.waitFor(() => expect(subscriptions).toHaveLength(2))
    expect(renewals).toBe(1)
  })

  it.each([4403, 4404])('reads again what it showed once the book is closed to it, and keeps asking (%i)', async (code) => {
    open()
    await vi.waitFor(() => expect(resets).toBe(1))
    greet = () => []
    peers[0]!.close(code, 'no longer a member')
    await vi.waitFor(() => expect(subscriptions).toHaveLength(2))
    expect(resets).toBe(2)
  })

  it('stays closed once it is closed', async () => {
    open()
    await vi.waitFor(() => expect(resets).toBe(1))
    const gone = new Promise((resolve) => peers[0]!.once('close', resolve))
    close()
    await gone
    expect(subscriptions).toHaveLength(1)
  })

  it('waits longer and longer, but never more than half a minute', () => {
    const longest = Array.from({ length: 12 }, (_, attempt) => patience(attempt))
    expect(Math.max(...longest)).toBeLessThanOrEqual(30_000)
    expect(patience(0)).toBeLessThanOrEqual(500)
    expect(patience(6)).toBeGreaterThan(15_000 - 1)
  })
})
