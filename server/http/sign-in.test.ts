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

describe('a token', () => {
  it('is kept to its scopes', async () => {
    const narrow = await on.tokenOf('maren', ['brief.list'])
    expect((await post('/api/brief.list', '{}', { authorization: `Bearer ${narrow}` })).status).toBe(200)
    expect(await post('/api/capacity.show', '{}', { authorization: `Bearer ${narrow}` })).toMatchObject({ status: 403, body: { code: 'forbidden' } })
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
