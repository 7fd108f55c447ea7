import { sql } from 'kysely'
import type { Channel } from '../../engine/activate/channel.ts'
import { type Mailing, mailing as mailingNoun } from '../../engine/activate/mailing.ts'
import { usualRules } from '../../engine/activate/contact-gate.ts'
import { sumOf, type Tally } from '../../engine/activate/delivery.ts'
import type { Database, Scope } from '../store/database.ts'
import { planDeliveries } from '../store/delivery.store.ts'
import { putThing } from '../store/noun.store.ts'
import type { Filling, Sender } from './sender.ts'

export const placement = 'newsletter-hero'
const hash = 'f'.repeat(64)
const released = '2026-01-01T00:00:00.000Z'

const insert = async ({ db, engine }: Scope, table: string, body: { id: string } & Record<string, unknown>): Promise<void> => {
  await sql`insert into ${sql.table(table)} (engine, id, version, body) values (${engine}, ${body.id}, 1, ${JSON.stringify({ version: 1, ...body })}::jsonb) on conflict do nothing`.execute(
    db,
  )
}

/** A live campaign with approved content at the placement: as much of it as the contact gate reads. */
export const liveContent = async (scope: Scope): Promise<void> => {
  await insert(scope, 'campaign', {
    id: 'cmp_1',
    key: 'c',
    name: 'Members’ week',
    placements: [placement],
    family: 'fam_1',
    familyHash: hash,
    from: released,
    state: 'live',
  })
  await insert(scope, 'edition', {
    id: `edn_${hash.slice(0, 26)}`,
    family: 'fam_1',
    hash,
    frozen: { family: { slots: {}, markets: ['world'] }, components: [], assets: [] },
  })
  await insert(scope, 'approval', {
    id: 'apv_1',
    about: 'family:fam_1',
    subject: { kind: 'family', id: 'fam_1', hash },
    state: 'approved',
    passed: false,
    requestedAt: released,
    verdicts: [],
    steps: [],
    route: { key: 'r', because: 'b' },
  })
}

/** People who agreed to marketing. What comes before the @ of an address tells the test's server how to behave. */
export const audienceOf = async (scope: Scope, addresses: readonly string[]): Promise<string[]> => {
  const ids = addresses.map((_, n) => `prf_${String(n).padStart(5, '0')}`)
  for (const [n, email] of addresses.entries()) {
    const consents = [{ purpose: 'marketing', granted: true, text: 'v1', source: 'test', at: released }]
    await insert(scope, 'profile', {
      id: ids[n] ?? '',
      email,
      consents,
      traits: {},
      facts: {},
      anonymousIds: [],
      firstSeen: released,
      lastSeen: released,
      state: 'known',
    })
  }
  return ids
}

/** A running mailing with its ledger filled. */
export const runningMailing = async (scope: Scope & { db: Database }, id: string, people: readonly string[], now: Date): Promise<Mailing> => {
  const made: Mailing = {
    id,
    version: 1,
    key: id.replaceAll('_', '-'),
    name: id,
    channel: 'email',
    class: 'marketing',
    purpose: 'marketing',
    audience: 'everyone',
    placement,
    from: { name: 'Lindmoor', address: 'news@lindmoor.example' },
    utm: { source: 'newsletter', medium: 'email' },
    state: 'running',
    planned: people.length,
    madeBy: 'per_1',
  }
  await putThing(scope, { act: 'put', noun: mailingNoun as never, value: made })
  await planDeliveries(scope.db, scope.engine, { mailing: id, channel: 'email', class: 'marketing', due: now, now }, people, people.at(-1) ?? '')
  return made
}

export const noCaps = async (scope: Scope, rules: Partial<typeof usualRules> = {}): Promise<void> => {
  await insert(scope, 'contactGate', { id: 'gat_1', channel: 'email', ...usualRules, caps: [], perMinute: 100_000, ...rules })
}

export const plainFilling = async (): Promise<Filling> => ({
  as: 'content',
  rendered: { subject: 'Dry all the way home', html: '<p>Rain</p>', text: 'Rain' },
  offered: { title: 'Members’ week', approved: { stands: true, because: '' }, slots: [], markets: ['world'] },
  decision: 'dec_1',
})

export const senderOn = (db: Database, engine: string, channel: Channel, clock: () => Date, more: Partial<Sender> = {}): Sender => ({
  db,
  engine,
  channel,
  clock,
  fill: plainFilling,
  wayOut: (token) => `https://c.example/u/${token}`,
  gone: async () => undefined,
  signal: new AbortController().signal,
  ...more,
})

export const talliesIn = async ({ db, engine }: Scope, mailing: string): Promise<Tally[]> =>
  (await sql<Tally>`select state, count(*)::int as count from delivery where engine = ${engine} and mailing = ${mailing} group by state`.execute(db))
    .rows

export const sumIn = async (scope: Scope, mailing: string, planned: number) => sumOf(await talliesIn(scope, mailing), planned)
