/** An invitation that somebody makes an account by, kept in this tab while they visit another site. */
const KEY = 'plotweaver-invitation'

/** Keeps it until the tab is closed; it reaches no server but by the requests that need it. */
export function keepInvitation(invitation: string | null): void {
  if (invitation !== null) window.sessionStorage.setItem(KEY, invitation)
}

/** The invitation that one came with, if any. */
export function keptInvitation(): string | null {
  return typeof window === 'undefined' ? null : window.sessionStorage.getItem(KEY)
}

/** Where one goes with a new account: to what the invitation is for, else to `back`. */
export function afterwards(invitation: string | null, back: string): string {
  return invitation === null ? back : `/join#${new URLSearchParams({ token: invitation }).toString()}`
}
