/** What stands where a screen will be. */
import { Skeleton } from '@/components/Skeleton'

export function Waiting() {
  return (
    <main className="mx-auto max-w-[34em] px-6 pt-24">
      <Skeleton lines={6} />
    </main>
  )
}
