/** Copies words as they read, for other programs to paste: as copying from the page does. */
import { say } from '@/components/toast'
import { htmlText, passages, plainText } from '@/features/page/reading'

export async function copyWords(text: string): Promise<void> {
  const found = passages(text)
  const kinds = { 'text/plain': plainText(found), 'text/html': htmlText(found) }
  const blobs = Object.entries(kinds).map(([type, words]) => [type, new Blob([words], { type })])
  await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs) as Record<string, Blob>)])
  say({ text: 'Copied.' })
}
