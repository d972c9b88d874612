/** The one page of the export: every address is drawn by the shell in the browser. */
import { Shell } from '@/features/shell/Shell'

export default function Page() {
  return <Shell />
}
