import { expect, it } from 'vitest'
import { bodyWithin } from './body-within.ts'

const sent = (parts: readonly number[], pulled: { count: number } = { count: 0 }) =>
  new Request('http://door/', {
    method: 'POST',
    duplex: 'half',
    body: new ReadableStream(
      {
        pull: (controller) => {
          const size = parts[pulled.count++]
          if (size === undefined) controller.close()
          else controller.enqueue(new Uint8Array(size))
        },
      },
      { highWaterMark: 0 },
    ),
  } as RequestInit)

it('reads a body without a length as long as it fits, and not one piece further', async () => {
  expect((await bodyWithin(sent([4, 4, 2]), 10))?.length).toBe(10)
  expect((await bodyWithin(sent([]), 10))?.length).toBe(0)
  const pulled = { count: 0 }
  expect(await bodyWithin(sent([6, 6, 6, 6, 6, 6, 6, 6], pulled), 10)).toBeUndefined()
  expect(pulled.count).toBe(2)
})
