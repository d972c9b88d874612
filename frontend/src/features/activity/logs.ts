/** The three logs: of a book, of this installation, and of one's own account. */
import { addressOf } from '@/api/address'
import { call } from '@/api/session'
import type { Route } from '@/routing/routes'

export type Log = { of: 'book'; project: string } | { of: 'site' } | { of: 'me' }

interface Told {
  /** What the log holds, in a sentence. */
  about: string
  back: { label: string; to: Route }
  /** Where the whole of it is fetched as a file; null: with everything else that is held about one. */
  file: ((format: 'csv' | 'jsonl') => string) | null
}

export function toldOf(log: Log): Told {
  switch (log.of) {
    case 'book': {
      const params = { project: log.project }
      return {
        about: 'What was done with this book’s people and settings. Nobody can change these lines.',
        back: { label: 'Back to the book', to: { screen: 'desk', project: log.project, draft: null, scene: null } },
        file: (format) => addressOf('audit.export_book', { params, query: { format } }),
      }
    }
    case 'site':
      return {
        about: 'Everything that was done with accounts, roles and settings here.',
        back: { label: 'Your books', to: { screen: 'shelf' } },
        file: (format) => addressOf('audit.export_site', { query: { format } }),
      }
    case 'me':
      return {
        about: 'What you did with your account and your books’ people and settings, and what anybody did to your account.',
        back: { label: 'Your account', to: { screen: 'account' } },
        file: null,
      }
  }
}

/** Reads lines of one kind, the newest first, before the line `before`. */
export function readLog(log: Log, noun: string, before: number | null) {
  const query = { noun, before, limit: 50 }
  switch (log.of) {
    case 'book':
      return call('audit.book', { params: { project: log.project }, query })
    case 'site':
      return call('audit.site', { query })
    case 'me':
      return call('audit.mine', { query })
  }
}
