import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { type HttpBindings, serve, type ServerType } from '@hono/node-server'
import type { Hono } from 'hono'
import { refuse, type Refusal } from '../engine/kernel/refusal.ts'
import type { Catch } from './room.ts'
import { underWay } from './under-way.ts'

export interface Listening {
  port: number
  server: ServerType
  close(): Promise<void>
}

/** So long whoever is being answered may take when the doors close, and so long what still works for somebody who is gone. */
const graceMs = 2_000

/** Listens; a taken port or a forbidden address is a refusal. Closing lets in nobody new, answers whoever has asked, and ends idle and streaming connections at once. */
export const listen = (app: Pick<Hono, 'fetch'>, hostname: string, port: number, catches: Catch = () => false): Promise<Listening | Refusal> =>
  new Promise((resolve, reject) => {
    const sockets = new Set<Socket>()
    const streams = new Set<HttpBindings['outgoing']>()
    const works = underWay()
    const answer = async (request: Request, bindings: HttpBindings): Promise<Response> => {
      const response = await app.fetch(request, bindings)
      if (isStream(response)) {
        streams.add(bindings.outgoing)
        bindings.outgoing.on('close', () => streams.delete(bindings.outgoing))
      }
      return response
    }
    const close = async () => {
      const closed = new Promise<void>((done) => server.close(() => done()))
      for (const stream of streams) stream.destroy()
      for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy()
      for (const until = Date.now() + graceMs; sockets.size > 0 && Date.now() < until; await pause(5)) (server as Server).closeIdleConnections()
      for (const socket of sockets) socket.destroy()
      await Promise.race([works.settled(), pause(graceMs)])
      await closed
    }
    const server = serve(
      { fetch: (request, bindings) => works.note(answer(request, bindings as HttpBindings)), hostname, port },
      (address: AddressInfo) => resolve({ port: address.port, server, close }),
    )
    catchFirst(server, catches)
    server.on('connection', (socket: Socket) => {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
    })
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE')
        resolve(refuse('inUse', `Port ${port} is taken.`, { remedy: `Stop what listens there, or set PORT, for instance PORT=${port + 10}.` }))
      else if (error.code === 'EACCES')
        resolve(refuse('forbidden', `This user may not listen on ${hostname}:${port}.`, { remedy: 'Set PORT to 1024 or more.' }))
      else if (error.code === 'EADDRNOTAVAIL')
        resolve(refuse('invalidInput', `This machine has no address ${hostname}.`, { remedy: 'Set HOST to an address of this machine.' }))
      else reject(error)
    })
  })

/** Server-sent events end only when somebody ends them. */
const isStream = ({ headers }: Response): boolean => headers.get('content-type')?.startsWith('text/event-stream') ?? false

/** The framework's own listener comes second: what is caught never reaches it. */
const catchFirst = (server: ServerType, catches: Catch): void => {
  const others = server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[]
  server.removeAllListeners('request')
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!catches(request, response)) for (const other of others) other(request, response)
  })
}
