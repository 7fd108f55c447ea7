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
  const within = async (ms: number, megabytes: number) => {
    const answer = await inDocumentThread(job, { ms, mostMemory: megabytes * 1_048_576 })
    return 'problem' in answer ? answer.problem : [answer.done?.width, answer.done?.height, answer.done?.pixels.length]
  }
  expect(await within(1, 512)).toBe('tooLong')
  expect(await within(20_000, 24)).toBe('tooMuch')
  expect(await within(20_000, 512)).toEqual([2_827, 4_000, 2_827 * 4_000 * 4])
})
