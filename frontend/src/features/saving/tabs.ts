/** Tabs of one browser tell each other of words that were kept: who has one scene in two of them writes in one text. */

const CHANNEL = 'plotweaver.words'

/** Tells other tabs that words of a book were kept on the server, or that somebody is done with them. */
export function tellTabs(project: string): void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage(project)
  channel.close()
}

/** Hears of words of a book that other tabs kept; the result ends it. */
export function hearTabs(project: string, kept: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = ({ data }) => data === project && kept()
  return () => channel.close()
}
