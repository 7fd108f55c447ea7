import { connect, type Socket } from 'node:net'

export interface Load {
  host: string
  port: number
  path: string
  headers: Record<string, string>
  /** Asked one after the other, again from the first. */
  bodies: readonly string[]
  connections: number
  seconds: number
}

export interface Loaded {
  perSecond: number
  answered: number
  /** Answers other than 200. */
  refused: number
  /** Bytes of the last answer's body. */
  bodyBytes: number
  p50: number
  p99: number
}

/**
 * Asks as fast as answers come, one request at a time on each connection. Written on the socket, since a client that costs more than the server measures itself:
 * requests are made beforehand, and of an answer only its head is read.
 */
export const load = async (what: Load): Promise<Loaded> => {
  const requests = what.bodies.map((body) => requestOf(what, body))
  const latencies: number[] = []
  const state = { next: 0, answered: 0, refused: 0, bodyBytes: 0, until: performance.now() + what.seconds * 1_000 }
  const began = performance.now()
  await Promise.all(Array.from({ length: what.connections }, () => drive(what, requests, state, latencies)))
  const elapsed = (performance.now() - began) / 1_000
  latencies.sort((a, b) => a - b)
  const at = (share: number): number => latencies[Math.floor(latencies.length * share)] ?? Number.NaN
  const { answered, refused, bodyBytes } = state
  return { perSecond: answered / elapsed, answered, refused, bodyBytes, p50: at(0.5), p99: at(0.99) }
}

const requestOf = ({ host, port, path, headers }: Load, body: string): Buffer => {
  const lines = Object.entries({ host: `${host}:${port}`, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers })
  return Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${body}`)
}

interface State {
  next: number
  answered: number
  refused: number
  bodyBytes: number
  until: number
}

const drive = ({ host, port }: Load, requests: readonly Buffer[], state: State, latencies: number[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket: Socket = connect({ host, port, noDelay: true })
    let sent = 0
    let left = -1
    let head = ''
    const ask = (): void => {
      if (performance.now() >= state.until) {
        socket.end()
        resolve()
        return
      }
      sent = performance.now()
      socket.write(requests[state.next++ % requests.length] ?? '')
    }
    socket.on('connect', ask)
    socket.on('error', reject)
    socket.on('data', (chunk: Buffer) => {
      let body = chunk.length
      if (left < 0) {
        head += chunk.toString('latin1')
        const end = head.indexOf('\r\n\r\n')
        if (end < 0) return
        const length = Number(/content-length: (\d+)/i.exec(head)?.[1])
        if (Number.isNaN(length)) return void reject(new Error(`an answer without a length: ${head.slice(0, 200)}`))
        if (!head.startsWith('HTTP/1.1 200')) state.refused++
        state.bodyBytes = length
        body = head.length - end - 4
        left = length
        head = ''
      }
      left -= body
      if (left > 0) return
      left = -1
      state.answered++
      latencies.push(performance.now() - sent)
      ask()
    })
  })
