/** The one seam to the engine's registry: operations as types alone, so that no line of the engine reaches the browser through here. */
export type { OperationName, Operations } from '../../engine/operations.ts'
