/** The writer's words in this browser, kept before anything is sent anywhere. */

export interface LocalCopy {
  project: string
  scene: string
  /** The version that the words were written on. */
  base: string
  path: string
  /** The scene's details, unchanged, that stand before the prose in the file. */
  head: string
  prose: string
  at: string
}

export interface LocalCopies {
  keep(copy: LocalCopy): Promise<void>
  find(project: string, scene: string): Promise<LocalCopy | null>
  /** Forgets the words if they are still those given: newer ones stay. */
  forget(project: string, scene: string, prose: string): Promise<void>
  all(project: string): Promise<LocalCopy[]>
}

const STORE = 'copies'

/** Opens the browser's database of local copies. */
export function openLocalCopies(name = 'plotweaver'): LocalCopies {
  let database: Promise<IDBDatabase> | null = null

  function opened(): Promise<IDBDatabase> {
    database ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name, 1)
      request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: ['project', 'scene'] })
      request.onsuccess = () => resolve(request.result)
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

  async function forget(project: string, scene: string, prose: string): Promise<void> {
    const transaction = (await opened()).transaction(STORE, 'readwrite')
    const store = transaction.objectStore(STORE)
    const found = store.get([project, scene])
    found.onsuccess = () => {
      if ((found.result as LocalCopy | undefined)?.prose === prose) store.delete([project, scene])
    }
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error ?? new Error('the browser could not forget it'))
    })
  }

  return {
    keep: async (copy) => void (await within('readwrite', (store) => store.put(copy))),
    find: async (project, scene) => ((await within('readonly', (store) => store.get([project, scene]))) as LocalCopy | undefined) ?? null,
    forget,
    all: async (project) => (await within('readonly', (store) => store.getAll(IDBKeyRange.bound([project], [project, []])))) as LocalCopy[],
  }
}
