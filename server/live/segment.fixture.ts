import { newIds } from './new-id.ts'
import { openSegment } from './segment.ts'
import { lifeName } from './shipping.ts'

// Writes records for as long as it lives, and says the id of each once it is safe. Started by segment.test.ts, which kills it.
const segment = await openSegment(process.argv[2] ?? '', lifeName())
const newId = newIds('dec', Date.now)
for (;;) {
  const ids = Array.from({ length: 1 + Math.floor(Math.random() * 20) }, newId)
  const at = new Date().toISOString()
  const promised = (id: string): Promise<void> =>
    new Promise((done) =>
      segment.append(JSON.stringify({ id, at, placement: 'hero', branch: 'learn', synthetic: false }), () =>
        process.stdout.write(`${id}\n`, () => done()),
      ),
    )
  await Promise.all(ids.map(promised))
}
