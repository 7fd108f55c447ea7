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
    const press = () => fetch(link, { method: 'POST', redirect: 'manual' })
    const first = await press()
    const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect(cookie).toContain('continuo_session=')
    expect((await press()).headers.get('location')).toBe('/sign-in?used')
    expect((await fetch(link, { redirect: 'manual' })).headers.get('location')).toBe('/sign-in?used')
    const asMaren = { authorization: '', cookie }
    expect(await post('/api/person.whoami', '{}', asMaren)).toMatchObject({ status: 200, body: { person: { name: 'Maren Lund' } } })
    expect(await post('/api/person.whoami', '{}', { ...asMaren, origin: 'https://elsewhere.example' })).toMatchObject({ status: 403 })
    await fetch(`${on.address}/sign-out`, { method: 'POST', headers: { cookie } })
    expect((await post('/api/person.whoami', '{}', asMaren)).status).toBe(401)
  })

  it('is not used up by who only looks at the link, and tells them nobody’s name', async () => {
    const { signInLink } = await import('./sign-in.ts')
    const link = await signInLink(on.db, on.founded.engine, on.founded.people['maren'] ?? '', on.address)
    for (const method of ['HEAD', 'GET', 'GET']) {
      const looked = await fetch(link, { method, redirect: 'manual' })
      expect([looked.status, looked.headers.get('set-cookie'), looked.headers.get('cache-control')]).toEqual([200, null, 'no-store'])
      const page = await looked.text()
      expect(page).not.toContain('Maren')
      if (method === 'GET') expect(page).toContain('<form method="post">')
    }
    expect((await fetch(link, { method: 'POST', redirect: 'manual' })).headers.get('set-cookie')).toContain('continuo_session=')
  })

  it('is begun, and ended, by our own pages alone', async () => {
    const { signInLink } = await import('./sign-in.ts')
    const link = await signInLink(on.db, on.founded.engine, on.founded.people['maren'] ?? '', on.address)
    const press = (to: string, headers: Record<string, string>) => fetch(to, { method: 'POST', redirect: 'manual', headers })
    const elsewhere = [
      { 'sec-fetch-site': 'cross-site', origin: 'null' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://elsewhere.example' },
      { origin: 'no address' },
    ]
    for (const headers of elsewhere)
      for (const to of [link, `${on.address}/sign-in`, `${on.address}/sign-out`]) {
        const refused = await press(to, headers)
        expect([refused.status, refused.headers.get('set-cookie')]).toEqual([403, null])
      }
    // A page without a referrer has no name, and a browser that is asked over plain HTTP says no more.
    expect((await press(link, { origin: 'null' })).headers.get('set-cookie')).toContain('continuo_session=')
    expect((await press(link, { 'sec-fetch-site': 'same-origin', origin: 'null' })).headers.get('location')).toBe('/sign-in?used')
    expect((await press(`${on.address}/api/person.whoami`, { origin: 'null', cookie: 'continuo_session=x' })).status).toBe(403)
  })

  it('leaves no trace of a link that was used', async () => {
    const used = await fetch(`${on.address}/sign-in/${'x'.repeat(43)}`, { redirect: 'manual' })
    expect([used.status, used.headers.get('location')]).toEqual([302, '/sign-in?used'])
    expect(used.headers.get('cache-control')).toBe('no-store')
    expect(used.headers.get('referrer-policy')).toBe('no-referrer')
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

describe('a link that the owner makes for somebody', () => {
  const aiko = () => on.founded.people['aiko'] ?? ''
  const offered = async (id: string, hours?: number) => {
    const { link, expires } = await on.does('maren', 'person.admit', { id, ...(hours !== undefined && { hours }) })
    return { secret: new URL(link).pathname.split('/').at(-1) ?? '', link, expires }
  }
  const opened = async (secret: string) => {
    const response = await fetch(`${on.address}/sign-in/${secret}`, { method: 'POST', redirect: 'manual' })
    return { to: response.headers.get('location'), cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' }
  }
  const failed = { to: '/sign-in?used', cookie: '' }

  it('signs in who was invited, with their roles and no others', async () => {
    const invited = await on.does('maren', 'person.invite', { name: 'Noor Haddad', email: 'noor@lindmoor.example', roles: ['decisionEngineer'] })
    const { secret, link, expires } = await offered(invited.id, 48)
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/sign-in\/[\w-]{43}$/)
    expect(Math.round((Date.parse(expires) - Date.now()) / 3_600_000)).toBe(48)
    const { to, cookie } = await opened(secret)
    expect(to).toBe('/')
    const asNoor = { authorization: '', cookie }
    expect((await post('/api/person.whoami', '{}', asNoor)).body).toMatchObject({ person: { name: 'Noor Haddad' }, roles: ['decisionEngineer'] })
    expect(await post('/api/person.invite', '{"name": "X", "roles": ["viewer"]}', asNoor)).toMatchObject({ status: 403 })
    expect((await post('/api/placement.save', '{}', asNoor)).status).toBe(422)
    expect(await opened(secret)).toEqual(failed)
  })

  it('takes the place of earlier ones of that person alone', async () => {
    const [first, other, second] = [await offered(aiko()), await offered(on.founded.people['tomas'] ?? ''), await offered(aiko())]
    expect(await opened(first.secret)).toEqual(failed)
    expect((await opened(second.secret)).to).toBe('/')
    expect((await opened(other.secret)).to).toBe('/')
  })

  it('ends at its time', async () => {
    const { secret } = await offered(aiko(), 1)
    await sql`update sign_in_link set until = until - interval '1 hour' where person = ${aiko()}`.execute(on.db)
    expect(await opened(secret)).toEqual(failed)
  })

  it('is for people of this house', async () => {
    expect(await on.refuses('maren', 'person.admit', { id: on.founded.people['writer'] ?? '' })).toMatchObject({
      code: 'wrongState',
      where: [{ path: 'id' }],
    })
    expect(await on.refuses('maren', 'person.admit', { id: aiko(), hours: 169 })).toMatchObject({ code: 'invalidInput', where: [{ path: 'hours' }] })
  })

  it('is told in the journal, and its secret is kept nowhere', async () => {
    const request = {
      engine: on.founded.engine,
      actor: await on.actor('maren'),
      operation: 'person.admit',
      input: { id: aiko() },
      idempotencyKey: 'admit',
    }
    const { link } = (await on.perform(request)) as { link: string }
    expect(await on.perform(request)).toMatchObject({ code: 'keyReused' })
    await on.sealer.settle(on.founded.engine)
    const { items } = await on.does('maren', 'journal.list', { verb: ['person.admitted'], limit: 1 })
    expect(items).toMatchObject([{ verb: 'person.admitted', objects: [{ type: 'person', id: aiko() }] }])
    const { rows } = await sql<{ all: string }>`select coalesce((select string_agg(t::text, '') from journal t), '')
      || coalesce((select string_agg(t::text, '') from journal_detail t), '') || coalesce((select string_agg(t::text, '') from journal_tail t), '')
      || coalesce((select string_agg(t::text, '') from idempotency t), '') || coalesce((select string_agg(t::text, '') from sign_in_link t), '') as all`.execute(
      on.db,
    )
    expect(rows[0]?.all).toContain('person.admitted')
    expect(rows[0]?.all).not.toContain(link.split('/').at(-1))
  })
})
