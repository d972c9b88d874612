/** What a version says of itself, with the names of drafts as people write them. */
import { MAIN } from '@/api/queries'
import { spokenName } from '@/features/drafts/names'

/** "Brought in “Ben’s try”": the name underneath, which allows only some letters, is told as it was typed. */
export function messageOf({ message }: { message: string }): string {
  return message.replace(/^((?:Took back: )*Brought in )“(.+)”$/, (_, began: string, name: string) => began + (name === MAIN ? 'the book’s newest' : `“${spokenName(name)}”`))
}
