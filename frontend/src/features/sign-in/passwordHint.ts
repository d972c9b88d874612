/** What is said beside a field for a new password. */
import type { SignInOptions } from '@/api/generated/models'

export function passwordHint(options: SignInOptions | undefined, withCodes: boolean): string | undefined {
  if (!options) return undefined
  const least = withCodes ? options.password_least_with_codes : options.password_least
  return `${least} characters or more. A few words that do not belong together make a good one.`
}
