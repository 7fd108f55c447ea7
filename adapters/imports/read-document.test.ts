import { expect, it } from 'vitest'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import { locked, pdf } from './document.fixture.ts'
import { inDocumentThread } from './document-thread.ts'
import { incomingBytes } from './incoming.ts'
import { readBinary } from './read-binary.ts'

const read = async (bytes: Buffer) => {
  const answer = await readBinary(incomingBytes(bytes))
  if (isRefusal(answer)) throw new Error(answer.message)
  return answer
}

it.each([
  ["D:20250304101112+01'00'", '2025-03-04T10:11:12+01:00'],
  ['D:20250304101112Z', '2025-03-04T10:11:12Z'],
  ['D:20250304101112', '2025-03-04T10:11:12'],
  ["D:20250304101112-05'30", '2025-03-04T10:11:12-05:30'],
  ['D:202503', '2025-03-01'],
  ['last spring', undefined],
])('the moment %s', async (CreationDate, moment) => {
  expect((await read(pdf({ information: { CreationDate } }))).facts.metadata?.capturedAt).toBe(moment)
})

it('what a text or a title says is no action, and what is locked for nobody is read and told of', async () => {
  const speaks = pdf({ pages: [['How /JavaScript and /Launch work ) endobj']], information: { Title: '(/JS) /EmbeddedFiles' } })
  expect((await read(speaks)).facts).toMatchObject({ pages: 1, metadata: { title: '(/JS) /EmbeddedFiles' } })
  const { facts, pages } = await read(await locked(speaks, ''))
  expect(facts.noted).toEqual(['restrictions'])
  expect(pages?.[0]?.text).toBe('How /JavaScript and /Launch work ) endobj')
})

it('a thread is ended that takes longer than it may, or more', async () => {
  const job = { does: 'draw', source: { content: pdf() }, page: 0, longest: 4_000 } as const
  expect(await inDocumentThread(job, { ms: 1, mostMemory: 512 * 1_048_576 })).toEqual({ problem: 'tooLong' })
  expect(await inDocumentThread(job, { ms: 20_000, mostMemory: 24 * 1_048_576 })).toEqual({ problem: 'tooMuch' })
  expect(await inDocumentThread(job, { ms: 20_000, mostMemory: 512 * 1_048_576 })).toMatchObject({ done: { width: 2_827, height: 4_000 } })
})
