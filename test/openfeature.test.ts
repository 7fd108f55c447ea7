import { OFREPProvider } from '@openfeature/ofrep-provider'
import { OpenFeature } from '@openfeature/server-sdk'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Flag } from '../engine/decide/flag.ts'
import { isRefusal } from '../engine/kernel/refusal.ts'
import { continuoProvider } from '../sdk/openfeature.ts'
import { release } from './released.ts'
import { runningEngine, type RunningEngine } from './running.ts'
import { createRoom } from '../server/create/create-room.ts'
import { liveRoom } from '../server/live/live-room.ts'

let on: RunningEngine
let token: string
let key: string
const consent = { personalisation: true }

beforeAll(async () => {
  on = await runningEngine({ rooms: [createRoom, liveRoom] })
  const goal = { metric: 'clickRate', counterMetric: 'bounceRate' } as const
  await on.does('aiko', 'attribute.declare', { key: 'context.rain', label: 'Rain there', type: 'double', unit: 'mm', origin: { kind: 'context' } })
  for (const name of ['hero', 'empty']) await on.does('aiko', 'placement.save', { key: name, name, channel: 'web', goal, holdout: { share: 0 } })
  await release(on, { placement: 'hero', name: 'autumn', headlines: ['One', 'Two', 'Three'], eligibility: 'context.rain > 1.0' })
  token = (await on.does('aiko', 'token.issue', { label: 'shop', scopes: ['decision.request', 'event.send'] })).secret
  key = (await on.does('aiko', 'key.issue', { label: 'pages', kind: 'browser', origins: ['https://shop.example'], placements: ['hero'] })).writeKey
  for (let turn = 0; turn < 200 && !((await (await flags('hero', { rain: 2 })).json()) as Flag).metadata?.['campaign']; turn++)
    await new Promise((resume) => setTimeout(resume, 25))
  await OpenFeature.setProviderAndWait('ofrep', new OFREPProvider({ baseUrl: on.address, headers: [['Authorization', `Bearer ${token}`]] }))
  await OpenFeature.setProviderAndWait('ours', continuoProvider({ url: on.address, token }))
})
afterAll(async () => {
  await OpenFeature.close()
  await on.stop()
})

const flags = (flag: string | undefined, context: unknown, headers: Record<string, string> = { authorization: `Bearer ${token}` }) =>
  fetch(`${on.address}/ofrep/v1/evaluate/flags${flag === undefined ? '' : `/${flag}`}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof context === 'string' ? context : JSON.stringify({ context }),
  })
/** Is there a record of this decision? */
const isRecorded = async (id: string): Promise<boolean> =>
  !isRefusal(await on.perform({ engine: on.founded.engine, actor: await on.actor('aiko'), operation: 'decision.explain', input: { id } }))

describe.each(['ofrep', 'ours'])('the OpenFeature client with the provider %s', (domain) => {
  it('is told what is shown, why, how probable it was, and the receipt', async () => {
    const details = await OpenFeature.getClient(domain).getObjectDetails('hero', {}, { targetingKey: 'ada', consent, rain: 3 })
    expect(details).toMatchObject({
      reason: 'SPLIT',
      flagMetadata: { propensity: 1 / 6, branch: 'learn', receipt: expect.stringContaining('~hero~') },
    })
    expect(details.value).toMatchObject({ headline: { text: expect.stringMatching(/One|Two|Three/) } })
    expect(details.variant?.split('.')).toHaveLength(2)
    expect(details.errorCode).toBeUndefined()
  })

  it('keeps the caller’s value where there is no such placement, a type that no content has, or a context that does not fit', async () => {
    const client = OpenFeature.getClient(domain)
    const usual = { mine: true }
    expect(await client.getObjectDetails('nowhere', usual, {})).toMatchObject({ value: usual, reason: 'ERROR', errorCode: 'FLAG_NOT_FOUND' })
    expect(await client.getBooleanDetails('hero', true, { rain: 3 })).toMatchObject({ value: true, errorCode: 'TYPE_MISMATCH' })
    expect(await client.getObjectDetails('hero', usual, { rain: { deep: 1 } })).toMatchObject({ value: usual, errorCode: 'INVALID_CONTEXT' })
  })
})

it('our own provider tells HTML for a string, and leaves the caller’s value where nothing is shown', async () => {
  const client = OpenFeature.getClient('ours')
  expect(await client.getStringValue('hero', 'usual', { rain: 3 })).toContain('<h1>')
  expect(await client.getStringDetails('empty', 'usual', {})).toMatchObject({
    value: 'usual',
    reason: 'DEFAULT',
    flagMetadata: { branch: 'fallback' },
  })
})

describe('all flags at once', () => {
  it('are a prefetch: nothing is recorded, and the same person is told the same until they have seen it', async () => {
    const told = async () => ((await (await flags(undefined, { targetingKey: 'eve', consent, rain: 2 })).json()) as { flags: Flag[] }).flags
    const hero = (all: Flag[]) => all.find((flag) => flag.key === 'hero') as Flag
    const first = await told()
    expect(first.map((flag) => flag.key).sort()).toEqual(['empty', 'hero'])
    const ids = [String(hero(first).metadata['decision'])]
    for (let n = 0; n < 10; n++) {
      const again = hero(await told())
      expect(again.variant).toBe(hero(first).variant)
      ids.push(String(again.metadata['decision']))
    }
    // What is decided after them and recorded is there: had they been recorded, they would be too.
    const { id } = await on.does('aiko', 'decision.request', { placement: 'hero', context: { rain: 2 } })
    await expect.poll(() => isRecorded(id)).toBe(true)
    for (const one of ids) expect(await isRecorded(one)).toBe(false)
    const exposed = {
      type: 'track',
      event: 'Content Exposed',
      userId: 'eve',
      properties: { receipt: hero(first).metadata['receipt'] },
      context: { userAgent: 'Firefox' },
    }
    await on.does('maren', 'event.send', { events: [exposed] })
    await expect.poll(() => isRecorded(ids[0] ?? '')).toBe(true)
    for (const one of ids.slice(1)) expect(await isRecorded(one)).toBe(false)
    const { explanation, record } = await on.does('aiko', 'decision.explain', { id: String(hero(first).metadata['decision']) })
    expect(explanation.replay).toMatchObject({ same: true })
    expect([record.facts, record.propensity]).toEqual([{ 'context.rain': 2 }, hero(first).metadata['propensity']])
  })

  it('are not sent again while neither rules nor context have changed', async () => {
    const asked = (context: object, tag?: string) =>
      flags(undefined, context, { authorization: `Bearer ${token}`, ...(tag && { 'if-none-match': tag }) })
    const tag = (await asked({ rain: 2 })).headers.get('etag') ?? ''
    expect((await asked({ rain: 2 }, tag)).status).toBe(304)
    expect((await asked({ rain: 3 }, tag)).status).toBe(200)
    await on.does('aiko', 'placement.save', {
      key: 'empty',
      name: 'Renamed',
      channel: 'web',
      goal: { metric: 'clickRate', counterMetric: 'bounceRate' },
      holdout: { share: 0 },
    })
    await on.sealer.settle(on.founded.engine)
    for (let turn = 0; turn < 100 && (await asked({ rain: 2 }, tag)).status === 304; turn++) await new Promise((resume) => setTimeout(resume, 25))
    expect((await asked({ rain: 2 }, tag)).status).toBe(200)
  })

  it('of a page’s key are its placements alone', async () => {
    const response = await flags(undefined, { rain: 2 }, { 'x-api-key': key, origin: 'https://shop.example' })
    expect(((await response.json()) as { flags: Flag[] }).flags.map((flag) => flag.key)).toEqual(['hero'])
    expect((await flags('empty', {}, { 'x-api-key': key, origin: 'https://shop.example' })).status).toBe(403)
  })
})

it.each([
  ['nobody', () => flags('hero', {}, {}), 401, 'GENERAL'],
  ['what is no JSON', () => flags('hero', '{"context":'), 400, 'PARSE_ERROR'],
  ['a context that is a list', () => flags('hero', []), 400, 'INVALID_CONTEXT'],
  ['an empty targeting key', () => flags('hero', { targetingKey: '' }), 400, 'INVALID_CONTEXT'],
  ['an unknown flag', () => flags('nowhere', {}), 404, 'FLAG_NOT_FOUND'],
])('refuses %s', async (_, ask, status, errorCode) => {
  const response = await ask()
  expect([response.status, ((await response.json()) as { errorCode: string }).errorCode]).toEqual([status, errorCode])
})
