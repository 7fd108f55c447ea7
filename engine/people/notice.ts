import type { Engine } from './engine.ts'

/** Content is made and approved in a week or two. */
const usualNoticeDays = 14

export const noticeDaysOf = ({ noticeDays = usualNoticeDays }: Pick<Engine, 'noticeDays'>): number => noticeDays
