import { createServer } from 'node:http'

// The bare peer of decide.http: node:http alone reads JSON and writes JSON of the size that it was told. Started by decide-http.ts.
const [port = '0', padding = '0'] = process.argv.slice(2)
const pad = 'x'.repeat(Number(padding))

createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const body = JSON.stringify({ ...(JSON.parse(Buffer.concat(chunks).toString()) as object), pad })
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
    response.end(body)
  })
}).listen(Number(port), '127.0.0.1', () => process.stdout.write('listening\n'))
