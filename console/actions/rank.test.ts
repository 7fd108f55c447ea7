import { expect, test } from 'vitest'
import type { Action } from './action.ts'
import { makeRegistry } from './registry.ts'
import { fit, fittingStretch, rank } from './rank.ts'

const action = (group: Action['group'], label: string, more: Partial<Action> = {}): Action => ({ id: label, group, label, run: () => {}, ...more })

const some = [
  action('find', 'approved-goes-live'),
  action('go', 'Approval routes'),
  action('go', 'Approve: 3 wait for you'),
  action('do', 'Ask for approval', { operation: 'approval.request' }),
  action('do', 'Approve 54 variants', { operation: 'approval.judge' }),
  action('do', 'Comment'),
]
const never = () => -1

test.each([
  ['appr', ['Approve 54 variants', 'Ask for approval', 'Approval routes', 'Approve: 3 wait for you', 'approved-goes-live']],
  ['approval.j', ['Approve 54 variants', 'approved-goes-live']],
  ['zzz', ['approved-goes-live']],
])('%s lists do, go, find', (text, labels) => expect(rank(some, text, never).map(({ label }) => label)).toEqual(labels))

test('of two that fit alike, the one done lately comes first', () => {
  const memory = new Map<string, string>()
  const registry = makeRegistry({ getItem: (key) => memory.get(key) ?? null, setItem: (key, value) => void memory.set(key, value) })
  const [routes, queue] = [some[1], some[2]] as [Action, Action]
  registry.offer({ actions: some })
  const places = () => rank(registry.all(), 'appro', registry.recency).filter(({ group }) => group === 'go')
  expect(places()).toEqual([routes, queue])
  registry.run(queue)
  expect(places()).toEqual([queue, routes])
})

test('what is offered last wins, and what is withdrawn is gone', () => {
  const registry = makeRegistry({ getItem: () => null, setItem: () => {} })
  registry.offer({ actions: [action('do', 'Comment', { note: 'below' })] })
  const withdraw = registry.offer({ actions: [action('do', 'Comment', { note: 'above' })], subject: 'Coat' })
  expect(registry.all().map(({ note }) => note)).toEqual(['above'])
  expect(registry.subject()).toBe('Coat')
  withdraw()
  expect(registry.all().map(({ note }) => note)).toEqual(['below'])
  expect(registry.subject()).toBeUndefined()
})

test('what is offered everywhere lies below what a screen offers with the same id, though it comes later', () => {
  const registry = makeRegistry({ getItem: () => null, setItem: () => {} })
  registry.offer({ actions: [action('do', 'Compose for this brief', { id: 'compose' })] })
  registry.offer({ actions: [action('do', 'Compose', { id: 'compose' })], everywhere: true })
  expect(registry.all().map(({ label }) => label)).toEqual(['Compose for this brief'])
})

test('letters that lie scattered over a sentence fit nothing', () => {
  expect(fit('Activate: Release a campaign with an approved family.', 'repair')).toBe(0)
  expect(fit('Recombine', 'rcmb')).toBe(1)
})

test('a fit is never better than a better beginning', () => {
  expect([fit('Approve 54', 'appr'), fit('Ask for approval', 'appr'), fit('A park pairs', 'aprk'), fit('Comment', 'x')]).toEqual([3, 2, 1, 0])
  expect(fittingStretch('Ask for approval', 'appr')).toEqual([8, 12])
  expect(fittingStretch('Comment', '')).toBeNull()
})
