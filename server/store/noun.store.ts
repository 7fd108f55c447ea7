import { type RawBuilder, sql } from 'kysely'
import type { Save } from '../../engine/kernel/change.ts'
import type { Entity, Noun } from '../../engine/kernel/noun.ts'
import type { Condition, Order, Page, PageRequest, Where } from '../../engine/kernel/reader.ts'
import { rowsOf, type Scope } from './database.ts'

/** Raised when a write does not follow the version that it was decided on; `perform` re-runs, so it is never seen outside. */
export class LostRace extends Error {
  readonly code = '40001'
}

/** As the index has it; what is absent reads as the empty text, so that every row has its place in an order. */
const field = (key: string) => (key === 'id' ? sql`id` : sql`coalesce(body ->> ${sql.lit(key)}, '')`)

const holds = (key: string, condition: Condition): RawBuilder<unknown> => {
  if (condition === null) return sql`${field(key)} = ''`
  if (typeof condition === 'boolean') return sql`${field(key)} = ${String(condition)}`
  if (typeof condition === 'string') return sql`${field(key)} = ${condition}`
  if (Array.isArray(condition)) return sql`${field(key)} = any(${condition as string[]})`
  if ('holds' in condition) return sql`${field(key)} ilike all(${condition.holds.map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`)})`
  const { from, before } = condition as { from?: string; before?: string }
  const bounds = [from !== undefined && sql`${field(key)} >= ${from}`, before !== undefined && sql`${field(key)} < ${before}`].filter(
    (bound) => bound !== false,
  )
  return bounds.length === 0 ? sql`true` : sql.join(bounds, sql` and `)
}

const conditions = (noun: Noun, where: Where<string>): RawBuilder<unknown>[] =>
  Object.entries(where).flatMap(([key, condition]) => {
    if (condition === undefined) return []
    if (key !== 'id' && !noun.keys.includes(key)) throw new Error(`${noun.name} has no key ${key}`)
    return [holds(key, condition)]
  })

const filtered = (scope: Scope, noun: Noun, where: Where<string>) =>
  sql`from ${sql.table(noun.name)} where ${sql.join([sql`engine = ${scope.engine}`, ...conditions(noun, where)], sql` and `)}`

export const getThing = async <T extends Entity>(scope: Scope, noun: Noun<T>, id: string): Promise<T | undefined> => {
  const [row] = await rowsOf(scope.db, sql<{ body: T }>`select body from ${sql.table(noun.name)} where engine = ${scope.engine} and id = ${id}`)
  return row?.body
}

export const manyThings = async <T extends Entity>(scope: Scope, noun: Noun<T>, ids: Iterable<string>): Promise<T[]> => {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return []
  const rows = await rowsOf(
    scope.db,
    sql<{ id: string; body: T }>`select id, body from ${sql.table(noun.name)} where engine = ${scope.engine} and id = any(${wanted})`,
  )
  const byId = new Map(rows.map(({ id, body }) => [id, body]))
  return wanted.flatMap((id) => byId.get(id) ?? [])
}

export const countThings = async (scope: Scope, noun: Noun, where: Where<string> = {}): Promise<number> => {
  const [row] = await rowsOf(scope.db, sql<{ count: number }>`select count(*)::int as count ${filtered(scope, noun, where)}`)
  return row?.count ?? 0
}

interface Cursor {
  value: string
  id: string
  /** Beyond those that come first. */
  rest: boolean
  /** Of a long list, as it was counted with its first page: counting reads all of it. */
  total?: number
}
const encode = ({ value, id, rest, total }: Cursor): string =>
  Buffer.from(JSON.stringify(total === undefined ? [value, id, ...(rest ? [1] : [])] : [value, id, rest ? 1 : 0, total])).toString('base64url')

/** From this many things on a list is counted once, with its first page. */
const long = 10_000

/** A cursor of ours, or undefined for anything that somebody made up: such a list starts at its beginning. */
const decode = (text: string): Cursor | undefined => {
  try {
    const [value, id, rest, total] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [string, string, number?, number?]
    const isCounted = typeof total === 'number' && Number.isSafeInteger(total) && total >= long
    return typeof id === 'string' ? { value, id, rest: rest === 1, ...(isCounted && { total }) } : undefined
  } catch {
    return undefined
  }
}

export const listThings = async <T extends Entity>(
  scope: Scope,
  noun: Noun<T>,
  where: Where<string> = {},
  page: Partial<PageRequest> = {},
  order: Order<string> = { by: 'id', descending: true },
): Promise<Page<T>> => {
  if (order.by !== 'id' && !noun.keys.includes(order.by)) throw new Error(`${noun.name} has no key ${order.by}`)
  const limit = page.limit ?? 50
  const cursor = page.after === undefined ? undefined : decode(page.after)
  const rows: Row<T>[] = []
  // One part after the other, so that each is read in the order of its index.
  for (const rest of order.first ? [false, true] : [false]) {
    if ((cursor?.rest ?? false) > rest || rows.length > limit) continue
    const part = partOf(noun as Noun, order.first, rest)
    const after = cursor?.rest === rest ? cursor : undefined
    rows.push(
      ...(await rowsAfter<T>(scope, sql`${filtered(scope, noun as Noun, where)}${part}`, { order, after, rest, limit: limit + 1 - rows.length })),
    )
  }
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const total = cursor?.total ?? (await countThings(scope, noun as Noun, where))
  return {
    items: items.map(({ body }) => body),
    total,
    ...(rows.length > limit && last && { next: encode({ value: last.sorted, id: last.body.id, rest: last.rest, ...(total >= long && { total }) }) }),
  }
}

/** What comes first, or all the rest. */
const partOf = (noun: Noun, first: Where<string> | undefined, rest: boolean): RawBuilder<unknown> => {
  if (!first) return sql``
  const held = sql.join(conditions(noun, first), sql` and `)
  return rest ? sql` and not (${held})` : sql` and ${held}`
}

interface Row<T> {
  body: T
  sorted: string
  rest: boolean
}

interface Part {
  order: Order<string>
  after: Cursor | undefined
  rest: boolean
  limit: number
}

const rowsAfter = <T>(scope: Scope, from: RawBuilder<unknown>, { order, after, rest, limit }: Part): Promise<Row<T>[]> => {
  const sorted = field(order.by)
  const beyond = after ? sql` and (${sorted}, id) ${order.descending ? sql`<` : sql`>`} (${after.value}, ${after.id})` : sql``
  const direction = order.descending ? sql`desc` : sql`asc`
  return rowsOf(
    scope.db,
    sql<Row<T>>`select body, ${sorted} as sorted, ${rest}::boolean as rest ${from}${beyond}
      order by ${sorted} ${direction}, id ${direction} limit ${limit}`,
  )
}

const most = 10_000

export const allThings = async <T extends Entity>(scope: Scope, noun: Noun<T>, where: Where<string> = {}): Promise<T[]> => {
  const rows = await rowsOf(scope.db, sql<{ body: T }>`select body ${filtered(scope, noun as Noun, where)} order by id limit ${most + 1}`)
  if (rows.length > most) throw new Error(`more than ${most} of ${noun.name}: page through them`)
  return rows.map(({ body }) => body)
}

export const putThing = async (scope: Scope, { noun, value }: Extract<Save, { act: 'put' }>): Promise<void> => {
  const body = JSON.stringify(noun.schema.parse(value))
  const table = sql.table(noun.name)
  const written =
    value.version === 1
      ? await sql`insert into ${table} (engine, id, version, body) values (${scope.engine}, ${value.id}, 1, ${body}::jsonb) on conflict do nothing`.execute(
          scope.db,
        )
      : await sql`update ${table} set version = ${value.version}, body = ${body}::jsonb
          where engine = ${scope.engine} and id = ${value.id} and version = ${value.version - 1}`.execute(scope.db)
  if (written.numAffectedRows !== 1n) throw new LostRace(`${noun.name} ${value.id} is not at version ${value.version - 1}`)
}

export const dropThing = async (scope: Scope, { noun, id }: Extract<Save, { act: 'drop' }>): Promise<void> => {
  await sql`delete from ${sql.table(noun.name)} where engine = ${scope.engine} and id = ${id}`.execute(scope.db)
}
