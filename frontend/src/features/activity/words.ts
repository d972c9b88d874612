/** What the audit log's lines mean, in words. */
import type { AuditEntry } from '@/api/generated/models'

const DID: Record<string, string> = {
  'access.refused': 'tried what their role does not allow',
  'account.created': 'opened an account',
  'account.deleted': 'deleted their account',
  'account.exported': 'downloaded what is held about them',
  'audit.exported': 'downloaded this log',
  'identity.linked': 'added a way to sign in',
  'identity.unlinked': 'removed a way to sign in',
  'member.removed': 'took a role away',
  'member.role_changed': 'gave a role',
  'project.created': 'made the book',
  'project.deleted': 'deleted the book',
  'project.import_undone': 'took the book away again',
  'secret.removed': 'removed a key',
  'secret.set': 'set a key',
  'session.ended': 'signed out',
  'session.refused': 'was not let in',
  'session.replayed': 'showed an old key again, and was signed out',
  'session.started': 'signed in',
  'site.secrets_rotated': 'sealed all stored keys anew',
  'token.created': 'made an access token',
  'token.revoked': 'withdrew an access token',
}

const OTHERS: Record<AuditEntry['by'], string> = {
  account: 'Somebody whose account is gone',
  anonymous: 'Somebody not signed in',
  service: 'PlotWeaver',
  command: 'Whoever keeps this installation',
}

/** Who did it. */
export function doer(entry: AuditEntry): string {
  if (entry.actor?.name) return entry.actor.name
  // who signs in is nobody yet, but we know as whom
  if (entry.by === 'anonymous' && entry.subject?.name) return entry.subject.name
  return OTHERS[entry.by]
}

/** What was done; an action that is newer than this screen is shown by its name. */
export function deed(entry: AuditEntry): string {
  const words = DID[entry.action] ?? entry.action
  const whom = entry.subject?.name && entry.subject.id !== entry.actor?.id && entry.by !== 'anonymous' ? ` (${entry.subject.name})` : ''
  return words + whom
}

/** The facts that go with it. */
export function facts(entry: AuditEntry): string {
  return Object.entries(entry.detail)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ')
}
