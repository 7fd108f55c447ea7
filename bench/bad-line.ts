import { connect, createServer, type Socket } from 'node:net'

/** A line to a server that breaks when it is told to, and counts what went over it. */
export interface BadLine {
  url: string
  /** Bytes that the client handed over, heads of requests among them, and that came to a server that was there. */
  sent(): number
  /** Once so many bytes went over it: runs that, in the midst of whatever is being sent. */
  after(bytes: number, run: () => void): void
  /** Ends every connection at once, without a word. */
  cut(): void
  close(): void
}

/** To `port` of this machine. Where nobody answers there, a connection ends as if nobody were there. */
export const badLine = async (port: number): Promise<BadLine> => {
  const open = new Set<Socket>()
  const waiting: { bytes: number; run: () => void }[] = []
  let sent = 0
  const server = createServer((client) => {
    const beyond = connect(port, '127.0.0.1')
    for (const [one, other] of [
      [client, beyond],
      [beyond, client],
    ] as const) {
      open.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
    client.on('data', (piece: Buffer) => {
      sent += piece.length
      while (waiting[0] && sent >= waiting[0].bytes) waiting.shift()?.run()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.address()
  const cut = (): void => open.forEach((one) => one.resetAndDestroy())
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    sent: () => sent,
    after: (bytes, run) => {
      waiting.push({ bytes, run })
      waiting.sort((a, b) => a.bytes - b.bytes)
    },
    cut,
    close: () => {
      cut()
      server.close()
    },
  }
}
