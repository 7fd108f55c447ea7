import type { Operations } from '../../api/operations.ts'

export type Signal = Operations['signal.list']['output']['items'][number]
