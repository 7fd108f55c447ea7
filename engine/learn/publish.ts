import type { Space } from '../decide/combination.ts'
import type { Draws, Policy } from '../decide/policy.ts'
import { snapshotOf, type PolicySnapshot, type SnapshotContext } from '../decide/snapshot.ts'

export interface Publication {
  context: Omit<SnapshotContext, 'policy'>
  space: Space
  policy: Policy
  /** As they are stored; the policy's schema fills what is missing. */
  settings: unknown
  /** Decisions already made with this placement. */
  decisions: number
  draws?: Draws
}

/** The next snapshot of a placement. Its id is its content: when nothing moved, it is the same. Throws on settings that the policy's schema refuses. */
export const publish = ({ context, space, policy, settings, decisions, draws }: Publication): PolicySnapshot => {
  const occasion = { space, settings: policy.settings.parse(settings), decisions, ...(draws && { draws }) }
  const published = policy.publish(occasion)
  return snapshotOf({ ...context, policy: policy.name }, published.space, published.weights)
}
