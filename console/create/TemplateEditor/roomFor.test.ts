import { expect, test } from 'vitest'
import type { Draft } from './draft.ts'
import type { Finding } from './found.ts'
import { roomFor, withRoom } from './roomFor.ts'
import type { Tried } from './useTry.ts'

const draft = {
  sizes: [
    { name: 'first', width: 300, height: 250 },
    { name: 'tower', width: 120, height: 600 },
  ],
  slots: [{ name: 'headline', label: 'Headline', maxLines: 2, formats: {} }],
} as unknown as Draft
const box = { x: 20, y: 20, width: 80, height: 40 }
const set = (more: Partial<Tried['room'][number]>) =>
  ({
    slot: 'headline',
    locale: 'en',
    format: 'first',
    lines: 2,
    maxLines: 2,
    width: 70,
    height: 40,
    box,
    overWidth: 0,
    overHeight: 0,
    ...more,
  }) as Tried['room'][number]
const finding = (more: Partial<Finding> = {}) =>
  ({ guardrail: 'text-fits-its-slot', slot: 'headline', severity: 'block', unit: 'px', ...more }) as Finding
const offered = (room: Tried['room'], one = finding()) => roomFor(one, room, draft).map(({ by, to }) => `${by} ${to}`)

test.each<[string, Tried['room'], string[]]>([
  ['a third line, in a box that grows with it', [set({ lines: 3, height: 60, overHeight: 20 })], ['lines 3']],
  ['the width of the widest language', [set({ width: 90.2, overWidth: 10.2 }), set({ locale: 'de', width: 140, overWidth: 60 })], ['width 140']],
  ['a higher box where lines are not counted', [set({ lines: 4, maxLines: undefined as never, height: 80, overHeight: 40 })], ['height 80']],
  [
    'two lines in place of one that is too wide, or a wider box',
    [set({ lines: 1, maxLines: 1, width: 150, height: 20, overWidth: 70 })],
    ['lines 2', 'width 150'],
  ],
  ['nothing where the size ends', [set({ lines: 13, height: 260, width: 400, overWidth: 320 })], []],
])('offers %s', (_, room, what) => expect(offered(room)).toEqual(what))

test('offers nothing for what limits of a box do not mend', () => {
  const room = [set({ width: 90, overWidth: 10 })]
  expect(offered(room, finding({ unit: 'characters' }))).toEqual([])
  expect(offered(room, finding({ guardrail: 'contrast-is-enough' }))).toEqual([])
  expect(offered([], finding())).toEqual([])
})

test('changes the size that it is found in, and no other', () => {
  const [first] = roomFor(finding(), [set({ width: 90, overWidth: 10 })], draft)
  expect(withRoom(draft, first!).slots[0]).toMatchObject({ box: { ...box, width: 90 }, formats: {} })
  const [tower] = roomFor(finding({ format: 'tower' }), [set({ format: 'tower', width: 90, overWidth: 10 })], draft)
  expect(withRoom(draft, tower!).slots[0]).toMatchObject({ formats: { tower: { box: { ...box, width: 90 } } } })
  expect(withRoom(draft, tower!).slots[0]).not.toHaveProperty('box')
})
