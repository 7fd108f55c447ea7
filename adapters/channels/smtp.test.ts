import { createServer } from 'node:net'
import { simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, describe, expect, test } from 'vitest'
import type { Channel, Message } from '../../engine/activate/channel.ts'
import { signingKey } from './dkim.fixture.ts'
import { openSmtp, receiptOf, SmtpSettings } from './smtp.ts'

const message: Message = {
  engine: 'eng_1',
  delivery: 'dlv_1',
  messageId: 'dlv_1@lindmoor.example',
  from: { name: 'Lindmoor Trail', address: 'news@lindmoor.example' },
  to: { name: 'Åsa', address: 'asa@example.org' },
  replyTo: 'hello@lindmoor.example',
  subject: 'Dry all the way home – für den Regen',
  html: '<p>Made for the 17:10 downpour</p>',
  text: 'Made for the 17:10 downpour',
  headers: {
    'List-ID': '<members-week.lindmoor.example>',
    'List-Unsubscribe': `<https://continuo.lindmoor.example/somewhere/longer/than/usual/u/${'t'.repeat(60)}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  },
}

const open: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close()
})

/** A real server on loopback that keeps what it is given, and behaves as told. */
const serverThat = async (behaves: Partial<SMTPServerOptions> = {}): Promise<{ port: number; taken: string[]; server: SMTPServer }> => {
  const taken: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData: (stream, _, done) => {
      let text = ''
      stream.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')))
      stream.on('end', () => {
        taken.push(text)
        done(null, 'queued as 1')
      })
    },
    ...behaves,
  })
  server.on('error', () => undefined)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  open.push(() => new Promise<void>((closed) => server.close(closed)))
  return { port: (server.server.address() as { port: number }).port, taken, server }
}

const channelTo = (port: number, more: Partial<SmtpSettings> = {}): Channel => {
  const channel = openSmtp(SmtpSettings.parse({ url: `smtp://127.0.0.1:${port}`, timeoutSeconds: 2, ...more }))
  open.push(() => channel.close())
  return channel
}

const breakLines = (server: SMTPServer): void => {
  for (const { _socket } of server.connections as unknown as Set<{ _socket: { destroy(): void } }>) _socket.destroy()
}

const refusing = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode })

describe('smtp', () => {
  test('hands over the whole message, with the way out on one line', async () => {
    const { port, taken } = await serverThat()
    expect(await channelTo(port).send(message)).toEqual({ outcome: 'accepted', response: expect.stringContaining('queued as 1') })
    const [raw = ''] = taken
    expect(raw).toContain(`\r\nList-Unsubscribe: ${message.headers['List-Unsubscribe']}\r\n`)
    expect(raw).toContain('\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n')
    expect(raw).toMatch(/^List-ID: <members-week\.lindmoor\.example>\r$/im)
    const parsed = await simpleParser(Buffer.from(raw, 'latin1'))
    expect(parsed.subject).toBe(message.subject)
    expect(parsed.text?.trim()).toBe(message.text)
    expect(parsed.html).toContain('17:10')
    expect(parsed.from?.value[0]).toMatchObject({ name: 'Lindmoor Trail', address: 'news@lindmoor.example' })
    expect(parsed.messageId).toBe('<dlv_1@lindmoor.example>')
  })

  test('signs what it sends, both halves of the way out included: a receiver says so', async () => {
    const { port, taken } = await serverThat()
    const { verdictOn, ...dkim } = signingKey('lindmoor.example', 'c1')
    await channelTo(port, { dkim }).send(message)
    const raw = Buffer.from(taken[0] ?? '', 'latin1')
    const { result, covers } = await verdictOn(raw)
    expect(result).toBe('pass')
    expect(covers).toEqual(expect.arrayContaining(['from', 'to', 'subject', 'list-unsubscribe', 'list-unsubscribe-post', 'list-id']))
    // What is covered cannot be changed on the way: neither where the way out leads, nor that one click is enough.
    for (const [was, is] of [
      ['/u/t', '/u/x'],
      ['=One-Click', '=Two-Click'],
      ['17:10 downpour', '17:11 downpour'],
    ] as const) {
      const changed = Buffer.from(raw.toString('latin1').replace(was, is), 'latin1')
      expect(changed.equals(raw)).toBe(false)
      expect((await verdictOn(changed)).result).toBe('fail')
    }
  })

  test.each<[string, Partial<SMTPServerOptions>, object]>([
    [
      'a mailbox that does not exist',
      { onRcptTo: (_, __, done) => done(refusing(550, '5.1.1 no such user')) },
      { outcome: 'failed', rule: 'no such mailbox', gone: true },
    ],
    [
      'a policy against the recipient',
      { onRcptTo: (_, __, done) => done(refusing(550, '5.7.1 blocked')) },
      { outcome: 'failed', rule: 'rejected', gone: false },
    ],
    ['a mailbox that is full', { onRcptTo: (_, __, done) => done(refusing(452, '4.2.2 mailbox full')) }, { outcome: 'deferred' }],
    ['a sender that is not let in', { onMailFrom: (_, __, done) => done(refusing(553, 'not from you')) }, { outcome: 'failed', rule: 'rejected' }],
    [
      'content that is refused',
      { onData: (stream, _, done) => void stream.resume().on('end', () => done(refusing(554, '5.6.0 spam'))) },
      { outcome: 'failed', rule: 'rejected' },
    ],
    [
      'content that is refused for now',
      { onData: (stream, _, done) => void stream.resume().on('end', () => done(refusing(451, '4.3.0 try later'))) },
      { outcome: 'deferred' },
    ],
    ['a server that is closed for now', { onConnect: (_, done) => done(refusing(421, 'too busy')) }, { outcome: 'unreached' }],
    // Greylisting done wrong: the answer to DATA never comes.
    ['an answer that never comes', { onData: (stream) => void stream.resume() }, { outcome: 'unknown' }],
  ])('%s', async (_, behaves, wanted) => {
    const { port } = await serverThat(behaves)
    expect(await channelTo(port, { timeoutSeconds: 0.5 }).send(message)).toMatchObject(wanted)
  })

  test('a line that breaks after the message has left leaves it unknown, and it is not sent again', async () => {
    let tries = 0
    const { port, server } = await serverThat({
      onData: (stream) => {
        tries++
        stream.resume().on('end', () => breakLines(server))
      },
    })
    expect(await channelTo(port).send(message)).toMatchObject({ outcome: 'unknown' })
    await new Promise((resume) => setTimeout(resume, 400))
    expect(tries).toBe(1)
  })

  test('nobody at the other end', async () => {
    const vacant = createServer()
    await new Promise<void>((listening) => vacant.listen(0, '127.0.0.1', listening))
    const { port } = vacant.address() as { port: number }
    await new Promise((closed) => vacant.close(closed))
    expect(await channelTo(port).send(message)).toMatchObject({ outcome: 'unreached' })
  })

  test('a connection that the server ended while it was idle costs nothing', async () => {
    const { port, taken, server } = await serverThat({ socketTimeout: 150 })
    const channel = channelTo(port)
    expect(await channel.send(message)).toMatchObject({ outcome: 'accepted' })
    breakLines(server)
    expect(await channel.send({ ...message, messageId: 'dlv_2@lindmoor.example' })).toMatchObject({ outcome: 'accepted' })
    expect(taken).toHaveLength(2)
  })
})

test('an error without an answer is unknown once anything of the message has left, whatever it says', () => {
  for (const code of ['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'ETLS', 'EENVELOPE', 'EMESSAGE', undefined]) {
    expect(receiptOf({ message: 'broken', ...(code !== undefined && { code }) }, true).outcome).toBe('unknown')
  }
})
