import { sql } from 'kysely'
import { type ParsedMail, simpleParser } from 'mailparser'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openSmtp, SmtpSettings } from '../adapters/channels/smtp.ts'
import { Settings } from '../server/config.ts'
import { rooms } from '../server/rooms.ts'
import { mailServer } from '../server/worker/mail-server.fixture.ts'
import { sendsProof } from '../server/worker/send-proof.ts'
import { library } from '../starter/library.ts'
import type { Told } from '../starter/story.ts'
import { runningEngine, type RunningEngine } from './running.ts'

let server: Awaited<ReturnType<typeof mailServer>>
let on: RunningEngine
let smtpUrl: string
beforeAll(async () => {
  server = await mailServer()
  smtpUrl = `smtp://127.0.0.1:${server.port}`
  on = await runningEngine({ rooms, settings: Settings.parse({ SMTP_URL: smtpUrl }) })
  const told: Told = { people: {}, answers: {}, now: new Date() }
  for (const { by, operation, input, key } of library) {
    const answer = await on.does(by, operation, input(told) as never)
    if (key !== undefined) told.answers[key] = answer
  }
}, 60_000)
afterAll(async () => {
  await on.stop()
  await server.close()
})

const id = (key: string): string => on.founded.people[key] ?? ''
const addressed = (key: string, email: string) => on.does('maren', 'person.amend', { id: id(key), email })
/** For what the worker does after the answer. */
const patience = { timeout: 20_000 }
const letter = { family: 'autumn-newsletter', locale: 'de' }

const becomes = (proof: string, state: string) =>
  vi.waitFor(
    async () => {
      const found = (await on.does('ruth', 'proof.list', { limit: 200 })).items.find((one) => one.id === proof)
      expect(found?.state).toBe(state)
      return found
    },
    { timeout: 30_000, interval: 50 },
  )

/** What last came to an address. */
const lastTo = (address: string): Promise<ParsedMail> => simpleParser(server.last.get(address) ?? '')

const counted = ['decision', 'delivery', 'contact', 'outcome', 'event', 'impression', 'learning_cell', 'suppression', 'mailbox_message']
const counts = async (): Promise<Record<string, number>> => {
  const found: Record<string, number> = {}
  for (const table of counted) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} where engine = ${on.founded.engine}`.execute(on.db)
    found[table] = rows[0]?.n ?? 0
  }
  return found
}

describe('a proof', () => {
  it('comes to whoever asked, once, and nothing of it counts', async () => {
    await addressed('jonna', 'jonna@lindmoor.example')
    const before = await counts()
    const { proofs } = await on.does('jonna', 'proof.send', letter)
    expect(proofs).toMatchObject([{ state: 'waiting', to: id('jonna'), address: 'jonna@lindmoor.example', from: { name: 'Lindmoor Trail' } }])
    await becomes(proofs[0]?.id ?? '', 'accepted')
    expect(server.given.get('jonna@lindmoor.example')).toBe(1)
    const mail = await lastTo('jonna@lindmoor.example')
    expect(mail.subject).toBe('[Proof] Vier Uhr, und es regnet')
    expect(mail.html).toContain('Jonna,')
    expect(mail.text).toContain('Abmelden')
    expect(String(mail.html)).not.toMatch(/utm_|decision=|\{\{|\{%/)
    expect(mail.headers.get('content-language')).toBe('de')
    expect(await counts()).toEqual(before)
    await on.sealer.settle(on.founded.engine)
    const { items } = await on.does('ruth', 'journal.list', { object: { type: 'proof', id: proofs[0]?.id ?? '' } })
    expect(items.map(({ verb }) => verb).toSorted()).toEqual(['proof.asked', 'proof.handed', 'proof.sent'])
  })

  it('shows the way out, and leads nobody out', async () => {
    const html = String((await lastTo('jonna@lindmoor.example')).html)
    const path = new URL(/href="([^"]+\/u\/proof)"/.exec(html)?.[1] ?? '').pathname
    expect((await (await fetch(on.address + path)).text()).includes('This is the way out of a proof')).toBe(true)
    const left = await fetch(on.address + path, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) })
    expect([left.status, (await left.text()).includes('Nobody has left')]).toEqual([200, true])
    expect((await on.does('maren', 'suppression.list', {})).total).toBe(0)
  })

  it('goes as from a mailing, with the family that is named while nothing is live', async () => {
    await on.does('aiko', 'placement.save', {
      key: 'newsletter-hero',
      name: 'Newsletter hero',
      channel: 'email',
      goal: { metric: 'clickRate', counterMetric: 'unsubscribeRate' },
    })
    const { id: mailing } = await on.does('aiko', 'mailing.draft', {
      key: 'winter',
      name: 'Winter letter',
      placement: 'newsletter-hero',
      from: { name: 'Winter desk', address: 'winter@lindmoor.example' },
      replyTo: 'replies@lindmoor.example',
    })
    expect(await on.refuses('jonna', 'proof.send', { mailing })).toMatchObject({
      code: 'wrongState',
      message: 'Nothing is live at newsletter-hero, so there is nothing to show.',
    })
    const { proofs } = await on.does('jonna', 'proof.send', { ...letter, mailing })
    await becomes(proofs[0]?.id ?? '', 'accepted')
    const mail = await lastTo('jonna@lindmoor.example')
    expect([mail.from?.value[0], mail.replyTo?.value[0]?.address]).toEqual([
      { name: 'Winter desk', address: 'winter@lindmoor.example' },
      'replies@lindmoor.example',
    ])
    expect((await on.does('aiko', 'proof.list', { mailing })).items.map((one) => one.id)).toEqual([proofs[0]?.id])
  })

  it.each([
    ['a family that is shown on pages', { family: 'autumn-home-hero' }, 'invalidInput', 'only what is shown by e-mail is sent'],
    ['nothing to show', {}, 'invalidInput', 'A proof shows a family or a mailing.'],
    ['a family that there is not', { family: 'nothing' }, 'notFound', 'nothing'],
    ['a mailing that there is not', { mailing: 'mlg_1' }, 'notFound', 'mlg_1'],
    ['content that it never had', { ...letter, hash: 'f'.repeat(64) }, 'notFound', 'never had this content'],
    ['a language that it does not speak', { ...letter, locale: 'fi' }, 'invalidInput', 'does not speak fi'],
    ['a part that does not stand there', { ...letter, choice: { headline: 'cpt_1' } }, 'invalidInput', 'no such variant'],
    ['somebody who does not work here', { ...letter, to: ['prf_1'] }, 'invalidInput', 'prf_1 is nobody who works here'],
    ['an address instead of a person', { ...letter, to: ['eve@elsewhere.example'] }, 'invalidInput', 'nobody who works here'],
    ['more people than a proof is for', { ...letter, to: ['a', 'b', 'c', 'd', 'e', 'f'] }, 'invalidInput', 'to'],
  ])('is refused for %s', async (_, input, code, says) => {
    const refused = await on.refuses('jonna', 'proof.send', input)
    expect(refused.code).toBe(code)
    expect(JSON.stringify(refused)).toContain(says)
    expect(refused.remedy).not.toBe('')
  })

  it('is for people of the house to ask for, not for agents or flows, and what became of it is for a flow alone to say', async () => {
    expect(await on.refuses('writer', 'proof.send', letter)).toMatchObject({ code: 'forbidden' })
    expect(await on.refuses('maren', 'proof.record', { id: 'mpf_1', as: 'accepted' })).toMatchObject({ code: 'forbidden' })
  })

  it('does not go where a server said that nobody is', async () => {
    await addressed('tomas', 'gone-tomas@lindmoor.example')
    const { proofs } = await on.does('tomas', 'proof.send', letter)
    expect((await becomes(proofs[0]?.id ?? '', 'failed'))?.reason).toContain('no such user')
    await on.does('maren', 'suppression.add', { address: 'gone-tomas@lindmoor.example', scope: 'all', reason: 'bounce' })
    expect(await on.refuses('tomas', 'proof.send', letter)).toMatchObject({ code: 'invalidInput', where: [{ path: 'to.0' }] })
  })

  it('waits where a server says later', async () => {
    await addressed('sander', 'later-sander@lindmoor.example')
    const { proofs } = await on.does('sander', 'proof.send', letter)
    const found = await vi.waitFor(async () => {
      const [one] = (await on.does('sander', 'proof.list', { to: id('sander') })).items
      expect(one?.attempts).toBe(1)
      expect(one?.reason).toContain('greylisted')
      return one
    }, patience)
    expect([found?.id, found?.state]).toEqual([proofs[0]?.id, 'waiting'])
  })

  it('is never sent twice: where the line breaks after hand-over it is unknown, and listed', async () => {
    await addressed('aiko', 'drop-aiko@lindmoor.example')
    const { proofs } = await on.does('aiko', 'proof.send', letter)
    const proof = proofs[0]?.id ?? ''
    await becomes(proof, 'unknown')
    expect((await on.does('ruth', 'proof.list', { state: ['unknown'] })).items.map((one) => one.id)).toEqual([proof])
    await runAgain(proof)
    expect(server.given.get('drop-aiko@lindmoor.example')).toBe(1)
  })

  it('is never sent twice: where the program ended after hand-over it is unknown', async () => {
    const { proofs } = await on.does('jonna', 'proof.send', letter)
    const proof = proofs[0]?.id ?? ''
    await becomes(proof, 'accepted')
    const before = server.given.get('jonna@lindmoor.example')
    // As it lies there when the program was killed between hand-over and answer.
    await sql`update proof set body = jsonb_set(body, '{state}', '"handed"') where engine = ${on.founded.engine} and id = ${proof}`.execute(on.db)
    await runAgain(proof)
    expect((await becomes(proof, 'unknown'))?.reason).toContain('the program ended')
    expect(server.given.get('jonna@lindmoor.example')).toBe(before)
  })

  it('fails, and says so, where its content changed before it was made', async () => {
    const { proofs } = await on.does('jonna', 'proof.send', letter)
    const proof = proofs[0]?.id ?? ''
    await becomes(proof, 'accepted')
    await sql`update proof set body = body || ${JSON.stringify({ state: 'waiting', hash: 'e'.repeat(64) })}::jsonb where engine = ${on.founded.engine} and id = ${proof}`.execute(
      on.db,
    )
    await runAgain(proof)
    expect((await becomes(proof, 'failed'))?.reason).toContain('its content changed')
  })

  it('is sent sixty times an hour at the most', async () => {
    const to = ['jonna', 'ines', 'ruth', 'maren'].map(id)
    // What is being sent meanwhile is counted at the same time: whoever is told to send it again does.
    for (let round = 0; round < 15; round++)
      await vi.waitFor(() => on.does('ines', 'proof.send', { ...letter, to }), { timeout: 20_000, interval: 50 })
    await vi.waitFor(async () => expect(await on.refuses('ines', 'proof.send', { ...letter, to })).toMatchObject({ code: 'rateLimited' }), patience)
  })
})

/** The task of a proof once more, as a worker would that found it in the queue. */
const runAgain = async (proof: string): Promise<void> => {
  const channel = openSmtp(SmtpSettings.parse({ url: smtpUrl }))
  try {
    const { perform, db } = on
    const work = sendsProof({ channel, clock: () => new Date(), url: on.address })
    await work.run({ proof }, { perform, db, engine: on.founded.engine, signal: new AbortController().signal })
  } finally {
    await channel.close()
  }
}
