import type { LessonAnswer, LessonSheet } from '../../engine/learn/lesson.ts'
import { type Thread, threadAt } from '../thread.ts'

/** Learning on a thread of its own, so that no decision ever waits for a matrix. A lesson that is given up is no loss: the counts it was made from are still there at the next start. */
export type Teacher = Thread<LessonSheet, LessonAnswer | undefined>

/** It does not rest: what it believed last makes the next lesson short. */
export const startTeacher = (): Teacher => threadAt(new URL('learning.worker.ts', import.meta.url), { name: 'learning' })
