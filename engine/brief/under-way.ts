import type { BriefState } from './brief.ts'

/** Open, as every screen counts it: taken on, and its work still to come. What is only proposed is told beside it. */
export const underWay: readonly BriefState[] = ['open', 'assigned', 'inReview']
