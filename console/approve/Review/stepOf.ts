import type { Operations } from '../../api/operations.ts'

export type Waiting = Operations['approval.list']['output']['items'][number]

/** The step that it waits at, as its route calls it. */
export const stepOf = ({ steps, at }: Pick<Waiting, 'steps' | 'at'>): string => steps[at]?.label ?? ''
