/** What was done by whom, of a line of the audit log, in words. */
import type { AuditEntry } from '@/api/generated/models'
import { deviceName } from '@/features/saving/device'

const DID: Record<string, string> = {
  'access.refused': 'tried what their role does not allow',
  'account.created': 'opened an account',
  'account.deleted': 'deleted their account',
  'account.email_changed': 'changed the e-mail address of an account',
  'account.exported': 'downloaded what is held about them',
  'account.password_changed': 'changed a password',
  'account.renamed': 'changed the name of their account',
  'ai.policy_changed': 'changed where this book may be sent',
  'audit.exported': 'downloaded this log',
  'factor.begun': 'turned codes from their phone on',
  'factor.code_spent': 'used a recovery code',
  'factor.codes_renewed': 'made new recovery codes',
  'factor.ended': 'turned codes from a phone off',
  'identity.linked': 'added a way to sign in',
  'identity.unlinked': 'removed a way to sign in',
  'invitation.accepted': 'accepted an invitation',
  'invitation.created': 'made an invitation',
  'invitation.withdrawn': 'withdrew an invitation',
  'member.removed': 'took a role away',
  'member.role_changed': 'gave a role',
  'ownership.offered': 'offered the book to somebody',
  'ownership.taken': 'took the book over',
  'ownership.withdrawn': 'withdrew the offer of the book',
  'project.created': 'made the book',
  'project.deleted': 'deleted the book',
  'project.import_undone': 'took the book away again',
  'push.taken': 'pushed from their own tools',
  'protection.changed': 'changed who may write in which drafts',
  'secret.removed': 'removed a key',
  'secret.set': 'set a key',
  'session.ended': 'signed out',
  'session.ran_out': 'ended a session that had run out',
  'session.refused': 'was not let in',
  'session.replayed': 'showed an old key again, and was signed out',
  'session.started': 'signed in',
  'sharing.changed': 'changed who can read the book',
  'site.codes_changed': 'changed who has to sign in with codes',
  'site.keys_rotated': 'changed the keys that sign-ins are signed with',
  'site.secrets_rotated': 'sealed all stored keys anew',
  'site.sign_up_changed': 'changed who may open an account',
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
  // who takes an invitation gives a role to nobody else
  const own = entry.action === 'member.role_changed' && entry.subject?.id === entry.actor?.id
  const words = own ? 'was given a role' : (DID[entry.action] ?? entry.action)
  const whom = entry.subject?.name && entry.subject.id !== entry.actor?.id && entry.by !== 'anonymous' ? ` (${entry.subject.name})` : ''
  return words + whom
}

/** With which program; a browser by its name only, as what it says of itself in full is in the files to download. */
export function program(entry: AuditEntry): string {
  return entry.client.startsWith('Mozilla/') ? deviceName(entry.client) : entry.client
}
