import { spawn } from 'node:child_process'
import fc from 'fast-check'
import { sql } from 'kysely'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openSmtp, smtpFacts, SmtpSettings } from '../../adapters/channels/smtp.ts'
import type { Channel, Message, Receipt } from '../../engine/activate/channel.ts'
import { mailing as mailingNoun, type Mailing } from '../../engine/activate/mailing.ts'
import { amend } from '../../engine/kernel/noun.ts'
import { scratchDatabase } from '../../test/engine.ts'
import { connect, type Connection, type Database, type Scope } from '../store/database.ts'
import { mortalPool, slowPool } from './faulty-database.fixture.ts'
import { mailServer, type Manner } from './mail-server.fixture.ts'
import { recoverDeliveries } from '../store/delivery.store.ts'
import { putThing } from '../store/noun.store.ts'
import { sendDue, settledBy } from './sender.ts'
import { audienceOf, liveContent, noCaps, runningMailing, senderOn, sumIn, talliesIn } from './sending.fixture.ts'

let settings: pg.PoolConfig
let connection: Connection
let db: Database
let drop: () => Promise<void>
beforeAll(async () => {
  const scratch = await scratchDatabase()
  settings = scratch.settings
  drop = scratch.drop
  connection = connect(settings)
  db = connection.db
})
afterAll(async () => {
  await connection.close()
  await drop()
})

let count = 0
/** An engine of its own for each test, in the one database. */
const freshScope = async (rules = {}): Promise<Scope & { db: Database }> => {
  const scope = { db, engine: `eng_${++count}` }
  await liveContent(scope)
  await noCaps(scope, rules)
  return scope
}

const now = new Date('2026-11-10T12:00:00.000Z')

/** A channel that answers at once and keeps what it was given. */
const listening = (answer: (message: Message) => Receipt = () => ({ outcome: 'accepted', response: 'ok' })): Channel & { given: Message[] } => {
  const given: Message[] = []
  return {
    facts: smtpFacts,
    given,
    send: async (message) => {
      given.push(message)
      return answer(message)
    },
    close: async () => undefined,
  }
}

const ok = (n: number) => Array.from({ length: n }, (_, i) => `ok-${i}@example.org`)

describe('a sender', () => {
  test('sends to everyone once, and finds nothing due afterwards', async () => {
    const scope = await freshScope()
    const people = await audienceOf(scope, ok(120))
    await runningMailing(scope, 'mlg_1', people, now)
    const channel = listening()
    const on = senderOn(db, scope.engine, channel, () => now)
    expect(await sendDue(on, 'mlg_1')).toEqual({ pending: 0 })
    expect(await sendDue(on, 'mlg_1')).toEqual({ pending: 0 })
    expect(new Set(channel.given.map(({ to }) => to.address)).size).toBe(120)
    expect(channel.given).toHaveLength(120)
    expect(await sumIn(scope, 'mlg_1', 120)).toMatchObject({ planned: 120, accepted: 120, pending: 0 })
  })

  test('keeps to the rate, and says when it goes on', async () => {
    const scope = await freshScope({ perMinute: 10 })
    await runningMailing(scope, 'mlg_1', await audienceOf(scope, ok(25)), now)
    const channel = listening()
    let clock = now
    const on = senderOn(db, scope.engine, channel, () => clock)
    const sent: number[] = []
    for (let rest = await sendDue(on, 'mlg_1'); ; rest = await sendDue(on, 'mlg_1')) {
      sent.push(channel.given.length)
      if (!rest.again) break
      expect(rest.again.getTime() - clock.getTime()).toBe(60_000)
      clock = rest.again
    }
    expect(sent).toEqual([10, 20, 25])
  })

  test('never writes to somebody more often than the cap says, with two mailings and four senders at once', async () => {
    const scope = await freshScope({ caps: [{ most: 1, days: 7 }] })
    const people = await audienceOf(scope, ok(150))
    // An old mailing, outside the window: everybody has been written to before, so that only the lock stands between the senders.
    const longAgo = new Date(now.getTime() - 30 * 86_400_000)
    await runningMailing(scope, 'mlg_0', people, longAgo)
    const before = senderOn(db, scope.engine, listening(), () => longAgo)
    await sendDue(before, 'mlg_0')
    for (const mailing of ['mlg_1', 'mlg_2']) await runningMailing(scope, mailing, people, now)
    const channel = listening()
    const { pool, slow } = slowPool(settings)
    const on = senderOn(slow, scope.engine, channel, () => now)
    await Promise.all(['mlg_1', 'mlg_2', 'mlg_2', 'mlg_1'].map((mailing) => sendDue(on, mailing)))
    await pool.end()
    expect(channel.given).toHaveLength(150)
    expect(new Set(channel.given.map(({ to }) => to.address)).size).toBe(150)
    const [first, second] = [await sumIn(scope, 'mlg_1', 150), await sumIn(scope, 'mlg_2', 150)]
    expect(first.accepted + second.accepted).toBe(150)
    expect(first.refused + second.refused).toBe(150)
  })

  test('leaves off when its mailing is stopped, and what had not gone out is refused', async () => {
    const scope = await freshScope()
    const made = await runningMailing(scope, 'mlg_1', await audienceOf(scope, ok(130)), now)
    let taken = 0
    const channel = listening(() => {
      taken++
      return { outcome: 'accepted', response: 'ok' }
    })
    const stopping = {
      ...channel,
      send: async (message: Message) => {
        if (taken === 20)
          await putThing(scope, { act: 'put', noun: mailingNoun as never, value: amend<Mailing>(made, { state: 'stopped' }) }).catch(() => undefined)
        return channel.send(message)
      },
    }
    expect(
      await sendDue(
        senderOn(db, scope.engine, stopping, () => now),
        'mlg_1',
      ),
    ).toEqual({ pending: 0 })
    const sum = await sumIn(scope, 'mlg_1', 130)
    expect(sum).toMatchObject({ planned: 130, accepted: taken, refused: 130 - taken, pending: 0 })
    expect(taken).toBeLessThan(30)
  })

  test('stops at once when the channel does not answer, and nothing is lost', async () => {
    const scope = await freshScope()
    await runningMailing(scope, 'mlg_1', await audienceOf(scope, ok(60)), now)
    let up = false
    const channel = listening(() => (up ? { outcome: 'accepted', response: 'ok' } : { outcome: 'unreached', reason: 'ECONNREFUSED' }))
    let clock = now
    const on = senderOn(db, scope.engine, channel, () => clock)
    const rest = await sendDue(on, 'mlg_1')
    expect(rest).toEqual({ pending: 60, again: new Date(now.getTime() + 60_000) })
    expect(channel.given.length).toBeLessThanOrEqual(smtpFacts.limits.connections)
    up = true
    clock = rest.again ?? now
    await sendDue(on, 'mlg_1')
    expect(await sumIn(scope, 'mlg_1', 60)).toMatchObject({ accepted: 60, pending: 0 })
  })

  test('moves what comes in quiet hours to their end, in the time of each person', async () => {
    const scope = await freshScope({ quiet: { from: '21:00', until: '08:00' } })
    const people = await audienceOf(scope, ok(2))
    await sql`update profile set body = body || '{"timeZone":"Asia/Tokyo"}' where engine = ${scope.engine} and id = ${people[1]}`.execute(db)
    await runningMailing(scope, 'mlg_1', people, now)
    const channel = listening()
    const rest = await sendDue(
      senderOn(db, scope.engine, channel, () => now),
      'mlg_1',
    )
    expect(channel.given.map(({ to }) => to.address)).toEqual(['ok-0@example.org'])
    expect(rest).toEqual({ pending: 1, again: new Date('2026-11-10T23:00:00.000Z') })
    const later = senderOn(db, scope.engine, channel, () => new Date('2026-11-10T23:00:00.000Z'))
    expect(await sendDue(later, 'mlg_1')).toEqual({ pending: 0 })
    expect(channel.given).toHaveLength(2)
  })

  test('refuses at the last gate what was decided on and has no yes', async () => {
    const scope = await freshScope()
    await runningMailing(scope, 'mlg_1', await audienceOf(scope, ok(3)), now)
    const channel = listening()
    const offered = {
      title: 'Old line',
      approved: { stands: false, because: 'its content changed since it was approved' },
      slots: [],
      markets: ['world'],
    }
    const fill = async () => ({ as: 'content' as const, rendered: { subject: 's', html: 'h', text: 't' }, offered, decision: 'dec_1' })
    await sendDue(
      senderOn(db, scope.engine, channel, () => now, { fill }),
      'mlg_1',
    )
    expect(channel.given).toHaveLength(0)
    expect(await sumIn(scope, 'mlg_1', 3)).toMatchObject({ refused: 3 })
    const [row] = (await sql<{ gate: string; reason: string }>`select gate, reason from delivery where engine = ${scope.engine} limit 1`.execute(db))
      .rows
    expect(row).toEqual({ gate: 'rights and approval', reason: '“Old line”: its content changed since it was approved' })
  })

  test('asks a channel that can tell what became of the unknown', async () => {
    const scope = await freshScope()
    await runningMailing(scope, 'mlg_1', await audienceOf(scope, ok(4)), now)
    const arrived = new Set<string>()
    let first = true
    const channel: Channel = {
      facts: smtpFacts,
      send: async ({ delivery }) => {
        if (!first) return { outcome: 'accepted', response: 'ok' }
        if (arrived.size < 2) arrived.add(delivery)
        return { outcome: 'unknown', reason: 'the line broke' }
      },
      lookUp: async ({ delivery }) => arrived.has(delivery),
      close: async () => undefined,
    }
    const on = senderOn(db, scope.engine, channel, () => now)
    await sendDue(on, 'mlg_1')
    expect(await sumIn(scope, 'mlg_1', 4)).toMatchObject({ unknown: 4 })
    first = false
    await sendDue(on, 'mlg_1')
    expect(await sumIn(scope, 'mlg_1', 4)).toMatchObject({ accepted: 4, unknown: 0 })
  })
})

describe('a sender that is killed', () => {
  const manner = fc.constantFrom<Manner>('ok', 'ok', 'ok', 'gone', 'later', 'spam', 'drop')
  const kills = fc.array(fc.record({ at: fc.integer({ min: 1, max: 90 }), after: fc.boolean() }), { minLength: 1, maxLength: 4 })

  test('at any statement sends nothing twice, loses nothing, and the ledger adds up at every moment', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(manner, { minLength: 5, maxLength: 16 }), kills, async (manners, deaths) => {
        const scope = await freshScope()
        const addresses = manners.map((how, n) => `${how}-${n}@example.org`)
        await runningMailing(scope, 'mlg_1', await audienceOf(scope, addresses), now)
        const server = await mailServer()
        let clock = now
        const planned = addresses.length
        try {
          for (const { at, after } of deaths) {
            const { mortal, dead } = mortalPool(settings, at, after)
            const smtp = openSmtp(SmtpSettings.parse({ url: `smtp://127.0.0.1:${server.port}`, timeoutSeconds: 5 }))
            // The dead send nothing more.
            const send: Channel['send'] = async (message) => {
              if (dead()) throw new Error('killed')
              return smtp.send(message)
            }
            await sendDue(
              senderOn(mortal, scope.engine, { ...smtp, send }, () => clock),
              'mlg_1',
            ).catch(() => undefined)
            await smtp.close()
            await mortal.destroy().catch(() => undefined)
            expect((await sumIn(scope, 'mlg_1', planned)).planned).toBe(total(await talliesIn(scope, 'mlg_1')))
          }
          const smtp = openSmtp(SmtpSettings.parse({ url: `smtp://127.0.0.1:${server.port}`, timeoutSeconds: 5 }))
          for (let turn = 0; turn < 10; turn++) {
            const { again } = await sendDue(
              senderOn(db, scope.engine, smtp, () => clock),
              'mlg_1',
            )
            if (!again) break
            clock = again
          }
          await smtp.close()
          await expectConsistent(scope, server, planned)
        } finally {
          await server.close()
        }
      }),
      { numRuns: 12 },
    )
  })

  const total = (tallies: { count: number }[]) => tallies.reduce((sum, tally) => sum + tally.count, 0)

  const expectConsistent = async (scope: Scope, server: Awaited<ReturnType<typeof mailServer>>, planned: number) => {
    const rows = (
      await sql<{ email: string; state: string; rule: string | null }>`select p.body ->> 'email' as email, d.state, d.rule from delivery d
      join profile p on p.engine = d.engine and p.id = d.person where d.engine = ${scope.engine}`.execute(db)
    ).rows
    const sum = await sumIn(scope, 'mlg_1', planned)
    expect(sum.accepted + sum.refused + sum.failed + sum.unknown).toBe(planned)
    expect(sum.pending).toBe(0)
    for (const { email, state, rule } of rows) {
      const given = server.given.get(email) ?? 0
      const took = server.took.get(email) ?? 0
      expect(given, `${email} was handed over ${given} times`).toBeLessThanOrEqual(1)
      if (state === 'accepted') expect(took).toBe(1)
      if (took === 1) expect(['accepted', 'unknown']).toContain(state)
      if (state === 'failed')
        expect([email.split('-')[0], rule]).toEqual(email.startsWith('gone') ? ['gone', 'no such mailbox'] : ['spam', 'rejected'])
      if (email.startsWith('drop') && given === 1) expect(state).toBe('unknown')
    }
  }

  test('as a process, with no chance to say goodbye', { timeout: 90_000 }, async () => {
    const scope = await freshScope()
    const addresses = ok(150)
    await runningMailing(scope, 'mlg_1', await audienceOf(scope, addresses), now)
    const server = await mailServer()
    const given = () => [...server.given.values()].reduce((sum, one) => sum + one, 0)
    for (const more of [1, 17, 40]) {
      const goal = given() + more
      const child = spawn(process.execPath, [
        new URL('killed-sender.fixture.ts', import.meta.url).pathname,
        JSON.stringify({ settings, port: server.port, engine: scope.engine, mailing: 'mlg_1' }),
      ])
      while (given() < goal && child.exitCode === null) await new Promise((resume) => setTimeout(resume, 1))
      child.kill('SIGKILL')
      await new Promise((ended) => child.once('close', ended))
    }
    const smtp = openSmtp(SmtpSettings.parse({ url: `smtp://127.0.0.1:${server.port}` }))
    await vi.waitFor(async () => {
      await sendDue(
        senderOn(db, scope.engine, smtp, () => new Date()),
        'mlg_1',
      )
      expect(await sumIn(scope, 'mlg_1', 150)).toMatchObject({ pending: 0 })
    }, 30_000)
    await smtp.close()
    await expectConsistent(scope, server, 150)
    expect((await sumIn(scope, 'mlg_1', 150)).unknown).toBeLessThanOrEqual(3 * smtpFacts.limits.connections)
    await server.close()
  })

  test('is told from one that lives: what a living sender has in hand is left alone', async () => {
    const scope = await freshScope()
    await runningMailing(scope, 'mlg_1', await audienceOf(scope, ok(1)), now)
    let taken: () => void = () => undefined
    const handed = new Promise<void>((resume) => (taken = resume))
    let answer: (receipt: Receipt) => void = () => undefined
    const channel: Channel = {
      facts: smtpFacts,
      send: () => {
        taken()
        return new Promise<Receipt>((resume) => (answer = resume))
      },
      close: async () => undefined,
    }
    const running = sendDue(
      senderOn(db, scope.engine, channel, () => now),
      'mlg_1',
    )
    await handed
    expect(await recoverDeliveries(db, scope.engine, now)).toEqual({ waiting: 0, unknown: 0 })
    answer({ outcome: 'accepted', response: 'ok' })
    await running
    expect(await sumIn(scope, 'mlg_1', 1)).toMatchObject({ accepted: 1 })
  })
})

test('what is refused for now is tried again ever later, and given up in the end', () => {
  const deferred: Receipt = { outcome: 'deferred', reason: '451 later' }
  const pauses = Array.from({ length: 10 }, (_, n) => settledBy(deferred, n + 1, now)).map((settled) =>
    'due' in settled ? (settled.due.getTime() - now.getTime()) / 60_000 : settled.state,
  )
  expect(pauses).toEqual([5, 10, 20, 40, 80, 160, 240, 240, 240, 'failed'])
})
