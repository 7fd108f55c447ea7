import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holdRows } from './heldRows.ts'

const rows = fc.uniqueArray(fc.record({ id: fc.integer({ min: 0, max: 30 }).map(String), value: fc.nat() }), {
  selector: ({ id }) => id,
  maxLength: 20,
})
const idOf = ({ id }: { id: string }) => id

test('under the hand nothing moves and nothing is lost, but values are true', () => {
  fc.assert(
    fc.property(rows, rows, (shown, incoming) => {
      const held = holdRows(shown, incoming, idOf)
      expect(held.rows.map(idOf)).toEqual(shown.map(idOf))
      for (const row of held.rows) expect(row.value).toBe((incoming.find(({ id }) => id === row.id) ?? row).value)
      expect(held.fresh).toBe(incoming.filter(({ id }) => !shown.some((row) => row.id === id)).length)
    }),
  )
})
