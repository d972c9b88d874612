/** A book for who is signed in: the desk, or only its pages where one has no role in it. */
'use client'

import type { ComponentProps } from 'react'
import { useBook } from '@/api/queries'
import { Desk } from '@/features/desk/Desk'
import { VisitPage } from './VisitPage'

export function DeskOrVisit(props: ComponentProps<typeof Desk>) {
  const { project, draft, scene } = props
  const book = useBook(project)
  // drafts of a book that one may only visit are its writers' business, and the desk says so
  const visits = draft === null && book.data !== undefined && !book.data.may.includes('project:read')
  return visits ? <VisitPage project={project} scene={scene} known /> : <Desk {...props} />
}
