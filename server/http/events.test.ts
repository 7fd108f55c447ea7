import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { serve } from '@hono/node-server'
import { Analytics } from '@segment/analytics-node'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Event } from '../../engine/audience/event.ts'
import { testEngine, type TestEngine } from '../../test/engine.ts'
import { ingestRoom } from '../live/ingest-room.ts'
import { rowsOf } from '../store/database.ts'

let on: TestEngine
let server: ReturnType<typeof serve>
let host: string
let writeKey: string
let browserKey: string
const basic = (key: string) => `Basic ${Buffer.from(`${key}:`).toString('base64')}`
const origin = 'https://shop.example'

beforeAll(async () => {
  on = await testEngine({ rooms: [ingestRoom()] })
  server = serve({ fetch: on.app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((ready) => server.once('listening', ready))
  host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  writeKey = (await on.does('maren', 'key.issue', { label: 'Shop server', kind: 'server' })).writeKey
  browserKey = (await on.does('maren', 'key.issue', { label: 'Shop pages', kind: 'browser', origins: [origin] })).writeKey
  await on.does('maren', 'attribute.declare', {
    key: 'profile.orders',
    label: 'Orders',
    type: 'int',
    origin: { kind: 'count', event: 'Order Completed' },
  })
})
afterAll(async () => {
  server.close()
  await on.stop()
})

const send = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${host}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: basic(writeKey), ...headers },
    body: typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
  })

const logged = async (where: ReturnType<typeof sql>): Promise<Event[]> =>
  (await rowsOf(on.db, sql<{ body: Event }>`select body from event where engine = ${on.founded.engine} and ${where} order by at`)).map(
    ({ body }) => body,
  )

describe('Segment’s own client', () => {
  it('delivers all that it knows, and its retries count once', async () => {
    const analytics = new Analytics({ writeKey, host, flushAt: 10 })
    const failures: unknown[] = []
    analytics.on('error', (error) => failures.push(error))
    analytics.identify({ userId: 'node-1', traits: { email: 'Ada@Example.org', country: 'NO' } })
    for (let n = 0; n < 3; n++)
      analytics.track({ userId: 'node-1', event: 'Order Completed', properties: { revenue: 10 + n }, messageId: `node-order-${n}` })
    analytics.page({ userId: 'node-1', name: 'Shells' })
    analytics.group({ userId: 'node-1', groupId: 'team' })
    analytics.alias({ userId: 'node-1', previousId: 'old-1' })
    await analytics.closeAndFlush()
    const again = new Analytics({ writeKey, host })
    again.track({ userId: 'node-1', event: 'Order Completed', messageId: 'node-order-1' })
    await again.closeAndFlush()
    expect(failures).toEqual([])
    const events = await logged(sql`subject = 'u:node-1'`)
    expect(events.map(({ type }) => type).sort()).toEqual(['alias', 'group', 'identify', 'page', 'track', 'track', 'track'])
    const { items } = await on.does('maren', 'profile.list', { userId: 'node-1' })
    expect(items).toMatchObject([{ email: 'ada@example.org', state: 'known', facts: { 'profile.orders': 3 } }])
  })
})

describe('what other clients send', () => {
  it.each([
    ['Basic with a colon behind', { authorization: () => basic(writeKey) }, false],
    ['Basic without one', { authorization: () => `Basic ${Buffer.from(writeKey).toString('base64')}` }, false],
    ['Bearer', { authorization: () => `Bearer ${writeKey}` }, false],
    ['X-Write-Key', { 'x-write-key': () => writeKey }, false],
    ['the body', {}, true],
  ])('the key by %s', async (how, headers, inBody) => {
    const id = `key by ${how}`
    const response = await fetch(`${host}/v1/track`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value()])) },
      body: JSON.stringify({ event: 'Seen', userId: 'auth', messageId: id, ...(inBody && { writeKey }) }),
    })
    expect([response.status, await response.json()]).toEqual([200, { success: true }])
    expect(await logged(sql`message_id = ${id}`)).toHaveLength(1)
  })

  it('JSON as plain text, gzip labelled as a form, traits in the context alone, an id as base64 in a header', async () => {
    await send('/v1/t', { event: 'Plain', userId: 'odd', messageId: 'odd-1' }, { 'content-type': 'text/plain' })
    await send('/v1/batch', gzipSync(JSON.stringify({ batch: [{ type: 'track', event: 'Zipped', userId: 'odd', messageId: 'odd-2' }] })), {
      'content-type': 'application/x-www-form-urlencoded',
    })
    await send('/v1/i', { messageId: 'odd-3', context: { traits: { plan: 'gold' } } }, { anonymousid: Buffer.from('anon-odd').toString('base64') })
    const events = await logged(sql`message_id like 'odd-%'`)
    expect(
      events.map(({ messageId, traits, anonymousId }) => ({ messageId, traits, anonymousId })).sort((a, b) => (a.messageId < b.messageId ? -1 : 1)),
    ).toEqual([
      { messageId: 'odd-1', traits: undefined, anonymousId: undefined },
      { messageId: 'odd-2', traits: undefined, anonymousId: undefined },
      { messageId: 'odd-3', traits: { plan: 'gold' }, anonymousId: 'anon-odd' },
    ])
  })

  it('pixels and beacons', async () => {
    const data = Buffer.from(JSON.stringify({ writeKey, event: 'Opened', userId: 'pix', messageId: 'pix-1' })).toString('base64')
    const picture = await fetch(`${host}/pixel/v1/track?data=${encodeURIComponent(data)}`)
    expect(picture.headers.get('content-type')).toBe('image/gif')
    await fetch(`${host}/beacon/v1/batch?writeKey=${encodeURIComponent(writeKey)}`, {
      method: 'POST',
      body: JSON.stringify({ batch: [{ type: 'page', userId: 'pix', messageId: 'pix-2' }] }),
    })
    expect(await logged(sql`subject = 'u:pix'`)).toHaveLength(2)
  })

  it('browsers, which ask first, and only from where their key may stand', async () => {
    const preflight = await fetch(`${host}/v1/track`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'anonymousid,x-odd' },
    })
    expect(Object.fromEntries(preflight.headers)).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-headers': 'anonymousid,x-odd',
    })
    const settings = (await (await fetch(`${host}/v1/projects/${browserKey}/settings`)).json()) as { integrations: Record<string, unknown> }
    expect(settings.integrations['Segment.io']).toMatchObject({ apiKey: browserKey, apiHost: `${new URL(host).host}/v1`, protocol: 'http' })
    const body = { event: 'Seen', anonymousId: 'browser', writeKey: browserKey }
    const from = (where: string) => fetch(`${host}/v1/track`, { method: 'POST', headers: { origin: where }, body: JSON.stringify(body) })
    expect((await from(origin)).status).toBe(200)
    expect((await from('https://other.example')).status).toBe(403)
  })
})

describe('what cannot be taken', () => {
  it('lies among the dead letters with its reason, and the rest of its batch is kept', async () => {
    const response = await send('/v1/batch', {
      batch: [
        { type: 'track', event: 'Good', userId: 'dead', messageId: 'dead-1' },
        { type: 'track', userId: 'dead' },
        { type: 'dance', userId: 'dead' },
        { type: 'track', event: 'Nobody' },
        { type: 'track', event: 'Long', userId: 'dead', messageId: 'x'.repeat(101) },
        { type: 'track', event: 'Large', userId: 'dead', properties: { blob: 'x'.repeat(33_000) } },
        { type: 'track', event: 'Old', userId: 'dead', timestamp: '2019-01-01T00:00:00Z' },
        { type: 'track', event: 'Forged', userId: 'dead', properties: { receipt: '1~dec_x~y' } },
      ],
    })
    expect(response.status).toBe(200)
    const { reasons } = await on.does('maren', 'event.deadletters', {})
    expect(new Set(reasons.map(({ reason }) => reason))).toEqual(
      new Set(['noEventName', 'unknownType', 'noIdentity', 'messageIdTooLong', 'tooLarge', 'tooOld', 'badReceipt']),
    )
    expect(await logged(sql`subject = 'u:dead'`)).toHaveLength(2)
  })

  it('is mended and replayed, and counts then', async () => {
    await send('/v1/track', { userId: 'mended', properties: { revenue: 1 } })
    const { items } = await on.does('maren', 'event.deadletters', { reason: 'noEventName' })
    const letter = items.find(({ raw }) => raw.includes('mended'))
    const id = letter?.id ?? ''
    expect(await on.does('maren', 'event.replay', { ids: [id] })).toMatchObject({ replayed: [], still: [{ id, reason: 'noEventName' }] })
    await on.does('maren', 'event.replay', { ids: [id], mended: { [id]: { type: 'track', event: 'Order Completed', userId: 'mended' } } })
    const { items: profiles } = await on.does('maren', 'profile.list', { userId: 'mended' })
    expect(profiles).toMatchObject([{ facts: { 'profile.orders': 1 } }])
    expect(await on.refuses('maren', 'event.replay', { ids: [id] })).toMatchObject({ code: 'notFound' })
  })

  it('is answered one by one in strict mode', async () => {
    const response = await send(
      '/v1/batch',
      {
        batch: [
          { type: 'page', userId: 's' },
          { type: 'dance', userId: 's' },
        ],
      },
      { 'x-strict-mode': '1' },
    )
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { success: false, accepted: 1, errors: [{ index: 1, code: 'unknownType', where: 'type' }] },
    ])
  })

  it('is kept without its receipt where that is forged, and its sender is told, also when others send at the same time', async () => {
    const shown = (messageId: string, receipt: string) => ({
      type: 'track',
      event: 'Content Exposed',
      userId: 'f',
      messageId,
      properties: { receipt },
    })
    const order = { type: 'track', event: 'Order Completed', userId: 'f', messageId: 'forged-4', context: { decisions: ['2~dec_z~y'] } }
    const [alone, strict, lenient] = await Promise.all([
      on.does('aiko', 'event.send', { events: [{ type: 'page', userId: 'f' }, { type: 'dance', userId: 'f' }, shown('forged-1', '1~dec_x~y')] }),
      send(
        '/v1/batch',
        { batch: [{ type: 'dance', userId: 'f' }, shown('forged-2', '1~dec_x~y'), { type: 'page', userId: 'f' }, order] },
        { 'x-strict-mode': '1' },
      ),
      send('/v1/batch', { batch: [shown('forged-3', '1~dec_x~y')] }),
    ])
    const forged = { where: 'properties.receipt', problem: 'no receipt of this engine' }
    expect(alone).toEqual({
      accepted: 1,
      rejected: [
        { index: 1, reason: 'unknownType', where: 'type', problem: expect.any(String) },
        { index: 2, reason: 'badReceipt', ...forged },
      ],
    })
    expect([strict.status, await strict.json()]).toMatchObject([
      400,
      {
        accepted: 1,
        errors: [
          { index: 0, code: 'unknownType' },
          { index: 1, code: 'badReceipt', ...forged },
          { index: 3, code: 'badReceipt', where: 'context.decisions' },
        ],
      },
    ])
    expect([lenient.status, await lenient.json()]).toEqual([200, { success: true }])
    expect((await logged(sql`message_id like 'forged-%'`)).map(({ messageId }) => messageId).toSorted()).toEqual([
      'forged-1',
      'forged-2',
      'forged-3',
      'forged-4',
    ])
  })

  it.each([
    ['no key', '/v1/track', { event: 'x', userId: 'y' }, { authorization: '' }, 401],
    ['not JSON', '/v1/track', '{"event":', {}, 400],
    ['an unknown path', '/v1/dance', {}, {}, 404],
    ['too many events', '/v1/batch', { batch: Array.from({ length: 2_501 }, () => ({ type: 'page', userId: 'y' })) }, {}, 413],
    ['too many bytes', '/v1/batch', `{"batch":[{"type":"page","userId":"${'y'.repeat(520_000)}"}]}`, {}, 413],
    ['a bomb of zeros', '/v1/batch', gzipSync(Buffer.alloc(2_000_000)), {}, 413],
  ])('%s is refused', async (_, path, body, headers, status) => {
    const response = await send(path, body, headers)
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ success: false })
  })

  it('holds texts that the database does not take, cleaned', async () => {
    await send('/v1/track', { event: 'Odd', userId: 'nul', messageId: 'nul-1', properties: { 'a\0b': 'x\0y', half: '\ud800', fine: '\\u0000' } })
    expect((await logged(sql`message_id = 'nul-1'`))[0]?.properties).toEqual({ ab: 'xy', half: '\ufffd', fine: '\\u0000' })
  })
})

describe('one person', () => {
  it('is found again under every id, and an opt-out of either holds', async () => {
    const consent = (granted: boolean) => ({ context: { consent: { categoryPreferences: { marketing: granted, analytics: true } } } })
    await send('/v1/page', { anonymousId: 'ann', messageId: 'c1', ...consent(false) })
    await send('/v1/identify', { userId: 'bob', messageId: 'c2', traits: { email: 'bob@example.org' }, ...consent(true) })
    await send('/v1/identify', { userId: 'bob', anonymousId: 'ann', messageId: 'c3' })
    await send('/v1/track', { event: 'Order Completed', userId: 'bob', messageId: 'c4' })
    const { items } = await on.does('maren', 'profile.list', { userId: 'bob' })
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({ anonymousIds: ['ann'], consents: [{ purpose: 'marketing', granted: false }], facts: { 'profile.orders': 1 } })
    const { events } = await on.does('maren', 'profile.show', { id: items[0]?.id ?? '' })
    expect(events.map(({ messageId }) => messageId).sort()).toEqual(['c1', 'c2', 'c3', 'c4'])
  })
})

describe('the list of the latest events', () => {
  it('is in the order in which they happened, however they came in, and its ten minutes end now', async () => {
    const at = (second: number) => new Date(Date.now() - 60_000 + second * 1000).toISOString()
    const happened = [3, 1, 4, 2].map((second) => ({
      type: 'track',
      event: 'Out of order',
      userId: 'order-1',
      messageId: `order-${second}`,
      timestamp: at(second),
    }))
    for (const event of happened) expect(await on.does('maren', 'event.send', { events: [event] })).toMatchObject({ accepted: 1 })
    const { items, rate, now } = await on.does('maren', 'event.list', { name: 'Out of order' })
    expect(items.map(({ messageId }) => messageId)).toEqual(['order-4', 'order-3', 'order-2', 'order-1'])
    expect(rate.length).toBeGreaterThan(0)
    expect(Math.abs(Date.parse(now) - Date.now())).toBeLessThan(60_000)
  })
})
