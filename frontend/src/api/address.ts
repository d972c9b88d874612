/** The address of an operation of the catalogue. */
import { operations } from './generated/operations'
import type { Operations } from './generated/operations'

export type OperationId = keyof Operations

/** What an operation's address is made of. */
export interface Place<Id extends OperationId> {
  params?: Operations[Id]['params']
  query?: Partial<Operations[Id]['query']>
}

/**
 * Returns where an operation answers: for calls, and for files that the browser fetches itself.
 *
 * @throws TypeError if a part of the path is missing.
 */
export function addressOf<Id extends OperationId>(id: Id, { params, query }: Place<Id> = {}): string {
  const values = (params ?? {}) as Record<string, string>
  const path = operations[id].path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new TypeError(`the address needs ${name}`)
    // a path in the book is a path in the address as well; everything else is one part of it
    return name === 'path' ? value.split('/').map(encodeURIComponent).join('/') : encodeURIComponent(value)
  })
  const asked = Object.entries((query ?? {}) as Record<string, unknown>).filter(([, value]) => value !== undefined && value !== null)
  const search = new URLSearchParams(asked.map(([name, value]) => [name, String(value)])).toString()
  return search ? `${path}?${search}` : path
}
