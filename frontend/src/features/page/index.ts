/** The book page: what other features may use of it. */
export { BookPage } from './BookPage'
export type { BookPageProps } from './BookPage'
export type { BookPageHandle } from './PageEditor'
export { writeNext } from './focusing'
export type { PageChange } from './review-widgets'
export type { PageNote } from './notes'
export { toCodePoints, toUtf16 } from './offsets'
