import { expect, test } from 'vitest'
import { faceAmong } from './faceAmong.ts'

const common = { version: 1, skills: [], state: 'active' as const }
const everybody = [
  { ...common, id: 'per_1', kind: 'person' as const, name: 'Maren Lund', roles: ['owner' as const] },
  { ...common, id: 'per_2', kind: 'agent' as const, name: 'Draft writer', roles: ['agent' as const], sponsor: 'per_1' },
]

test.each([
  ['per_1', { kind: 'person', name: 'Maren Lund' }],
  ['per_2', { kind: 'agent', name: 'Draft writer', sponsor: 'Maren Lund' }],
  // Who asked for the yes to a recombined family: no row, and no “? ?”.
  ['flow_recombined-asks-approval', { kind: 'flow', name: 'recombined-asks-approval' }],
])('%s has a name and a shape', (id, face) => expect(faceAmong(everybody, id)).toMatchObject(face))

test.each([['per_9'], [undefined]])('%s is nobody who is known', (id) => expect(faceAmong(everybody, id)).toBeNull())
