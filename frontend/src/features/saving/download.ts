/** Gives the writer a text as a file, by this browser alone. */

/** Saves `prose` under the scene's title. */
export function download(title: string, prose: string): void {
  const address = URL.createObjectURL(new Blob([prose], { type: 'text/markdown' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `${title || 'scene'}.md`
  link.click()
  URL.revokeObjectURL(address)
}
