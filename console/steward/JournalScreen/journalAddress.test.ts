import { expect, test } from 'vitest'
import { hrefOfEntry, hrefOfNewest, narrowed, seqIn, whichOf } from './journalAddress.ts'

const of = (search: string) => new URLSearchParams(search)

test.each([
  ['12', 12],
  ['0', undefined],
  ['-1', undefined],
  ['1e3', undefined],
  ['', undefined],
  ['one', undefined],
])('%j names entry %j', (said, seq) => expect(seqIn(said)).toBe(seq))

test('an entry opens in the part of the journal that one looks at', () => {
  expect(hrefOfEntry(of(''), 7)).toBe('/journal?entry=7')
  expect(hrefOfEntry(of('refused=a-flow&entry=3'), 7)).toBe('/journal?refused=a-flow&entry=7')
})

test('the way to the newest keeps to the part that one looks at', () => {
  expect(hrefOfNewest(of('refused=a-flow&entry=3'))).toBe('/journal?refused=a-flow')
  expect(hrefOfNewest(of('entry=3'))).toBe('/journal')
})

test('a thing is called by its name where it still has one', () => {
  expect(narrowed(of('type=contactGate&id=gat_1'), { gat_1: 'E-mail' })).toBe('What touched the contact gate “E-mail”')
})

test('what a flow did is asked for without what it was refused, and since where it is counted from', () => {
  expect(whichOf(of(''))).toEqual({})
  expect(whichOf(of('refused=a-flow'))).toEqual({ verb: ['flow.refused'], object: { type: 'flow', id: 'a-flow' } })
  expect(whichOf(of('flow=a-flow'))).toEqual({ by: 'flow_a-flow', without: ['flow.refused'] })
  expect(whichOf(of('flow=a-flow&since=12'))).toEqual({ by: 'flow_a-flow', without: ['flow.refused'], since: 12 })
  expect(whichOf(of('type=signal&id=sig_1'))).toEqual({ object: { type: 'signal', id: 'sig_1' } })
  expect(whichOf(of('type=signal'))).toEqual({})
  expect(narrowed(of('type=signal&id=sig_1'))).toBe('What touched the signal sig_1')
  expect([narrowed(of('entry=3')), narrowed(of('flow=a-flow'))]).toEqual([undefined, 'What the flow a-flow did'])
})
