import { expect, test } from 'vitest'
import { formatterFor } from '../../format/formatter.ts'
import { draftOf, type Drafted, inputFrom, missingIn } from './mailingDraft.ts'

const there = formatterFor({ language: 'en-GB', currency: 'EUR', zone: 'Europe/Berlin' })

const mailing: Drafted = {
  id: 'mlg_1',
  version: 3,
  key: 'winter',
  name: 'Winter',
  channel: 'email',
  class: 'marketing',
  purpose: 'personalisation',
  audience: 'readers',
  placement: 'newsletter-hero',
  from: { name: 'Lindmoor', address: 'news@lindmoor.example' },
  replyTo: 'help@lindmoor.example',
  at: '2026-12-01T08:30:12.000Z',
  utm: { source: 'letter', medium: 'email', campaign: 'cold' },
  brief: 'brf_1',
  state: 'draft',
  madeBy: 'per_1',
}

test('a mailing that nobody changed in the form is saved as it was, with what the form does not ask for', () => {
  const { id: _id, version, channel: _channel, state: _state, madeBy: _madeBy, ...rest } = mailing
  expect(inputFrom(draftOf(mailing, undefined, there), mailing, there)).toEqual({ ...rest, ifVersion: version })
})

test('a new one has a key of its name, is sent from where the last one was, and begins at once unless a day is chosen', () => {
  const draft = { ...draftOf(undefined, mailing, there), name: 'Rain at last', placement: 'newsletter-hero' }
  const input = inputFrom(draft, undefined, there)
  expect(input).toEqual({
    key: 'rain-at-last',
    name: 'Rain at last',
    placement: 'newsletter-hero',
    audience: 'everyone',
    class: 'marketing',
    purpose: 'marketing',
    from: mailing.from,
    replyTo: mailing.replyTo,
  })
  expect(inputFrom({ ...draft, day: '2026-12-24' }, undefined, there).at).toBe('2026-12-24T08:00:00.000Z')
  expect(inputFrom({ ...draft, day: '2026-12-24', clock: '17:10' }, undefined, there).at).toBe('2026-12-24T16:10:00.000Z')
})

test('another hour is another moment, and what is emptied is taken back', () => {
  const draft = draftOf(mailing, undefined, there)
  expect([draft.day, draft.clock]).toEqual(['2026-12-01', '09:30'])
  expect(inputFrom({ ...draft, clock: '09:31' }, mailing, there).at).toBe('2026-12-01T08:31:00.000Z')
  expect(Object.keys(inputFrom({ ...draft, day: '', replyTo: ' ' }, mailing, there)).filter((key) => ['at', 'replyTo'].includes(key))).toEqual([])
})

test('what cannot be left out is named', () =>
  expect(missingIn(draftOf(undefined, undefined, there))).toEqual(['Name', 'Content', 'Sender', 'Sender’s address']))
