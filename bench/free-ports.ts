import { createServer } from 'node:net'

/** Of the ports that no system hands out by itself to a program that calls another. */
const [first, last] = [20_000, 32_000]
const inARow = 3

/** The first of three free ports in a row: for the product, its sample site and a peer. Runs side by side begin to look at different places. */
export const freePorts = async (): Promise<number> => {
  const range = last - first
  for (let step = 0; step < range; step += inARow) {
    const port = first + ((process.pid * inARow + step) % range)
    if ((await Promise.all(Array.from({ length: inARow }, (_, n) => isFree(port + n)))).every(Boolean)) return port
  }
  throw new Error('no ports are free')
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
