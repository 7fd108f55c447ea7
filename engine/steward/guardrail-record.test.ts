import { expect, test } from 'vitest'
import { guardrailRecordFold, openOf, type GuardrailRecords } from './guardrail-record.ts'
import type { Trace } from './trace.ts'

const family = (verb: string, detail: Trace['detail'], id = 'fam_1'): Omit<Trace, 'seq' | 'at'> => ({
  by: 'person',
  verb,
  objects: { family: [id] },
  detail,
})
const checked = (hash: string, causes: readonly [guardrail: string, slot: string, severity: string][], more: Trace['detail'] = {}, id?: string) =>
  family('family.preflighted', { hash, causes: causes.map(([guardrail, slot, severity]) => ({ guardrail, slot, severity })), ...more }, id)
const folded = (...traces: Omit<Trace, 'seq' | 'at'>[]): GuardrailRecords =>
  traces.reduce((state, trace, n) => guardrailRecordFold.step(state, { ...trace, seq: n + 1, at: n }), guardrailRecordFold.start())
const none = { found: 0, fixed: 0, freed: 0, overruled: 0 }

test('what is found is counted once, however often it is looked at', () =>
  expect(folded(checked('a', [['fits', 'headline', 'block']]), checked('b', [['fits', 'headline', 'block']])).kinds).toEqual({
    fits: { ...none, found: 1, last: 0 },
  }))

test('gone with other content it was mended; gone with the same a rule was set otherwise', () => {
  const both = checked('a', [
    ['fits', 'headline', 'block'],
    ['banned', 'body', 'block'],
  ])
  expect(folded(both, checked('a', [['fits', 'headline', 'block']]), checked('b', [])).kinds).toEqual({
    fits: { ...none, found: 1, fixed: 1, last: 0 },
    banned: { ...none, found: 1, freed: 1, last: 0 },
  })
})

test('a warning that is released is overruled, once; what blocks is kept out, and notes ask for nothing', () => {
  const run = checked('a', [
    ['alt', 'picture', 'warn'],
    ['fits', 'headline', 'block'],
    ['reads', 'body', 'note'],
  ])
  const live = family('campaign.released', { hash: 'a' })
  const state = folded(run, live, live, checked('a', [['alt', 'picture', 'warn']]), live)
  expect(state.kinds).toEqual({ alt: { ...none, found: 1, overruled: 1, last: 0 }, fits: { ...none, found: 1, freed: 1, last: 0 } })
  expect([openOf(state, 'alt'), openOf(state, 'fits')]).toEqual([1, 0])
  // Of another content nothing was said.
  expect(folded(run, family('campaign.released', { hash: 'b' })).kinds['alt']?.overruled).toBe(0)
})

test('a run without all measurements says nothing, and a family that is retired no longer stands', () => {
  const run = checked('a', [['fits', 'headline', 'block']])
  const state = folded(run, checked('b', [], { unmeasured: 3 }), family('family.retired', {}))
  expect(state).toEqual({ kinds: { fits: { ...none, found: 1, last: 0 } }, standing: {} })
})
