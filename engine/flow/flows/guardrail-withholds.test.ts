import { expect, test } from 'vitest'
import type { JournalEntry } from '../../kernel/journal.ts'
import { guardrailWithholds } from './guardrail-withholds.ts'
import { suppressionTeaches } from './suppression-teaches.ts'
import { withdrawnSignalReadmits } from './withdrawn-signal-readmits.ts'

const entry = {} as JournalEntry
const now = new Date('2026-03-01T12:00:00Z')
const found = [
  { id: 'sig_1', slot: 'headline', component: 'h1', placement: 'hero', statement: 'More unsubscribe with it.', raisedAt: '2026-03-01T11:00:00.000Z' },
]
const campaign = (id: string, more: object = {}) => ({ id, placements: ['hero'], familyHash: 'hash', ...more })
const shown = [{ hash: 'hash', frozen: { family: { slots: { headline: ['h1', 'h2'] } } } }]
const withholding = (facts: object) =>
  guardrailWithholds.answer({ found, live: [campaign('cmp_1')], shown, running: [], sample: [], ...facts }, entry, now)

test('a component that does harm is withheld in each campaign that shows it there, once for each', () => {
  const live = [campaign('cmp_1'), campaign('cmp_2'), campaign('cmp_3', { placements: ['aside'] }), campaign('cmp_4', { familyHash: 'other' })]
  const input = { slot: 'headline', component: 'h1', reason: 'More unsubscribe with it.', signal: 'sig_1' }
  expect(withholding({ live })).toEqual({
    each: ['cmp_1', 'cmp_2'].map((id) => ({ of: `sig_1 ${id}`, operation: 'campaign.withhold', input: { id, ...input } })),
  })
})

const comparing = (id: string, plan: object) => ({
  id,
  plan: { among: 'components', campaign: 'cmp_1', arms: [{ shows: 'h1' }, { shows: 'h2' }], ...plan },
})
const operations = (facts: object) => {
  const step = withholding(facts)
  return 'each' in step ? step.each.map(({ operation, input }) => `${operation} ${(input as { id: string }).id}`) : step
}

test('an experiment that tests it is ended first, wherever it runs, and no other', () => {
  const running = [
    comparing('exp_1', {}),
    comparing('exp_2', { arms: [{ shows: 'h2' }, { shows: 'h3' }] }),
    comparing('exp_3', { campaign: 'cmp_9' }),
    comparing('exp_4', { among: 'campaigns', arms: [{ shows: 'cmp_1' }, { shows: 'cmp_9' }] }),
  ]
  expect(operations({ running })).toEqual(['experiment.end exp_1', 'experiment.end exp_4', 'campaign.withhold cmp_1'])
  expect(guardrailWithholds.when).toContain('experiment.ended')
})

test('none is ended where nothing can be withheld', () => {
  const running = [comparing('exp_1', {})]
  expect(operations({ running, live: [] })).toHaveProperty('rest')
  expect(operations({ running, live: [campaign('cmp_1', { withheld: [{ slot: 'headline', component: 'h2' }] })] })).toEqual([
    'campaign.withhold cmp_1',
  ])
})

test.each([
  ['no signal of the kind is open', { found: [] }],
  ['it is withheld already', { live: [campaign('cmp_1', { withheld: [{ slot: 'headline', component: 'h1' }] })] }],
  ['nothing shows it', { live: [] }],
  ['it was let back since', { live: [campaign('cmp_1', { readmitted: [{ component: 'h1', at: '2026-03-01T11:30:00.000Z' }] })] }],
  ['made-up traffic alone says so of what is real', { found: [{ ...found[0], madeUp: 0.6 }] }],
])('it rests where %s', (_, facts) => expect(withholding(facts)).toHaveProperty('rest'))

test('what does harm once more after it was let back is withheld once more, and what is made up by made-up traffic', () => {
  const back = campaign('cmp_1', { readmitted: [{ component: 'h1', at: '2026-03-01T10:00:00.000Z' }] })
  expect(operations({ live: [back] })).toEqual(['campaign.withhold cmp_1'])
  expect(operations({ found: [{ ...found[0], madeUp: 1 }], sample: ['cmp_1'] })).toEqual(['campaign.withhold cmp_1'])
})

test('what was withheld for a signal is shown again when that is withdrawn, and nothing else', () => {
  const withheld = [
    { slot: 'headline', component: 'h1', signal: 'sig_1' },
    { slot: 'headline', component: 'h2', signal: 'sig_2' },
    { slot: 'headline', component: 'h3' },
  ]
  const answer = (signal: string | undefined) => withdrawnSignalReadmits.answer({ signal, all: [campaign('cmp_1', { withheld })] }, entry, now)
  expect(answer('sig_1')).toMatchObject({ each: [{ operation: 'campaign.readmit', input: { id: 'cmp_1', slot: 'headline', component: 'h1' } }] })
  for (const nobody of ['sig_9', undefined]) expect(answer(nobody)).toHaveProperty('rest')
})

const left = { reason: 'unsubscribed', at: '2026-03-01T11:00:00.000Z' }
const sent = { id: 'dlv_1', person: 'prf_1', decision: 'dec_1' }
const teaching = (facts: object) =>
  suppressionTeaches.answer({ left, sent, person: { userId: 'u1', anonymousIds: [], synthetic: true }, ...facts }, entry, now)

test('whoever leaves because of a message is told to the decision behind it, once however often it is said', () => {
  expect(teaching({})).toMatchObject({
    operation: 'event.send',
    input: {
      events: [
        { event: 'Unsubscribed', messageId: 'unsubscribe dlv_1', userId: 'u1', properties: { decision: 'dec_1' }, context: { synthetic: true } },
      ],
    },
  })
  expect(teaching({ left: { ...left, reason: 'complaint' } })).toMatchObject({ input: { events: [{ event: 'Email Marked as Spam' }] } })
})

test.each([
  ['somebody of the house entered it', { left: { ...left, reason: 'request' } }],
  ['no message stands behind it', { sent: undefined }],
  ['the person is gone, and with them whether they were made up', { person: undefined }],
  ['the person is known by no name', { person: { anonymousIds: [] } }],
  ['the message was decided by nobody', { sent: { ...sent, decision: undefined } }],
])('it teaches nothing where %s', (_, facts) => expect(teaching(facts)).toHaveProperty('rest'))
