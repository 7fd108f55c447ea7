import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { signingKey } from '../adapters/channels/dkim.fixture.ts'
import { Settings } from '../server/config.ts'
import { rooms } from '../server/rooms.ts'
import { approvals } from '../starter/approvals.ts'
import { library } from '../starter/library.ts'
import { mailings } from '../starter/mailings.ts'
import { routes } from '../starter/routes.ts'
import type { Step, Told } from '../starter/story.ts'
import { runningEngine, type RunningEngine } from './running.ts'

/** Tells a part of the starter’s story; what waits for the worker is asked again. */
const tell = async (on: RunningEngine, told: Told, steps: readonly Step[]): Promise<void> => {
  for (const { by, operation, input, key } of steps) {
    const asks = () => on.does(by, operation, input(told) as never)
    const answer = await (operation === 'approval.request' ? vi.waitFor(asks, { timeout: 30_000, interval: 50 }) : asks())
    if (key !== undefined) told.answers[key] = answer
  }
}

const goLive = async (on: RunningEngine): Promise<void> => {
  await on.does('aiko', 'placement.save', {
    key: 'newsletter-hero',
    name: 'Newsletter hero',
    channel: 'email',
    goal: { metric: 'clickRate', counterMetric: 'unsubscribeRate' },
    holdout: { share: 0 },
  })
  const { id } = await on.does('aiko', 'campaign.draft', {
    key: 'letter',
    name: 'Autumn letter',
    placements: ['newsletter-hero'],
    family: 'autumn-newsletter',
  })
  await on.does('aiko', 'campaign.release', { id })
}

const finished = async (on: RunningEngine, key: string) =>
  vi.waitFor(
    async () => {
      const { items } = await on.does('aiko', 'mailing.list', {})
      const found = items.find((one) => one.key === key)
      expect(found?.state).toBe('finished')
      return found as NonNullable<typeof found>
    },
    { timeout: 20_000, interval: 100 },
  )

describe('a mailing, from draft to the way out', () => {
  let on: RunningEngine
  const told: Told = { people: {}, answers: {}, now: new Date() }
  beforeAll(async () => {
    on = await runningEngine({ rooms })
    await tell(on, told, [...library, ...routes])
  })
  afterAll(() => on.stop())

  test('waits for the yes of those whom the route names', async () => {
    await tell(on, told, approvals.slice(1, 2))
    const { items } = await on.does('maren', 'approval.list', { mine: true })
    expect(items).toMatchObject([
      {
        title: 'Autumn, home hero',
        waitsFor: 'creativeSteward',
        may: { allow: true },
        route: { key: 'binding-words' },
        steps: [{ label: 'brand' }, { label: 'claims' }],
      },
    ])
    const [{ id, subject } = { id: '', subject: { hash: '' } }] = items
    const judge = { id, hash: subject.hash, verdict: 'approve' as const }
    expect(await on.refuses('tomas', 'approval.judge', judge)).toMatchObject({ code: 'sameHands' })
    expect(await on.refuses('jonna', 'approval.judge', judge)).toMatchObject({
      code: 'sameHands',
      message: 'Jonna Falk had a hand in making this, so may not judge it.',
    })
    expect(await on.refuses('ines', 'approval.judge', judge)).toMatchObject({ code: 'forbidden' })
    expect(await on.refuses('maren', 'approval.judge', { ...judge, hash: 'f'.repeat(64) })).toMatchObject({ code: 'staleVersion' })
    expect(await on.refuses('maren', 'approval.judge', { ...judge, verdict: 'return' })).toMatchObject({
      code: 'invalidInput',
      where: [{ path: 'note' }],
    })
    expect(await on.refuses('tomas', 'approval.request', { subject: { kind: 'family', id: 'autumn-home-hero' } })).toMatchObject({
      code: 'alreadyExists',
    })
    expect((await on.does('maren', 'approval.show', { id })).judges.map(({ name }) => name).toSorted()).toEqual(['Maren Lund'])
  })

  test('lapses with its content: nobody is left looking at what has moved on', async () => {
    const first = told.answers['asked:autumn-home-hero'] as { id: string; subject: { hash: string } }
    await on.does('tomas', 'component.amend', { id: 'new-for-autumn', fields: { en: { text: 'New this autumn' } } })
    await vi.waitFor(async () => expect((await on.does('jonna', 'approval.show', { id: first.id })).approval.state).toBe('lapsed'), {
      timeout: 20_000,
      interval: 50,
    })
    expect(await on.refuses('maren', 'approval.judge', { id: first.id, hash: first.subject.hash, verdict: 'approve' })).toMatchObject({
      code: 'wrongState',
    })
  })

  test('and the last yes approves the parts too', async () => {
    await tell(on, told, approvals)
    const { items } = await on.does('maren', 'component.list', { state: ['approved'] })
    expect(items.map(({ key }) => key)).toContain('new-for-autumn')
    expect((await on.does('jonna', 'approval.list', { state: ['waiting'] })).items.map(({ title }) => title)).toEqual(['Autumn, mobile hero'])
  })

  test('does not start while nothing with a yes is live', async () => {
    await on.does('aiko', 'placement.save', {
      key: 'newsletter-hero',
      name: 'Newsletter hero',
      channel: 'email',
      goal: { metric: 'clickRate', counterMetric: 'unsubscribeRate' },
    })
    const { id } = await on.does('aiko', 'mailing.draft', {
      key: 'too-early',
      name: 'Too early',
      placement: 'newsletter-hero',
      from: { name: 'L', address: 'l@lindmoor.example' },
    })
    expect(await on.refuses('aiko', 'mailing.start', { id })).toMatchObject({ code: 'notApproved' })
  })

  test('goes through the gate to everyone who agreed, and the ledger adds up as the simulation said', async () => {
    await goLive(on)
    await tell(on, told, mailings.slice(0, 3))
    const { id } = told.answers['mailing:autumn-letter'] as { id: string }
    const plan = await on.does('aiko', 'mailing.plan', { id })
    expect(plan.planned).toBe(16)
    expect(plan.reasons[0]).toMatchObject({ gate: 'consent and purpose', rule: 'withdrawn', count: 3 })
    expect(plan.content).toMatchObject([{ title: 'Autumn letter', stands: true }])
    expect(plan.content[0]?.subjects).toEqual([
      'Four o’clock, and it rains',
      'Vier Uhr, und es regnet',
      'Klockan fyra, och det regnar',
      'Your way home, drier',
      'Dein Heimweg, trockener',
      'Din väg hem, torrare',
    ])
    // Without a yes that names it nothing goes out, whoever asks by whatever face.
    for (const confirm of [undefined, 'Autumn letter', id]) {
      const refused = await on.refuses('aiko', 'mailing.start', { id, ...(confirm !== undefined && { confirm }) })
      expect(refused).toMatchObject({
        code: 'invalidInput',
        where: [{ path: 'confirm' }],
        remedy: expect.stringContaining('--confirm autumn-letter'),
      })
      expect(refused.message).toContain('to everyone whose address is known, from Lindmoor Trail <news@lindmoor.example>, at once')
    }
    expect((await on.does('aiko', 'mailing.show', { id })).mailing.state).toBe('draft')
    await tell(on, told, mailings.slice(3))
    const { ledger } = await finished(on, 'autumn-letter')
    expect(ledger).toMatchObject({ planned: 16, accepted: plan.goesOut, refused: plan.refused, pending: 0, failed: 0, unknown: 0 })
    expect(ledger.reasons.refused.reduce((sum, { count }) => sum + count, 0)).toBe(plan.refused)
    const { total, items } = await on.does('maren', 'mailbox.list', {})
    expect(total).toBe(plan.goesOut)
    expect(new Set(items.map(({ to }) => to)).size).toBe(plan.goesOut)
  })

  test('what a channel took counts as shown, joined to its decision', async () => {
    const { total } = await on.does('maren', 'mailbox.list', {})
    const shown = async () =>
      (
        await sql<{
          n: number
        }>`select count(*)::int as n from outcome where engine = ${on.founded.engine} and kind = 'exposure' and placement = 'newsletter-hero'`.execute(
          on.db,
        )
      ).rows[0]?.n
    await vi.waitFor(async () => expect(await shown()).toBe(total), { timeout: 5_000, interval: 50 })
  })

  test('every message carries its decision and one click out, and its words are in the reader’s language', async () => {
    const { items } = await on.does('maren', 'mailbox.list', {})
    for (const { id } of items) {
      const { html, text, headers, subject } = await on.does('maren', 'mailbox.show', { id })
      const way = /^<(http:\/\/\S+\/u\/[\w-]{22})>$/.exec(headers['List-Unsubscribe'] ?? '')?.[1] ?? ''
      expect(headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
      expect(html).toContain(way)
      expect(text).toContain(way)
      expect(html).toMatch(/utm_source=newsletter&amp;utm_medium=email&amp;utm_campaign=autumn-letter&amp;decision=dec_/)
      expect(html).not.toMatch(/\{\{|\}\}|undefined/)
      expect(subject).not.toBe('')
    }
    const swede = items.find(({ to }) => to.startsWith('bo.engel'))
    if (swede) expect((await on.does('maren', 'mailbox.show', { id: swede.id })).headers['Content-Language']).toBe('sv')
  })

  test('looking at the link changes nothing, pressing the button ends it', async () => {
    const [{ id, to } = { id: '', to: '' }] = (await on.does('maren', 'mailbox.list', {})).items
    const { headers } = await on.does('maren', 'mailbox.show', { id })
    const path = new URL(headers['List-Unsubscribe']?.slice(1, -1) ?? '').pathname
    for (const method of ['GET', 'HEAD', 'GET']) expect((await fetch(on.address + path, { method })).status).toBe(200)
    expect((await on.does('maren', 'suppression.list', {})).total).toBe(0)
    expect(await (await fetch(on.address + path)).text()).not.toContain(to)
    // As a mail program sends it (RFC 8058), and then once more.
    const press = () => fetch(on.address + path, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) })
    expect((await press()).status).toBe(200)
    expect((await press()).status).toBe(200)
    expect((await on.does('maren', 'suppression.list', {})).items).toMatchObject([{ address: to, scope: 'marketing', reason: 'unsubscribed' }])
    const [reader] = (await on.does('maren', 'profile.list', { limit: 200 })).items.filter(({ email }) => email === to)
    expect(reader?.consents).toContainEqual(expect.objectContaining({ purpose: 'marketing', granted: false, text: 'unsubscribe link' }))
    expect((await fetch(`${on.address}/u/${'x'.repeat(22)}`, { method: 'POST' })).status).toBe(404)
    const { items } = await on.does('aiko', 'mailing.list', {})
    const next = items.find(({ key }) => key === 'members-week')
    const plan = await on.does('aiko', 'mailing.plan', { id: next?.id ?? '' })
    expect(plan.reasons.some(({ gate, rule }) => (gate === 'suppression' && rule === 'unsubscribed') || rule === 'withdrawn')).toBe(true)
    expect(plan.planned).toBe(plan.goesOut + plan.refused)
  })

  test('what is unknown is listed, and settled by a person who found out, once', async () => {
    const { id: mailing } = told.answers['mailing:autumn-letter'] as { id: string }
    const before = (await on.does('aiko', 'mailing.show', { id: mailing })).ledger
    // As if the program had been killed after it had handed one over.
    await sql`update delivery set state = 'unknown' where engine = ${on.founded.engine} and id = (select min(id) from delivery where engine = ${on.founded.engine} and state = 'accepted')`.execute(
      on.db,
    )
    const { items, total } = await on.does('aiko', 'delivery.list', { state: ['unknown'] })
    expect(total).toBe(1)
    expect((await on.does('aiko', 'mailing.show', { id: mailing })).ledger).toMatchObject({ planned: 16, unknown: 1, accepted: before.accepted - 1 })
    const id = items[0]?.id ?? ''
    expect(await on.does('aiko', 'delivery.resolve', { id, as: 'accepted', note: 'the provider has it' })).toMatchObject({ state: 'accepted' })
    expect(await on.refuses('aiko', 'delivery.resolve', { id, as: 'failed', note: 'changed my mind' })).toMatchObject({ code: 'wrongState' })
    expect((await on.does('aiko', 'mailing.show', { id: mailing })).ledger).toMatchObject({ ...before, reasons: before.reasons })
  })

  test('the ledger is read page by page, and by why', async () => {
    const { id: mailing } = told.answers['mailing:autumn-letter'] as { id: string }
    const seen: string[] = []
    let after: string | undefined
    do {
      const { items, next } = await on.does('ruth', 'delivery.list', { mailing, limit: 7, ...(after !== undefined && { after }) })
      seen.push(...items.map(({ id }) => id))
      after = next
    } while (after !== undefined)
    expect(new Set(seen).size).toBe(16)
    const { items } = await on.does('ruth', 'delivery.list', { mailing, gate: 'consent and purpose', rule: 'withdrawn' })
    expect(items).toHaveLength(3)
    expect(items[0]?.reason).toMatch(/^withdrew consent to marketing on 20\d\d-/)
    // Nothing was handed over, and yet one reads who it was.
    for (const { address, knownAs } of items)
      expect([address, knownAs]).toEqual([undefined, expect.stringMatching(/^[a-z]+\.[a-z]+@readers\.example$/)])
  })

  test('takes what may still be shown, and nothing once the rights of all its pictures have ended, whatever was released before', async () => {
    const { items } = await on.does('aiko', 'mailing.list', {})
    const id = items.find(({ key }) => key === 'members-week')?.id ?? ''
    const plan = () => on.does('aiko', 'mailing.plan', { id })
    expect((await plan()).goesOut).toBeGreaterThan(0)
    const ended = { until: '2026-01-31' }
    const effect = async (rights: { until: string }) => on.does('jonna', 'asset.effect', { id: 'rain-on-granite', rights })
    const [now, later] = [await effect(ended), await effect({ until: '2199-12-31' })]
    expect(now.warning).toMatch(/^This takes “Rain on granite” off the air in \d+ campaigns?, within seconds: .+\.$/)
    // A last day that is to come takes nothing off at once.
    expect([later.warning, later.campaigns.map(({ from }) => from)]).toEqual([undefined, now.campaigns.map(() => '2200-01-01')])
    await on.does('jonna', 'asset.amend', { id: 'rain-on-granite', rights: ended })
    // What is off the air is told so, and is no news.
    const { live } = await on.does('jonna', 'asset.show', { id: 'rain-on-granite' })
    const because = ['“Rain on granite” has no rights after 2026-01-31']
    expect(live.map(({ offAir }) => offAir)).toEqual(now.campaigns.map(() => ({ whole: true, because })))
    expect((await effect(ended)).campaigns).toEqual([])
    expect((await plan()).goesOut).toBeGreaterThan(0)
    await on.does('jonna', 'asset.amend', { id: 'evening-commute', rights: ended })
    const stopped = await plan()
    expect(stopped.goesOut).toBe(0)
    expect(stopped.reasons).toContainEqual(
      expect.objectContaining({
        gate: 'rights and approval',
        rule: 'rights',
        reason: expect.stringContaining('has no rights after 2026-01-31') as string,
      }),
    )
    await on.does('aiko', 'mailing.start', { id, confirm: 'members-week' })
    expect((await finished(on, 'members-week')).ledger).toMatchObject({ accepted: 0, pending: 0 })
  })

  test('is never started twice, nor changed once it runs', async () => {
    const { id } = told.answers['mailing:autumn-letter'] as { id: string }
    expect(await on.refuses('aiko', 'mailing.start', { id })).toMatchObject({ code: 'wrongState' })
    expect(
      await on.refuses('aiko', 'mailing.draft', {
        key: 'autumn-letter',
        name: 'Other',
        placement: 'newsletter-hero',
        from: { name: 'L', address: 'l@lindmoor.example' },
      }),
    ).toMatchObject({ code: 'wrongState' })
  })
})

test('with an SMTP server the same letter goes out for real, signed', async () => {
  const raw: Buffer[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData: (stream, _, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        raw.push(Buffer.concat(parts))
        done()
      })
    },
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.server.address() as { port: number }
  const { verdictOn, privateKey } = signingKey('lindmoor.example', 'c1')
  const keys = await mkdtemp(join(tmpdir(), 'continuo-dkim-'))
  await writeFile(join(keys, 'key.pem'), privateKey)
  const settings = Settings.parse({ SMTP_URL: `smtp://127.0.0.1:${port}`, DKIM: `lindmoor.example:c1:${join(keys, 'key.pem')}` })
  const on = await runningEngine({ rooms, settings })
  const told: Told = { people: {}, answers: {}, now: new Date() }
  try {
    await tell(on, told, [...library, ...routes, ...approvals])
    await goLive(on)
    await tell(on, told, mailings.slice(0, 4))
    const { ledger } = await finished(on, 'autumn-letter')
    expect(raw).toHaveLength(ledger.accepted)
    expect(ledger.accepted).toBeGreaterThan(5)
    const mails = await Promise.all(raw.map((one) => simpleParser(one)))
    for (const [n, mail] of mails.entries()) {
      expect(raw[n]?.toString('latin1')).toMatch(/\r\nList-Unsubscribe: <[^>\r\n]+>\r\n/)
      expect(mail.text?.length).toBeGreaterThan(100)
      expect(mail.html).toContain('decision=dec_')
      expect(mail.attachments).toHaveLength(0)
      const { result, covers } = await verdictOn(raw[n] ?? '')
      expect([result, covers.includes('list-unsubscribe'), covers.includes('list-unsubscribe-post')]).toEqual(['pass', true, true])
    }
    expect((await on.does('maren', 'mailbox.list', {})).total).toBe(0)
  } finally {
    await on.stop()
    await new Promise<void>((closed) => server.close(closed))
    await rm(keys, { recursive: true })
  }
})
