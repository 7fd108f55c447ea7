import { expect, test } from 'vitest'
import type { Role } from '../../../engine/kernel/actor.ts'
import { peopleTitle } from './peopleTitle.ts'
import { describedBy, permissionOf } from './permission.ts'

const somebody = (kind: 'person' | 'agent' | 'flow', name: string, roles: Role[], state: 'active' | 'gone' = 'active') => ({
  kind,
  name,
  roles,
  state,
})
const maren = somebody('person', 'Maren Lund', ['owner'])

test.each([
  [[maren], 'One person works here. Maren Lund answers for it.'],
  [[maren, somebody('flow', 'Standing flows', ['flow'])], 'One person and one flow work here. Maren Lund answers for it.'],
  [
    [
      somebody('person', 'Ines Okafor', ['auditor'], 'gone'),
      maren,
      somebody('person', 'Tomas Reyes', ['contributor']),
      somebody('agent', 'Writer', ['agent']),
    ],
    '2 people and one agent work here. Maren Lund answers for it.',
  ],
])('%j: %s', (people, title) => expect(peopleTitle(people, String)).toBe(title))

test('permission is read from what the engine says of its operations', () => {
  const path = (operationId: string, kind: string, roles: string[]) => [
    `/api/${operationId}`,
    { post: { operationId, 'x-kind': kind, 'x-roles': roles } },
  ]
  const operations = describedBy({
    paths: Object.fromEntries([
      path('brief.open', 'command', ['owner', 'contributor']),
      path('brief.close', 'command', ['owner', 'contributor']),
      path('writeKey.issue', 'command', ['owner']),
      path('brief.list', 'query', ['owner', 'contributor', 'viewer']),
    ]),
  })
  expect(permissionOf(['contributor', 'viewer'], operations)).toEqual({ changes: [{ noun: 'brief', verbs: ['open', 'close'] }], questions: 1 })
  expect(permissionOf(['owner'], operations).changes.map(({ noun }) => noun)).toEqual(['brief', 'write key'])
  expect(permissionOf(['viewer'], operations)).toEqual({ changes: [], questions: 1 })
})
