import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { serve, type ServerType } from '@hono/node-server'
import type { Hono } from 'hono'
import { refuse, type Refusal } from '../engine/kernel/refusal.ts'
import type { Catch } from './room.ts'

export interface Listening {
  port: number
  server: ServerType
  close(): Promise<void>
}

/** Listens; a taken port or a forbidden address is a refusal. Closing ends idle and streaming connections too. */
export const listen = (app: Pick<Hono, 'fetch'>, hostname: string, port: number, catches: Catch = () => false): Promise<Listening | Refusal> =>
  new Promise((resolve, reject) => {
    const sockets = new Set<Socket>()
    const server = serve({ fetch: app.fetch, hostname, port }, (address: AddressInfo) => {
      resolve({
        port: address.port,
        server,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed())
            for (const socket of sockets) socket.destroy()
          }),
      })
    })
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

/** The framework's own listener comes second: what is caught never reaches it. */
const catchFirst = (server: ServerType, catches: Catch): void => {
  const others = server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[]
  server.removeAllListeners('request')
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!catches(request, response)) for (const other of others) other(request, response)
  })
}
