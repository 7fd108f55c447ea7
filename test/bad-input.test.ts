import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../cli/run.ts'
import { type RefusalPlace, refusalCatalogue } from '../engine/kernel/refusal.ts'
import { foundEngine } from '../server/found.ts'
import { rooms } from '../server/rooms.ts'
import { rowsOf } from '../server/store/database.ts'
import { attributes } from '../starter/attributes.ts'
import { audiences } from '../starter/audiences.ts'
import { library } from '../starter/library.ts'
import { founding } from '../starter/people.ts'
import { placements } from '../starter/placements.ts'
import type { Told } from '../starter/story.ts'
import type { BadInput, Bearer, Known } from './bad-input.case.ts'
import { badInput } from './bad-input.cases.ts'
import { runningEngine, type RunningEngine } from './running.ts'

interface Problem {
  type: string
  title: string
  status: number
  detail: string
  code: string
  where?: RefusalPlace[]
  remedy: string
}

let on: RunningEngine
let known: Known
let tokens: Record<Bearer, string>

const tell = async (): Promise<void> => {
  const told: Told = { people: {}, answers: {}, now: new Date() }
  for (const { by, operation, input } of [...attributes, ...audiences, ...library, ...placements]) await on.does(by, operation, input(told) as never)
}

/** A second engine in the same database, and things in it that this one must know nothing of. */
const neighbour = async (): Promise<Known['elsewhere']> => {
  const there = await foundEngine(on.db, { ...founding, engine: { ...founding.engine, name: 'Neighbour' } }, new Date())
  const [owner] = await rowsOf(on.db, sql<{ id: string }>`select id from person where engine = ${there.engine} and body -> 'roles' @> '"owner"'`)
  const actor = { kind: 'person' as const, id: owner?.id ?? '', name: 'Neighbour', roles: ['owner' as const] }
  const does = async (operation: string, input: unknown) => {
    const answer = (await on.perform({ engine: there.engine, actor, operation, input })) as Record<string, { id: string } & string>
    expect(answer).not.toHaveProperty('refused')
    return answer
  }
  const goal = { metric: 'clickRate', counterMetric: 'returnRate' }
  const { id: component = '' } = await does('component.add', { kind: 'headline', fields: { en: { text: 'Next door' } } })
  await does('brand.add', { key: 'next', name: 'Next', tokens: {} })
  const { id: template = '' } = await does('template.add', {
    key: 'next',
    name: 'Next',
    channel: 'web',
    brand: 'next',
    format: { name: 'x', width: 10 },
    slots: [{ name: 'headline', label: 'H', kind: 'headline' }],
    body: '{{ slots.headline.text }}',
  })
  const { id: family = '' } = await does('family.compose', {
    name: 'Next',
    template,
    slots: { headline: { components: [component] } },
    locales: ['en'],
  })
  const { id: placement = '' } = await does('placement.save', { key: 'next', name: 'Next', channel: 'web', goal })
  const { id: brief = '' } = await does('brief.open', { title: 'Next', goal, placements: ['next'], due: '2099-12-01T12:00:00Z' })
  const { key } = await does('key.issue', { label: 'Next', kind: 'server' })
  const { token } = await does('token.issue', { label: 'Next' })
  return { brief, person: actor.id, component, family, template, placement, key: key?.id ?? '', token: token?.id ?? '' }
}

const issue = async (): Promise<Record<Bearer, string>> => {
  const aged = async (what: 'expired' | 'revoked') => {
    const { token, secret } = await on.does('maren', 'token.issue', { label: what, days: 1 })
    if (what === 'revoked') await on.does('maren', 'token.revoke', { id: token.id })
    else await sql`update token set body = jsonb_set(body, '{expires}', '"2020-01-01T00:00:00.000Z"') where id = ${token.id}`.execute(on.db)
    return secret
  }
  const { secret: narrow } = await on.does('maren', 'token.issue', { label: 'narrow', scopes: ['brief.list'] })
  return {
    maren: await on.tokenOf('maren'),
    tomas: await on.tokenOf('tomas'),
    narrow,
    expired: await aged('expired'),
    revoked: await aged('revoked'),
    madeUp: `ctn_${on.founded.engine}_made-up`,
    nobody: '',
  }
}

/** All rows of all tables but the clockwork’s, as one hash. */
const everything = async (): Promise<string> => {
  await on.sealer.settle(on.founded.engine)
  const tables = await rowsOf(
    on.db,
    sql<{ name: string }>`select table_name as name from information_schema.tables
      where table_schema = 'continuo' and table_name not in ('lease', 'journal_cursor', 'fold_state') order by 1`,
  )
  const hashes = tables.map(
    ({ name }) => sql`select coalesce(md5(string_agg(t::text, '' order by t::text)), '') as hash from ${sql.table(name)} as t`,
  )
  return JSON.stringify(await rowsOf(on.db, sql`${sql.join(hashes, sql` union all `)}`))
}

/** Tasks that may run now, and entries that a flow has not answered yet. */
const atWork = async (): Promise<boolean> => {
  const [found] = await rowsOf(
    on.db,
    sql<{ works: boolean }>`select exists (select from graphile_worker.jobs where run_at <= now() and attempts < max_attempts) or exists (
      select from journal_cursor as reader where seq < (select max(seq) from journal where journal.engine = reader.engine)) as works`,
  )
  return found?.works ?? false
}

/** Until nothing is at work any more: on a busy machine flows and tasks take their time. */
const still = async (): Promise<void> => {
  const until = Date.now() + 45_000
  for (let before = await everything(); Date.now() < until;) {
    await new Promise((resume) => setTimeout(resume, 1_500))
    const after = await everything()
    if (after === before && !(await atWork())) return
    before = after
  }
}

beforeAll(async () => {
  on = await runningEngine({ rooms })
  await tell()
  const elsewhere = await neighbour()
  tokens = await issue()
  await on.does('maren', 'concept.add', { key: 'first', label: 'First', of: 'theme' }, { idempotencyKey: 'used' })
  const { component } = await on.does('maren', 'component.show', { id: 'mended-not-replaced' })
  known = { elsewhere, component: component.id }
  await still()
}, 120_000)
afterAll(() => on.stop())

const textOf = ({ input }: BadInput): string => {
  const made: unknown = typeof input === 'function' ? (input as (known: Known) => unknown)(known) : input
  return typeof made === 'string' ? made : JSON.stringify(made)
}

const overHttp = async (one: BadInput): Promise<{ status: number; type: string | null; body: Problem }> => {
  const token = tokens[one.as ?? 'maren']
  const response = await fetch(`${on.address}/api/${one.operation}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== '' && { authorization: `Bearer ${token}` }),
      ...(one.idempotencyKey !== undefined && { 'idempotency-key': one.idempotencyKey }),
    },
    body: textOf(one),
  })
  return { status: response.status, type: response.headers.get('content-type'), body: (await response.json()) as Problem }
}

const overCli = async (one: BadInput, ...more: string[]) => {
  const said = { out: '', err: '' }
  const key = one.idempotencyKey === undefined ? [] : ['--idempotency-key', one.idempotencyKey]
  const code = await runCli([...one.operation.split('.'), '--input', '-', ...key, ...more], {
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
    environment: { CONTINUO_URL: on.address, CONTINUO_TOKEN: tokens[one.as ?? 'maren'], DATA_DIR: on.folder },
    stdin: async () => textOf(one),
    width: 100,
  })
  return { code, ...said }
}

const placed = (one: BadInput): unknown =>
  one.where ? expect.arrayContaining(one.where.map((place) => expect.objectContaining(place) as unknown)) : expect.anything()

describe('bad input is refused', () => {
  it.each(badInput.map((one) => [one.what, one] as const))('%s: through HTTP and the command line alike, with nothing written', async (_, one) => {
    const before = await everything()
    const { status, title } = refusalCatalogue[one.code]
    const http = await overHttp(one)
    expect(http.body).toMatchObject({ code: one.code, title, status, type: `/docs/refusals#${one.code}` })
    expect([http.status, http.type]).toEqual([status, 'application/problem+json'])
    expect(http.body.detail).toMatch(/\.$/)
    expect(http.body.remedy).toMatch(/[.?)]$/)
    if (one.where) expect(http.body.where).toEqual(placed(one))
    if (one.says) expect(`${http.body.detail} ${http.body.remedy}`).toMatch(one.says)

    const machine = await overCli(one, '--json')
    expect([machine.code, machine.out]).toEqual([1, ''])
    const told = JSON.parse(machine.err) as Problem
    expect(told).toMatchObject({ refused: true, code: one.code })
    if (one.where) expect(told.where).toEqual(placed(one))

    const person = await overCli(one)
    expect([person.code, person.out]).toEqual([1, ''])
    expect(person.err).toContain(`(${one.code})`)
    expect(person.err.split('\n').at(-1)).toBe(told.remedy)
    for (const { path, line, column, problem, hint } of told.where ?? []) {
      const at = [path, line === undefined ? undefined : `line ${line}, column ${column}`].filter((part) => part !== undefined).join(', ')
      expect(person.err).toContain(`  ${at}: ${problem}`)
      if (hint !== undefined) expect(person.err).toContain(hint)
    }

    expect(await everything()).toBe(before)
  })
})

describe('what only HTTP can get wrong', () => {
  const post = async (path: string, body: string, headers: Record<string, string> = {}) => {
    const response = await fetch(on.address + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens.maren}`, ...headers },
      body,
    })
    return { status: response.status, body: (await response.json()) as Problem }
  }

  it.each([
    ['another content type', '/api/brief.list', 'limit=5', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'unsupportedMedia'],
    ['an operation that there is not', '/api/brief.burn', '{}', {}, 404, 'unknownOperation'],
    ['an idempotency key that is too long', '/api/brief.list', '{}', { 'idempotency-key': 'x'.repeat(201) }, 422, 'invalidInput'],
    [
      'a write key that nobody issued',
      '/v1/track',
      '{"event": "Seen", "userId": "u"}',
      { authorization: 'Basic bm9ib2R5Og==' },
      401,
      'unauthenticated',
    ],
    [
      'a write key of a page that nobody issued',
      '/api/decision.request?writeKey=none',
      '{"placement": "home-hero"}',
      { authorization: '' },
      401,
      'unauthenticated',
    ],
  ])('%s', async (_, path, body, headers, status, code) => {
    const before = await everything()
    const answer = await post(path, body, headers as unknown as Record<string, string>)
    expect(answer).toMatchObject({ status, body: { code, remedy: expect.any(String) as string } })
    expect(await everything()).toBe(before)
  })
})
