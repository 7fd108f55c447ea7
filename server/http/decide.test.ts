import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DecisionAnswer } from '../../engine/decide/decision.ts'
import { release } from '../../test/released.ts'
import { runningEngine, type RunningEngine } from '../../test/running.ts'
import { createRoom } from '../create/create-room.ts'
import { liveRoom } from '../live/live-room.ts'

let on: RunningEngine
let token: string
let key: string
const origin = 'https://shop.example'

beforeAll(async () => {
  on = await runningEngine({ rooms: [createRoom, liveRoom] })
  const goal = { metric: 'clickRate', counterMetric: 'bounceRate' } as const
  for (const name of ['hero', 'other']) await on.does('aiko', 'placement.save', { key: name, name, channel: 'web', goal, holdout: { share: 0 } })
  await release(on, { placement: 'hero', name: 'autumn', headlines: ['One', 'Two'] })
  token = (await on.does('aiko', 'token.issue', { label: 'shop', scopes: ['decision.request'] })).secret
  key = (await on.does('aiko', 'key.issue', { label: 'pages', kind: 'browser', origins: [origin], placements: ['hero'] })).writeKey
  for (let turn = 0; turn < 200 && ((await (await ask({ placement: 'hero' })).json()) as DecisionAnswer).branch === 'fallback'; turn++)
    await new Promise((resume) => setTimeout(resume, 25))
})
afterAll(() => on.stop())

const ask = (body: unknown, headers: Record<string, string> = { authorization: `Bearer ${token}` }, query = '') =>
  fetch(`${on.address}/api/decision.request${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
const at = (verb: string, body: unknown, headers: Record<string, string> = { authorization: `Bearer ${token}` }, query = '') =>
  fetch(`${on.address}/api/decision.${verb}${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
const fromPage = (body: unknown, headers: Record<string, string> = {}) =>
  ask(body, { origin, 'content-type': 'text/plain', ...headers }, `?writeKey=${key}`)

describe('decision.request below the framework', () => {
  it('answers a token as the operation does', async () => {
    const response = await ask({ placement: 'hero' })
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ placement: 'hero', branch: 'learn', propensity: 0.25 })
  })

  it('answers a page with its public key, from its origin, for its placements', async () => {
    const response = await fromPage({ placement: 'hero' })
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([200, origin])
    expect((await fromPage({ placement: 'other' })).status).toBe(403)
    expect((await fromPage({ placement: 'hero' }, { origin: 'https://elsewhere.example' })).status).toBe(403)
    const preflight = await fetch(`${on.address}/api/decision.request`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-headers': 'x-a' },
    })
    expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([204, 'x-a'])
  })

  it('recognises nobody who asked not to be', async () => {
    const body = { placement: 'hero', subject: { anonymousId: 'a' }, consent: { personalisation: true } }
    const subjectOf = async (response: Response) => ((await response.json()) as DecisionAnswer).receipt.split('~')[11]
    expect(await subjectOf(await fromPage(body))).not.toBe('')
    expect(await subjectOf(await fromPage(body, { 'sec-gpc': '1' }))).toBe('')
  })

  it('answers many at once, each for itself, and lays the contexts over what they share', async () => {
    const response = await ask({
      placement: 'hero',
      context: { a: 1 },
      requests: [{}, { context: { b: 2 } }, { placement: 'other' }, { placement: 'nowhere' }],
    })
    const { answers } = (await response.json()) as { answers: (DecisionAnswer & { code?: string })[] }
    expect(answers.map(({ branch, code }) => branch ?? code)).toEqual(['learn', 'learn', 'fallback', 'notFound'])
    expect(new Set(answers.slice(0, 3).map(({ id }) => id)).size).toBe(3)
    expect(await (await at('batch', { requests: [{ placement: 'hero' }] })).json()).toMatchObject({ answers: [{ branch: 'learn' }] })
  })

  it.each([
    ['none', { requests: [] }],
    ['more than a hundred', { placement: 'hero', requests: Array.from({ length: 101 }, () => ({})) }],
    ['one without a placement', { requests: [{ placement: 'hero' }, {}] }],
    ['one that is no object', { requests: [7] }],
    ['no list', { placement: 'hero', requests: 'all' }],
  ])('refuses a batch of %s, whole', async (_, body) => {
    const response = await at('batch', body)
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([422, 'invalidInput'])
  })

  it('tells beforehand what a page would show, for the placements of its key', async () => {
    const told = async (body: object) => {
      const response = await at('prefetch', body, { origin, 'content-type': 'text/plain' }, `?writeKey=${key}`)
      return { status: response.status, body: (await response.json()) as { answers: DecisionAnswer[] } }
    }
    const { body } = await told({})
    expect(body.answers.map(({ placement }) => placement)).toEqual(['hero'])
    expect(body.answers[0]?.receipt.split('~')[13]).toBe('p')
    expect((await told({ placements: ['hero', 'other'] })).status).toBe(403)
  })

  it('refuses who may not: nobody, a made-up token, a viewer, a token with another scope, a revoked one at once', async () => {
    expect((await ask({ placement: 'hero' }, {})).status).toBe(401)
    expect((await ask({ placement: 'hero' }, { authorization: `Bearer ctn_${on.founded.engine}_made-up` })).status).toBe(401)
    const narrow = await on.does('aiko', 'token.issue', { label: 'narrow', scopes: ['brief.list'] })
    expect((await ask({ placement: 'hero' }, { authorization: `Bearer ${narrow.secret}` })).status).toBe(403)
    const brief = await on.does('aiko', 'token.issue', { label: 'brief', scopes: ['*'] })
    const asked = () => ask({ placement: 'hero' }, { authorization: `Bearer ${brief.secret}` })
    expect((await asked()).status).toBe(200)
    await on.does('aiko', 'token.revoke', { id: brief.token.id })
    await on.sealer.settle(on.founded.engine)
    expect((await asked()).status).toBe(401)
  })
})
