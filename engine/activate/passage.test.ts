import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Contact } from './contact.ts'
import { usualRules } from './contact-gate.ts'
import { foresee, pass, passAll } from './passage.ts'

const now = new Date('2026-11-10T12:00:00Z')
const day = 86_400_000
const agreed = { purpose: 'marketing' as const, granted: true, text: 'v1', source: 'test', at: '2026-01-01T00:00:00.000Z' }
const offered = { title: 'Dry all the way home', approved: { stands: true, because: '' }, slots: [], markets: ['world'] }

type Given = Omit<Partial<Contact>, 'person' | 'rules'> & { person?: Partial<Contact['person']>; rules?: Partial<Contact['rules']> }

const contact = ({ person, rules, ...more }: Given = {}): Contact => ({
  at: now,
  channel: 'email',
  class: 'marketing',
  purpose: 'marketing',
  suppressions: [],
  recent: [],
  room: 100,
  content: [offered],
  ...more,
  person: { id: 'prf_1', address: 'a@example.org', consents: [agreed], timeZone: 'Europe/Berlin', ...person },
  rules: { ...usualRules, ...rules },
})

const withoutAddress = (): Contact => {
  const { person, ...rest } = contact()
  const { address: _, ...nobody } = person
  return { ...rest, person: nobody }
}

const daysAgo = (...days: number[]): number[] => days.map((n) => now.getTime() - n * day)
const berlin = { from: '21:00', until: '08:00' }
const germanOnly = { territories: ['DE'], media: ['email' as const] }
const everybodyHeldOut = { share: 1, salt: 's' } as Contact['rules']['holdout']

const cases: { name: string; given: Contact; gate?: string; rule?: string; reason?: RegExp; until?: string }[] = [
  { name: 'all gates open', given: contact() },
  { name: 'no address', given: withoutAddress(), gate: 'consent and purpose', rule: 'no address' },
  {
    name: 'never agreed',
    given: contact({ person: { consents: [] } }),
    gate: 'consent and purpose',
    rule: 'never given',
    reason: /never agreed to marketing/,
  },
  {
    name: 'consent withdrawn',
    given: contact({ person: { consents: [{ ...agreed, granted: false, at: '2026-11-03T09:00:00.000Z' }] } }),
    gate: 'consent and purpose',
    rule: 'withdrawn',
    reason: /on 2026-11-03/,
  },
  { name: 'service needs no consent', given: contact({ class: 'service', person: { consents: [] } }) },
  {
    name: 'agreed to another purpose alone',
    given: contact({ person: { consents: [{ ...agreed, purpose: 'tracking' }] } }),
    gate: 'consent and purpose',
    rule: 'never given',
  },
  {
    name: 'unsubscribed',
    given: contact({ suppressions: [{ scope: 'marketing', reason: 'unsubscribed', at: '2026-10-01T00:00:00.000Z' }] }),
    gate: 'suppression',
    rule: 'unsubscribed',
  },
  {
    name: 'unsubscribed from marketing still gets service',
    given: contact({ class: 'service', suppressions: [{ scope: 'marketing', reason: 'unsubscribed', at: '2026-10-01T00:00:00.000Z' }] }),
  },
  {
    name: 'bounced gets no service either',
    given: contact({ class: 'service', suppressions: [{ scope: 'all', reason: 'bounce', at: '2026-10-01T00:00:00.000Z' }] }),
    gate: 'suppression',
    rule: 'bounce',
  },
  { name: 'held out', given: contact({ rules: { holdout: everybodyHeldOut } }), gate: 'holdout', rule: 'held out' },
  { name: 'service skips the holdout', given: contact({ class: 'service', rules: { holdout: everybodyHeldOut } }) },
  {
    name: 'cap reached',
    given: contact({ recent: daysAgo(1, 2, 6) }),
    gate: 'frequency cap',
    rule: '3 in 7 days',
    reason: /had 3 of 3 messages in 7 days/,
  },
  { name: 'the third still goes', given: contact({ recent: daysAgo(1, 2) }) },
  { name: 'what lies exactly a window back no longer counts', given: contact({ recent: daysAgo(1, 2, 7) }) },
  {
    name: 'a second cap holds too',
    given: contact({
      recent: daysAgo(20, 21),
      rules: {
        caps: [
          { most: 3, days: 7 },
          { most: 2, days: 30 },
        ],
      },
    }),
    gate: 'frequency cap',
    rule: '2 in 30 days',
  },
  { name: 'service skips caps', given: contact({ class: 'service', recent: daysAgo(1, 2, 3, 4) }) },
  {
    name: 'quiet in the evening',
    given: contact({ at: new Date('2026-11-10T20:30:00Z'), rules: { quiet: berlin } }),
    gate: 'quiet hours',
    until: '2026-11-11T07:00:00.000Z',
  },
  {
    name: 'quiet in the small hours',
    given: contact({ at: new Date('2026-11-10T02:30:00Z'), rules: { quiet: berlin } }),
    gate: 'quiet hours',
    until: '2026-11-10T07:00:00.000Z',
  },
  {
    name: 'quiet there, though not here',
    given: contact({ at: new Date('2026-11-10T12:00:00Z'), person: { timeZone: 'Asia/Tokyo' }, rules: { quiet: berlin } }),
    gate: 'quiet hours',
    until: '2026-11-10T23:00:00.000Z',
  },
  {
    name: 'quiet over the night that the clocks go back',
    given: contact({ at: new Date('2026-10-24T20:00:00Z'), rules: { quiet: berlin } }),
    gate: 'quiet hours',
    until: '2026-10-25T07:00:00.000Z',
  },
  {
    name: 'a quiet end that the clocks skip',
    given: contact({ at: new Date('2026-03-28T23:00:00Z'), rules: { quiet: { from: '21:00', until: '02:30' } } }),
    gate: 'quiet hours',
    until: '2026-03-29T01:30:00.000Z',
  },
  {
    name: 'quiet within one day',
    given: contact({ at: new Date('2026-11-10T12:30:00Z'), rules: { quiet: { from: '13:00', until: '15:00' } } }),
    gate: 'quiet hours',
    until: '2026-11-10T14:00:00.000Z',
  },
  { name: 'awake at the very end', given: contact({ at: new Date('2026-11-10T07:00:00Z'), rules: { quiet: berlin } }) },
  { name: 'service skips quiet hours', given: contact({ class: 'service', at: new Date('2026-11-10T20:30:00Z'), rules: { quiet: berlin } }) },
  { name: 'no room in this minute', given: contact({ room: 0 }), gate: 'rate', until: '2026-11-10T12:01:00.000Z' },
  { name: 'service waits for room too', given: contact({ class: 'service', room: 0 }), gate: 'rate', until: '2026-11-10T12:01:00.000Z' },
  { name: 'nothing is live', given: contact({ content: [] }), gate: 'rights and approval', rule: 'no content' },
  {
    name: 'no yes',
    given: contact({ content: [{ ...offered, approved: { stands: false, because: 'it waits for the yes of claims' } }] }),
    gate: 'rights and approval',
    rule: 'not approved',
    reason: /waits for the yes of claims/,
  },
  {
    name: 'service needs the yes too',
    given: contact({ class: 'service', content: [{ ...offered, approved: { stands: false, because: 'no' } }] }),
    gate: 'rights and approval',
    rule: 'not approved',
  },
  {
    name: 'no rights where the person lives',
    given: contact({ person: { country: 'NO' }, content: [{ ...offered, slots: [[[germanOnly]]] }] }),
    gate: 'rights and approval',
    rule: 'rights',
    reason: /not in NO/,
  },
  { name: 'rights where the person lives', given: contact({ person: { country: 'DE' }, content: [{ ...offered, slots: [[[germanOnly]]] }] }) },
  {
    name: 'a country not known is where the content is meant for',
    given: contact({ content: [{ ...offered, markets: ['DE'], slots: [[[germanOnly]]] }] }),
  },
  {
    name: 'another component of the slot may be used',
    given: contact({ person: { country: 'NO' }, content: [{ ...offered, slots: [[[germanOnly], []]] }] }),
  },
  {
    name: 'one right of two is not enough',
    given: contact({ person: { country: 'NO' }, content: [{ ...offered, slots: [[[{ territories: ['NO'], media: ['email'] }, germanOnly]]] }] }),
    gate: 'rights and approval',
    rule: 'rights',
  },
  {
    name: 'other content at the placement may go',
    given: contact({ content: [{ ...offered, approved: { stands: false, because: 'no' } }, offered] }),
  },
  {
    name: 'rights that end today still hold',
    given: contact({ content: [{ ...offered, slots: [[[{ territories: ['world'], media: ['email'], until: '2026-11-10' }]]] }] }),
  },
  {
    name: 'rights that ended yesterday do not',
    given: contact({ content: [{ ...offered, slots: [[[{ territories: ['world'], media: ['email'], until: '2026-11-09' }]]] }] }),
    gate: 'rights and approval',
    rule: 'rights',
  },
  {
    name: 'the first gate that is shut is named',
    given: contact({ person: { consents: [] }, recent: daysAgo(1, 2, 3), content: [] }),
    gate: 'consent and purpose',
  },
]

describe('the contact gate', () => {
  test.each(cases)('$name', ({ given, gate, rule, reason, until }) => {
    const passage = pass(given)
    if (gate === undefined) return expect(passage).toEqual({ outcome: 'reserved' })
    expect(passage).toMatchObject({ outcome: until === undefined ? 'refused' : 'waits', gate, ...(rule !== undefined && { rule }) })
    if (passage.outcome === 'reserved') throw new Error('unreachable')
    if (reason) expect(passage.reason).toMatch(reason)
    expect(passage.until?.toISOString()).toBe(until)
    expect(passage.reason.length).toBeGreaterThan(5)
  })

  test('a batch never takes more than the caps and the room allow, whatever the order', () => {
    const people = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 40 })
    fc.assert(
      fc.property(
        people,
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 0, max: 4 }),
        (ids, room, most, before) => {
          const recent = Array.from({ length: before }, (_, n) => now.getTime() - (n + 1) * 3_600_000)
          const passages = passAll(
            ids.map((id) => contact({ person: { id: `prf_${id}` }, recent, rules: { caps: [{ most, days: 7 }] } })),
            room,
          )
          const reserved = ids.filter((_, n) => passages[n]?.outcome === 'reserved')
          expect(reserved.length).toBeLessThanOrEqual(room)
          for (const id of new Set(ids)) {
            const mine = reserved.filter((other) => other === id).length
            expect(mine).toBeLessThanOrEqual(Math.max(0, most - before))
            // Nobody is turned away without cause: while there is room, each gets all that the cap leaves.
            if (reserved.length < room) expect(mine).toBe(Math.min(ids.filter((other) => other === id).length, Math.max(0, most - before)))
          }
        },
      ),
    )
  })

  test('the simulation moves what waits and judges it again at its new moment', () => {
    const evening = new Date('2026-11-10T20:30:00Z')
    const until = { territories: ['world'], media: ['email' as const], until: '2026-11-10' }
    expect(foresee(contact({ at: evening, rules: { quiet: berlin } }))).toEqual({
      outcome: 'goes out',
      moved: ['quiet hours'],
      at: new Date('2026-11-11T07:00:00Z'),
    })
    expect(foresee(contact({ at: evening, rules: { quiet: berlin }, content: [{ ...offered, slots: [[[until]]] }] }))).toMatchObject({
      outcome: 'refused',
      gate: 'rights and approval',
      moved: ['quiet hours'],
    })
  })

  test('what can never pass is refused rather than moved for ever', () => {
    expect(foresee(contact({ room: 0 }))).toMatchObject({ outcome: 'refused', gate: 'rate', rule: 'never open' })
  })
})
