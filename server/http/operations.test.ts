import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runningEngine, type RunningEngine } from '../../test/running.ts'

let on: RunningEngine
let token: string
beforeAll(async () => {
  on = await runningEngine()
  token = await on.tokenOf('maren')
})
afterAll(() => on.stop())

const post = async (path: string, body: string, headers: Record<string, string> = {}) => {
  const response = await fetch(on.address + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    body,
  })
  return { status: response.status, type: response.headers.get('content-type'), body: (await response.json()) as Record<string, unknown> }
}

const due = '2099-12-01T12:00:00Z'
const goal = { metric: 'clickRate', counterMetric: 'returnRate' }
const valid = { title: 'A rain headline', goal, placements: ['home-hero'], due }

describe('bad input over HTTP', () => {
  it.each([
    ['malformed JSON', '/api/brief.open', '{"title": ', 400, { code: 'malformed' }],
    ['an unknown operation', '/api/brief.burn', '{}', 404, { code: 'unknownOperation' }],
    ['a wrong type', '/api/brief.list', '{"limit": "many"}', 422, { code: 'invalidInput', where: [{ path: 'limit' }] }],
    [
      'an unknown field',
      '/api/brief.open',
      JSON.stringify({ ...valid, colour: 'red' }),
      422,
      { code: 'invalidInput', where: [{ path: 'colour', problem: 'unknown field' }] },
    ],
    [
      'a due date in the past',
      '/api/brief.open',
      JSON.stringify({ ...valid, due: '2001-01-01T00:00:00Z' }),
      422,
      { code: 'invalidInput', where: [{ path: 'due', problem: 'in the past' }] },
    ],
    [
      'a goal that is its own counter-metric',
      '/api/brief.open',
      JSON.stringify({ ...valid, goal: { ...goal, counterMetric: 'clickRate' } }),
      422,
      { code: 'invalidInput' },
    ],
    ['a second owner', '/api/person.invite', JSON.stringify({ name: 'Second Owner', roles: ['owner'] }), 409, { code: 'ownerExists' }],
    ['an id of another engine', '/api/brief.show', '{"id": "brf_01kx7r2m9q0000000"}', 404, { code: 'notFound' }],
  ])('%s is refused as a problem that says where and what to do', async (_, path, body, status, problem) => {
    const answer = await post(path, body)
    expect(answer.status).toBe(status)
    expect(answer.type).toContain('application/problem+json')
    expect(answer.body).toMatchObject({ status, ...problem })
    expect(typeof answer.body['detail']).toBe('string')
  })

  it('places a JSON error by line and column', async () => {
    const { body } = await post('/api/brief.open', '{\n  "title": nope\n}')
    expect(body['where']).toMatchObject([{ line: 2 }])
  })

  it('refuses an oversized body before reading it all', async () => {
    const { status, body } = await post('/api/brief.open', JSON.stringify({ ...valid, message: 'x'.repeat(1_200_000) }))
    expect({ status, code: body['code'] }).toEqual({ status: 413, code: 'tooLarge' })
  })

  it('refuses another content type', async () => {
    expect(await post('/api/brief.list', 'limit=5', { 'content-type': 'application/x-www-form-urlencoded' })).toMatchObject({
      status: 415,
      body: { code: 'unsupportedMedia' },
    })
  })

  it('refuses nobody, a stranger, a revoked and an expired token, each with its code', async () => {
    expect(await post('/api/brief.list', '{}', { authorization: '' })).toMatchObject({ status: 401, body: { code: 'unauthenticated' } })
    expect(await post('/api/brief.list', '{}', { authorization: 'Bearer made-up' })).toMatchObject({ status: 401 })
    const { token: issued, secret } = await on.does('maren', 'token.issue', { label: 'short', days: 1 })
    await sql`update token set body = jsonb_set(body, '{expires}', '"2020-01-01T00:00:00.000Z"') where id = ${issued.id}`.execute(on.db)
    expect(await post('/api/brief.list', '{}', { authorization: `Bearer ${secret}` })).toMatchObject({ status: 401, body: { code: 'tokenExpired' } })
    await on.does('maren', 'token.revoke', { id: issued.id })
    expect(await post('/api/brief.list', '{}', { authorization: `Bearer ${secret}` })).toMatchObject({
      status: 401,
      body: { code: 'unauthenticated' },
    })
  })

  it('keeps a token to its scopes', async () => {
    const narrow = await on.tokenOf('maren', ['brief.list'])
    expect((await post('/api/brief.list', '{}', { authorization: `Bearer ${narrow}` })).status).toBe(200)
    expect(await post('/api/capacity.show', '{}', { authorization: `Bearer ${narrow}` })).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  })

  it('writes nothing for whatever it refused', async () => {
    const { total } = await on.does('maren', 'brief.list', {})
    expect(total).toBe(0)
  })
})

describe('sign-in', () => {
  it('works once by link, and the session by cookie from our own pages alone', async () => {
    const { signInLink } = await import('./sign-in.ts')
    const link = await signInLink(on.db, on.founded.engine, on.founded.people['maren'] ?? '', on.address)
    const first = await fetch(link, { redirect: 'manual' })
    const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect(cookie).toContain('continuo_session=')
    expect((await fetch(link, { redirect: 'manual' })).headers.get('location')).toBe('/sign-in?used')
    const asMaren = { authorization: '', cookie }
    expect(await post('/api/person.whoami', '{}', asMaren)).toMatchObject({ status: 200, body: { person: { name: 'Maren Lund' } } })
    expect(await post('/api/person.whoami', '{}', { ...asMaren, origin: 'https://elsewhere.example' })).toMatchObject({ status: 403 })
    await fetch(`${on.address}/sign-out`, { method: 'POST', headers: { cookie } })
    expect((await post('/api/person.whoami', '{}', asMaren)).status).toBe(401)
  })

  it('works by password, and says nothing about which half was wrong', async () => {
    const { hashPassword } = await import('./password.ts')
    const { setPassword } = await import('../store/people.store.ts')
    await setPassword({ db: on.db, engine: on.founded.engine }, on.founded.people['maren'] ?? '', await hashPassword('a long enough one'))
    const tried = (email: string, password: string) => post('/sign-in', JSON.stringify({ email, password }))
    expect((await tried('maren@lindmoor.example', 'a long enough one')).status).toBe(200)
    const [wrong, unknown] = [await tried('maren@lindmoor.example', 'another'), await tried('nobody@lindmoor.example', 'another')]
    expect(wrong).toEqual(unknown)
    expect(wrong.status).toBe(401)
  })
})
