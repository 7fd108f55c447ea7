import type { Entity } from './noun.ts'
import { type Refusal, refuse } from './refusal.ts'

/** A version that the caller sent is never retried: another one is refused, with what stands there now. */
export const staleness = (current: Entity, ifVersion: number | undefined): Refusal | undefined =>
  ifVersion === undefined || ifVersion === current.version
    ? undefined
    : refuse('staleVersion', `You saw version ${ifVersion}; it is at version ${current.version}.`, {
        where: [{ path: 'ifVersion', problem: `${ifVersion}, not ${current.version}` }],
        remedy: 'Look at what changed, then send it again with the new version.',
        facts: { current },
      })
