/** What the server reads of the screens: which addresses there are. Written once, when the screens are built. */
import { ADDRESSES } from '@/routing/routes'

export const dynamic = 'force-static'

export function GET(): Response {
  return Response.json(ADDRESSES)
}
