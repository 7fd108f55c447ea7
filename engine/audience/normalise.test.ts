import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBatch, takeEvent } from './batch.ts'
import { type Arrival, arriving, normaliseEvent } from './normalise.ts'

const receivedAt = new Date('2026-11-12T12:00:00.000Z')
const arrival = arriving(receivedAt, '2026-06-01')
const newId = () => 'made'
const read = (raw: unknown, more: Partial<Arrival> = {}) => normaliseEvent(raw, { ...arrival, ...more }, newId)
const track = { type: 'track', event: 'Seen', userId: 'u' }

describe('an event as clients send it', () => {
  it.each([
    ['numbers as ids', { ...track, userId: 42 }, { userId: '42' }],
    ['an id of its own', { ...track, messageId: 'm1' }, { messageId: 'm1' }],
    ['no id', track, { messageId: 'made' }],
    ['no time', track, { at: '2026-11-12T12:00:00.000Z' }],
    [
      'a sender’s clock an hour slow',
      { ...track, timestamp: '2026-11-12T10:59:00Z', sentAt: '2026-11-12T11:00:00Z' },
      { at: '2026-11-12T11:59:00.000Z', originalTimestamp: '2026-11-12T10:59:00.000Z' },
    ],
    [
      'originalTimestamp goes before timestamp',
      { ...track, originalTimestamp: '2026-11-12T10:00:00Z', timestamp: '2026-11-12T11:00:00Z' },
      { at: '2026-11-12T10:00:00.000Z' },
    ],
    ['milliseconds', { ...track, timestamp: 1_794_477_600_000 }, { at: '2026-11-12T10:00:00.000Z' }],
    ['nothing is in the future', { ...track, timestamp: '2026-11-13T12:00:00Z' }, { at: '2026-11-12T12:00:00.000Z' }],
    ['traits in the context alone', { type: 'identify', userId: 'u', context: { traits: { a: 1 } } }, { traits: { a: 1 } }],
    ['a page’s name', { type: 'page', userId: 'u', name: 'Home' }, { name: 'Home', properties: {} }],
  ])('%s', (_, raw, expected) => {
    expect(read(raw)).toMatchObject({ event: expected })
  })

  it.each([
    ['no object', 3, 'notAnObject'],
    ['a list', [track], 'notAnObject'],
    ['no type', { event: 'Seen', userId: 'u' }, 'unknownType'],
    ['nobody', { type: 'page' }, 'noIdentity'],
    ['half an alias', { type: 'alias', userId: 'u' }, 'noIdentity'],
    ['a track of nothing', { type: 'track', userId: 'u', event: ' ' }, 'noEventName'],
    ['a time that is none', { ...track, timestamp: 'yesterday' }, 'badTimestamp'],
    ['properties that are a list', { ...track, properties: [1] }, 'badField'],
    ['an id that is a list', { ...track, messageId: ['m'] }, 'badField'],
    ['an id that is too long', { ...track, messageId: 'm'.repeat(101) }, 'messageIdTooLong'],
  ])('%s is unfit', (_, raw, unfit) => {
    expect(read(raw)).toMatchObject({ unfit })
  })

  it('never throws, whatever is sent', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (raw) => {
        const taken = takeEvent(raw, arrival, newId)
        expect('unfit' in taken || JSON.parse(taken.text)).toBeTruthy()
      }),
    )
    fc.assert(
      fc.property(
        fc.record({
          type: fc.constantFrom('track', 'identify', 'page', 'alias'),
          userId: fc.anything(),
          event: fc.anything(),
          timestamp: fc.anything(),
          properties: fc.object(),
          context: fc.anything(),
        }),
        (raw) => {
          expect(takeEvent(JSON.parse(JSON.stringify(raw)), arrival, newId)).toBeTruthy()
        },
      ),
    )
  })
})

describe('a batch', () => {
  it('lends its context and its time of sending to its events', () => {
    const body = {
      batch: [{ ...track, timestamp: '2026-11-12T10:00:00Z', context: { b: 2 } }],
      context: { a: 1, b: 1 },
      sentAt: '2026-11-12T11:00:00Z',
    }
    expect(readBatch(body, 'batch', arrival, newId)).toMatchObject({
      taken: [{ event: { context: { a: 1, b: 2 }, at: '2026-11-12T11:00:00.000Z' } }],
      rejected: [],
    })
  })

  it('keeps of an unfit event all that it was sent with', () => {
    const read = readBatch({ userId: 'u' }, 'track', { ...arrival, context: { page: '/a' } }, newId)
    expect(read).toMatchObject({
      taken: [],
      rejected: [{ index: 0, unfit: 'noEventName', raw: { type: 'track', userId: 'u', context: { page: '/a' } } }],
    })
  })
})

it('files a retry under the day of the first attempt, whatever the clock of the sender', () => {
  const skewMs = fc.integer({ min: -40_000_000, max: 40_000_000 })
  fc.assert(
    fc.property(skewMs, fc.integer({ min: 1, max: 3_600_000 }), (skew, later) => {
      const original = new Date(receivedAt.getTime() + skew).toISOString()
      const days = [0, later].map((wait) => {
        const sentAt = new Date(receivedAt.getTime() + skew + wait).toISOString()
        const first = normaliseEvent({ ...track, timestamp: original, sentAt }, arriving(new Date(receivedAt.getTime() + wait), '2026-01-01'), newId)
        return 'day' in first ? first.day : 'unfit'
      })
      expect(days[0]).toBe(days[1])
    }),
  )
})
