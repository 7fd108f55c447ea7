import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byCause, type JournalLine } from './Journal.tsx'

const lines = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 30 }).chain((seqs) =>
  fc.tuple(
    ...seqs.map((seq) =>
      fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }).map((cause): JournalLine => ({
        seq,
        at: '2026-11-12T14:09:00Z',
        actor: { kind: 'flow', name: 'f' },
        sentence: '',
        ...(cause === undefined ? {} : { cause }),
      })),
    ),
  ),
)

test('every entry appears once, under its cause, and a wrong cause makes no circle', () => {
  fc.assert(
    fc.property(lines, (all) => {
      const groups = byCause(all)
      expect(
        groups
          .flat()
          .map(({ seq }) => seq)
          .toSorted((a, b) => a - b),
      ).toEqual(all.map(({ seq }) => seq).toSorted((a, b) => a - b))
      for (const line of all) {
        if (line.cause === undefined || line.cause >= line.seq || !all.some(({ seq }) => seq === line.cause)) continue
        expect(groups.find((group) => group.includes(line))?.some(({ seq }) => seq === line.cause)).toBe(true)
      }
    }),
  )
})
