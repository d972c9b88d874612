/** The writer's words in this browser, kept before anything is sent anywhere. */
import type { Known } from './lineage'
import type { Wish } from './wish'

export interface LocalCopy {
  project: string
  /** The book's own text, or the draft of the book that the words belong to. */
  branch: string
  scene: string
  /** The version that the words were written on. */
  base: string
  path: string
  /** The scene's details, unchanged, that stand before the prose in the file. */
  head: string
  prose: string
  /** What of the words was pasted, if any was. */
  pasted?: string[]
  /** A version that was asked for, whose answer has not come. */
  wish?: Wish | null
  /** What of the words the server was last known to keep for the writer. */
  known?: Known
  at: string
}

export interface LocalCopies {
  keep(copy: LocalCopy): Promise<void>
  find(project: string, branch: string, scene: string): Promise<LocalCopy | null>
  /** Forgets the words if they are still those given: newer ones stay. */
  forget(project: string, branch: string, scene: string, prose: string): Promise<void>
  /** Whether any words of a branch are kept here. */
  any(project: string, branch: string): Promise<boolean>
  /** Every word of a book that is kept here. */
  list(project: string): Promise<LocalCopy[]>
  /** Keeps the words of a branch under the name that it has now. */
  move(project: string, from: string, to: string): Promise<void>
  /** Forgets every word of a branch that was taken away. */
  drop(project: string, branch: string): Promise<void>
}

const STORE = 'words'
/** Where an earlier edition of PlotWeaver kept the words, which all were the book's own. */
const BEFORE = 'copies'

/** Opens the browser's database of local copies. */
export function openLocalCopies(name = 'plotweaver'): LocalCopies {
  let database: Promise<IDBDatabase> | null = null

  function opened(): Promise<IDBDatabase> {
    database ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name, 2)
      request.onupgradeneeded = () => upgrade(request)
      request.onsuccess = () => {
        // a newer edition in another window must be able to change the store
        request.result.onversionchange = () => {
          request.result.close()
          database = null
        }
        resolve(request.result)
      }
      request.onerror = () => reject(request.error ?? new Error('the browser keeps no data'))
    }).catch((error: unknown) => {
      database = null
      throw error
    })
    return database
  }

  async function within<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    const transaction = (await opened()).transaction(STORE, mode, { durability: 'strict' })
    const request = work(transaction.objectStore(STORE))
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result)
      transaction.onabort = () => reject(transaction.error ?? new Error('the browser could not keep it'))
    })
  }

  async function forget(project: string, branch: string, scene: string, prose: string): Promise<void> {
    const transaction = (await opened()).transaction(STORE, 'readwrite')
    const store = transaction.objectStore(STORE)
    const found = store.get([project, branch, scene])
    found.onsuccess = () => {
      if ((found.result as LocalCopy | undefined)?.prose === prose) store.delete([project, branch, scene])
    }
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error ?? new Error('the browser could not forget it'))
    })
  }

  async function move(project: string, from: string, to: string): Promise<void> {
    const transaction = (await opened()).transaction(STORE, 'readwrite', { durability: 'strict' })
    const store = transaction.objectStore(STORE)
    const found = store.getAll(wordsOf(project, from))
    found.onsuccess = () => {
      for (const copy of found.result as LocalCopy[]) store.put({ ...copy, branch: to })
      store.delete(wordsOf(project, from))
    }
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error ?? new Error('the browser could not keep it'))
    })
  }

  return {
    keep: async (copy) => void (await within('readwrite', (store) => store.put(copy))),
    find: async (project, branch, scene) => ((await within('readonly', (store) => store.get([project, branch, scene]))) as LocalCopy | undefined) ?? null,
    forget,
    any: async (project, branch) => (await within('readonly', (store) => store.count(wordsOf(project, branch)))) > 0,
    list: (project) => within<LocalCopy[]>('readonly', (store) => store.getAll(IDBKeyRange.bound([project], [project, []]))),
    move,
    drop: async (project, branch) => void (await within('readwrite', (store) => store.delete(wordsOf(project, branch)))),
  }
}

const wordsOf = (project: string, branch: string) => IDBKeyRange.bound([project, branch], [project, branch, []])

function upgrade(request: IDBOpenDBRequest): void {
  const store = request.result.createObjectStore(STORE, { keyPath: ['project', 'branch', 'scene'] })
  if (!request.result.objectStoreNames.contains(BEFORE)) return
  const earlier = request.transaction!.objectStore(BEFORE).getAll()
  earlier.onsuccess = () => {
    for (const copy of earlier.result as Omit<LocalCopy, 'branch'>[]) store.put({ ...copy, branch: 'main' })
    request.result.deleteObjectStore(BEFORE)
  }
}
