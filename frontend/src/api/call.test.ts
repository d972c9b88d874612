// @vitest-environment node
/** Calling the services, against a real HTTP server. */
import { createServer } from 'node:http'
import type { IncomingMessage, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCaller } from './call'
import type { Call } from './call'
import { ApiProblem, isOffline, wordsOf } from './problem'

interface Seen {
  line: string
  key: string | undefined
  body: string
}

type Answer = [status: number, body: unknown]

let server: Server
let seen: Seen[]
let answers: (asked: Seen) => Answer
let signedOut: number
let signIns: number
let confirms: () => Promise<boolean>
let call: Call

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

beforeEach(async () => {
  seen = []
  signedOut = signIns = 0
  answers = () => [200, {}]
  server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const asked = { line: `${request.method} ${request.url}`, key: request.headers['idempotency-key'] as string | undefined, body }
      seen.push(asked)
      const [status, answer] = answers(asked)
      response.writeHead(status, { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json', 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*', 'Access-Control-Allow-Methods': '*' })
      response.end(typeof answer === 'string' ? answer : JSON.stringify(answer))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  confirms = () => Promise.resolve(false)
  call = createCaller({ origin, onSignedOut: () => signedOut++, onConfirm: () => confirms(), signIns: () => signIns })
})

afterEach(() => new Promise<void>((resolve) => void server.close(() => resolve())))

const project = 'abcdefghijkl'
const required: Answer = [401, { code: 'auth.required', title: 'Please sign in', status: 401 }]

describe('a call', () => {
  it('goes to the address of its operation, with what was asked', async () => {
    answers = () => [200, { title: 'The Tide Table' }]
    const outline = await call('content.outline', { params: { project }, query: { min_seq: 7 } })
    expect(outline.title).toBe('The Tide Table')
    expect(seen[0]!.line).toBe(`GET /api/v1/projects/${project}/outline?min_seq=7`)
    await call('content.file', { params: { project, path: 'plot/out line.yaml' } })
    expect(seen[1]!.line).toBe(`GET /api/v1/projects/${project}/files/plot/out%20line.yaml`)
  })

  it('carries a key where a retry must not do the work twice', async () => {
    const body = { base: 'c', edits: [{ path: 'a.md', text: 'x' }] }
    await call('changes.save', { params: { project }, body })
    await call('changes.save', { params: { project }, body, key: 'mine' })
    expect(seen[0]!.key).toMatch(/^[0-9a-f-]{36}$/)
    expect(seen[1]!.key).toBe('mine')
    expect(JSON.parse(seen[1]!.body)).toEqual(body)
  })

  it('sends a file as it is', async () => {
    await call('projects.import', { query: { filename: 'my book.txt' }, body: new Blob(['CHAPTER I']) })
    expect(seen[0]!.line).toBe('POST /api/v1/projects/import?filename=my+book.txt')
    expect(seen[0]!.body).toBe('CHAPTER I')
  })

  it('turns a refusal into a problem with its code, fields and texts', async () => {
    const conflicts = [{ path: 'a.md', base: 'b', ours: 'o', theirs: 't' }]
    answers = () => [409, { code: 'change.conflict', title: 'Someone changed the same sentence', status: 409, detail: '', errors: [], conflicts }]
    const problem = await call('changes.save', { params: { project }, body: { base: 'c', edits: [] } }).catch((error: unknown) => error)
    expect(problem).toBeInstanceOf(ApiProblem)
    expect(problem).toMatchObject({ code: 'change.conflict', status: 409, conflicts })
  })

  it('keeps its head when something else answers', async () => {
    answers = () => [502, '<html>Bad gateway</html>']
    const problem = await call('projects.list').catch((error: unknown) => error)
    expect(problem).toMatchObject({ code: 'http.502' })
    expect(wordsOf(problem)).toBe('The server could not answer.')
  })

  it('says the same reason of several files once', async () => {
    const errors = ['a.md', 'b.md'].map((field) => ({ field, message: 'Rename it.', rule: 'path.reserved' }))
    answers = () => [422, { code: 'change.refused', title: 'Not here', detail: 'a.md, b.md: No.', errors }]
    const problem = await call('projects.list').catch((error: unknown) => error)
    expect(wordsOf(problem)).toBe('Not here. a.md, b.md: No. Rename it.')
  })

  it('waits for a mirror that is a moment behind', async () => {
    answers = () => (seen.length < 3 ? [503, { code: 'mirror.behind', title: 'The newest version is on its way', status: 503 }] : [200, { title: 'Here' }])
    expect((await call('content.outline', { params: { project } })).title).toBe('Here')
  })

  it('says that no server was reached', async () => {
    await new Promise<void>((resolve) => void server.close(() => resolve()))
    const problem = await call('projects.list').catch((error: unknown) => error)
    expect(isOffline(problem)).toBe(true)
    server = createServer().listen(0)
  })
})

describe('a session that ran out', () => {
  it('is renewed once for many calls, and they go on with their keys', async () => {
    let renewed = false
    answers = ({ line }) => {
      if (line.includes('/auth/refresh')) {
        renewed = true
        return [200, { account: {} }]
      }
      return renewed ? [200, { projects: [] }] : required
    }
    await Promise.all([call('projects.list'), call('projects.sample', { key: 'one' })])
    expect(seen.filter(({ line }) => line.includes('/auth/refresh'))).toHaveLength(1)
    expect(seen.filter(({ key }) => key === 'one')).toHaveLength(2)
    expect(signedOut).toBe(0)
  })

  it('tells the screens when it cannot be renewed', async () => {
    answers = () => required
    await expect(call('projects.list')).rejects.toMatchObject({ code: 'auth.required' })
    expect(signedOut).toBe(1)
  })

  it('is there where one signed in while it was asked', async () => {
    answers = ({ line }) => {
      if (line.includes('/auth/refresh')) {
        signIns++
        return required
      }
      return signIns ? [200, { projects: [] }] : required
    }
    await expect(call('projects.list')).resolves.toEqual({ projects: [] })
    expect(signedOut).toBe(0)
  })

  it('may still be there while no server can tell', async () => {
    answers = ({ line }) => (line.includes('/auth/refresh') ? [503, { code: 'service.unavailable', title: 'Not just now', status: 503 }] : required)
    await expect(call('projects.list')).rejects.toMatchObject({ code: 'service.unavailable' })
    expect(signedOut).toBe(0)
  })

  it('is not renewed for a code that is not right', async () => {
    answers = () => [401, { code: 'auth.wrong_code', title: 'No', status: 401 }]
    await expect(call('auth.second_step', { body: { code: '000000' } })).rejects.toMatchObject({ code: 'auth.wrong_code' })
    expect(seen).toHaveLength(1)
  })

  it('is not renewed for a wrong password', async () => {
    answers = () => [401, { code: 'auth.wrong_credentials', title: 'No', status: 401 }]
    await expect(call('auth.sign_in', { body: { email: 'a@b', password: 'c' } })).rejects.toMatchObject({ code: 'auth.wrong_credentials' })
    expect(seen).toHaveLength(1)
    expect(signedOut).toBe(0)
  })
})

describe('something dangerous', () => {
  const wanted: Answer = [403, { code: 'auth.confirm', title: 'Please confirm that it is you', status: 403 }]

  it('is done once its person proved that it is them', async () => {
    let proved = false
    answers = () => (proved ? [200, { codes: [] }] : wanted)
    confirms = () => {
      proved = true
      return Promise.resolve(true)
    }
    await expect(call('account.renew_recovery')).resolves.toEqual({ codes: [] })
    expect(seen).toHaveLength(2)
  })

  it('is left when they do not', async () => {
    answers = () => wanted
    await expect(call('account.renew_recovery')).rejects.toMatchObject({ code: 'auth.confirm' })
    expect(seen).toHaveLength(1)
  })
})
