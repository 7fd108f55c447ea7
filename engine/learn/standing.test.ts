import { expect, test } from 'vitest'
import { standingOf } from './standing.ts'

test.each([
  ['open', 'fatigue', undefined, 'wants'],
  ['open', 'gap', { signal: 's', brief: 'b' }, 'takenUp'],
  ['open', 'gap', { signal: 's' }, 'takenUp'],
  ['open', 'fatigue', { signal: 's', brief: 'b', proposed: true }, 'proposed'],
  ['superseded', 'winner', undefined, 'superseded'],
  ['withdrawn', 'fatigue', { signal: 's', brief: 'b' }, 'withdrawn'],
  ['open', 'winner', undefined, 'news'],
  ['open', 'winner', { signal: 's', brief: 'b' }, 'takenUp'],
  ['answered', 'fatigue', { signal: 's', brief: 'b' }, 'answered'],
  ['dismissed', 'winner', undefined, 'dismissed'],
] as const)('%s, %s, %j: %s', (state, kind, taken, standing) => expect(standingOf({ state, kind }, taken)).toBe(standing))
