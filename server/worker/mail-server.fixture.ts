import { SMTPServer } from 'smtp-server'

/** How the test's mail server treats an address. */
export type Manner = 'ok' | 'gone' | 'later' | 'spam' | 'drop'

interface MailServer {
  port: number
  given: Map<string, number>
  took: Map<string, number>
  /** The last whole message to each address. */
  last: Map<string, Buffer>
  close(): Promise<void>
}

/** A real mail server on loopback. Keeps, for each address, how many whole messages it was given, and how many of these it took. */
export const mailServer = async (): Promise<MailServer> => {
  const given = new Map<string, number>()
  const took = new Map<string, number>()
  const last = new Map<string, Buffer>()
  const asked = new Map<string, number>()
  const count = (counts: Map<string, number>, address: string) => counts.set(address, (counts.get(address) ?? 0) + 1).get(address) ?? 0
  const refusal = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode })
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: ({ address }, _, done) => {
      const manner = address.split('-')[0]
      if (manner === 'gone') return done(refusal(550, '5.1.1 no such user'))
      if (manner === 'later' && count(asked, address) === 1) return done(refusal(451, '4.7.1 greylisted'))
      return done()
    },
    onData: (stream, session, done) => {
      const address = session.envelope.rcptTo[0]?.address ?? ''
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        count(given, address)
        last.set(address, Buffer.concat(parts))
        if (address.startsWith('spam-')) return done(refusal(554, '5.7.1 spam'))
        count(took, address)
        if (!address.startsWith('drop-')) return done(null, 'queued')
        // It took the message, and the line breaks before it can say so.
        for (const connection of server.connections as unknown as Set<{ id: string; _socket: { destroy(): void } }>) {
          const { id, _socket } = connection
          if (id === session.id) _socket.destroy()
        }
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.server.address() as { port: number }
  return { port, given, took, last, close: () => new Promise<void>((closed) => server.close(closed)) }
}
