/** Over a screen about a book or a draft of it: the way back to the desk. */
import { Link } from '@/routing/router'

interface WayBackProps {
  project: string
  draft: string | null
  /** The scene that one came from, where it was one. */
  scene?: string | null
}

export function WayBack({ project, draft, scene = null }: WayBackProps) {
  return (
    <header className="sticky top-0 z-20 flex min-h-12 items-center border-b border-line bg-desk px-4 py-2">
      <Link to={{ screen: 'desk', project, draft, scene }} className="link min-w-0 truncate">
        {scene !== null ? 'Back to the scene' : draft === null ? 'Back to the book' : 'Back to the draft'}
      </Link>
    </header>
  )
}
