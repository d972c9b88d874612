/** The facts of a line of the log, in words: what a person reads, and no code. */
import type { AuditEntry } from '@/api/generated/models'
import { ROLES, roleName } from '@/features/sharing/roles'

/** What a provider that people sign in with, or that runs models, is called. */
type Named = (provider: string) => string
type Said = (value: string, named: Named) => string

/** Every fact that the log may hold of an action; empty where there is nothing to add. */
const FACTS: Record<string, Said> = {
  at_once: (value) => (value === 'true' ? 'the old ones ended at once' : 'the old ones run out by themselves'),
  chapters: (value) => `only in ${value}`,
  email: (value) => `for ${value}`,
  format: (value) => FORMATS[value] ?? value,
  kind: (value) => KINDS[value] ?? value,
  mode: (value) => MODES[value] ?? value,
  name: (value) => `“${value}”`,
  provider: (value, named) => `at ${named(value)}`,
  providers: (value) => value && `at ${value}`,
  reason: (value) => REASONS[value] ?? 'for another reason',
  role: (value) => `as ${lowered(value)}`,
  rule: (value) => RULES[value] ?? value,
  rules: (value) => (value === '' ? 'nothing is protected now' : value.replaceAll(/: (\w+)(?=;|$)/g, (_, role: string) => `: ${WRITERS[role] ?? role}`)),
  scope: (value) => SCOPES[value] ?? value,
  stays: (value) => `stays ${lowered(value)}`,
  title: (value) => `“${value}”`,
  to: (value) => value.split(', ').map(placeOf).join(', '),
  visibility: (value) => READERS[value] ?? value,
  way: (value, named) => WAYS[value] ?? `by ${named(value)}`,
}

const FORMATS: Record<string, string> = { csv: 'as a table', jsonl: 'as JSON lines' }
const KINDS: Record<string, string> = { 'model-provider': 'of models' }
const MODES: Record<string, string> = {
  open: 'everybody may',
  invited: 'whoever is invited may',
  closed: 'nobody may',
  nobody: 'nobody has to',
  administrators: 'administrators have to',
  everybody: 'everybody has to',
}
const READERS: Record<string, string> = { private: 'only its people', link: 'whoever has its address', public: 'everybody' }
const REASONS: Record<string, string> = {
  'auth.identity_taken': 'it is linked to somebody else here',
  'auth.identity_unknown': 'nobody here signs in with that account',
  'auth.invitation_needed': 'it needs an invitation',
  'auth.provider_failed': 'the provider did not answer as it should',
  'auth.provider_refused': 'the provider said no',
  'auth.required': 'the session had ended meanwhile',
  'auth.sign_up_closed': 'nobody can open an account just now',
  'auth.visit_unknown': 'it was not begun here, or took too long',
}
const RULES: Record<string, string> = { none: 'to no model', local: 'to models on this machine', named: 'to models on this machine and' }
const SCOPES: Record<string, string> = { read: 'to read', write: 'to read and write' }
const WAYS: Record<string, string> = { password: 'with a password', code: 'with a code', link: 'with a link from the terminal' }
const WRITERS: Record<string, string> = { writer: 'every writer', editor: 'editors and owners', owner: 'owners' }

/** What somebody asked for whose role did not allow it, by the first part of the operation's name. */
const ASKED: Record<string, string> = {
  accounts: 'the accounts here',
  ai: 'where the book may be sent',
  audit: 'this log',
  autosaves: 'words that are not a version yet',
  branches: 'the book’s drafts',
  changes: 'the book’s words',
  comments: 'comments',
  content: 'reading the book',
  chapters: 'the order of chapters',
  findings: 'notes',
  git: 'the book, by git',
  invitations: 'invitations',
  locks: 'who keeps what',
  members: 'people and roles',
  model_keys: 'keys of models',
  ownership: 'whose book it is',
  projects: 'the book as a whole',
  protections: 'who may write in which drafts',
  quality: 'how the book stands',
  runs: 'drafting with AI',
  scenes: 'scenes',
  sharing: 'who can read the book',
  suggestions: 'suggestions',
  versions: 'earlier versions',
  words: 'replacing words',
}

/** The facts that go with a line, in words. A fact that is newer than this screen is shown by its name. */
export function facts(entry: AuditEntry, named: Named): string {
  const told = Object.entries(entry.detail).map(([name, value]) => (FACTS[name] ? FACTS[name](value, named) : `${name}: ${value}`))
  return [about(entry, named), ...told].filter(Boolean).join(', ').replace(' and, at', ' and at')
}

/** What else a line is about, where that is more than an id. */
function about({ action, target }: AuditEntry, named: Named): string {
  if (action === 'access.refused') return ASKED[target.split('.')[0]!] ?? ''
  return action.startsWith('secret.') && target ? `for ${named(target)}` : ''
}

const lowered = (role: string) => (role === 'owner' || ROLES.some(([each]) => each === role) ? roleName(role).toLowerCase() : role)

function placeOf(ref: string): string {
  if (ref === 'refs/heads/main') return 'the book'
  if (ref.startsWith('refs/heads/')) return `the draft “${ref.slice('refs/heads/'.length)}”`
  return ref.startsWith('refs/tags/') ? `the version “${ref.slice('refs/tags/'.length)}”` : ref
}
