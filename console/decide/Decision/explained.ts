import type { Operations } from '../../api/operations.ts'

/** All that is known of one decision, as the engine explains it. */
export type Explained = Operations['decision.explain']['output']
