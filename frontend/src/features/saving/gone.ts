/** A scene that somebody took out while words were written in it: there is no other text to choose, and nowhere to send them. */
import { ApiProblem } from '@/api/problem'

const CODE = 'client.taken_out'

/** Whether what was refused says that a file, which is changed on one side, is not there on the other. */
export const oneSideGone = (refused: ApiProblem): boolean => refused.conflicts.some(({ ours, theirs }) => (ours === null) !== (theirs === null))

/** What is told instead of the conflict. */
export const takenOut = (): ApiProblem => new ApiProblem(CODE, 409, 'It was taken out of the text meanwhile')

/** Whether that is what keeps words from becoming a version. */
export const isTakenOut = (error: unknown): boolean => error instanceof ApiProblem && error.code === CODE
