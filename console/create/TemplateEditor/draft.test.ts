import { describe, expect, it } from 'vitest'
import {
  changesOf,
  clashOf,
  copyOf,
  draftOf,
  keyFrom,
  mergedOver,
  renamedOf,
  saidOf,
  slotNameFrom,
  withLimits,
  withoutSize,
  withSize,
  withSizeAs,
  withSizeNamed,
  withSlotNamed,
  type Stored,
} from './draft.ts'

const stored: Stored = {
  id: 'tpl_1',
  version: 3,
  key: 'card',
  name: 'Card',
  channel: 'display',
  brand: 'brd_1',
  format: { name: 'box', width: 300, height: 250 },
  formats: [{ name: 'bar', width: 728, height: 90 }],
  slots: [
    {
      name: 'headline',
      label: 'Headline',
      kind: 'headline',
      required: true,
      maxLines: 2,
      box: { x: 0, y: 0, width: 100, height: 40 },
      ground: { slot: 'image' },
      formats: { bar: { box: { x: 10, y: 10, width: 300, height: 20 } } },
    },
    { name: 'image', label: 'Picture', kind: 'image', required: false },
  ],
  body: '<b>{{ slots.headline.text }}</b><img src="{{ slots.image.src }}">',
  state: 'current',
  hash: 'h',
  madeBy: 'per_1',
  madeAt: '2026-01-01T00:00:00.000Z',
}
const draft = draftOf(stored)

describe('a draft', () => {
  it('of what is stored says what is stored, and changes nothing', () => {
    expect(saidOf(draft)).toEqual({
      key: 'card',
      name: 'Card',
      channel: 'display',
      brand: 'brd_1',
      format: stored.format,
      formats: stored.formats,
      slots: stored.slots,
      body: stored.body,
    })
    expect(changesOf(draft, stored)).toEqual({})
  })

  it('leaves out what is only begun', () => {
    const [headline] = draft.slots
    const begun = { ...headline!, type: { font: 'young-serif-400' }, box: { x: 1 }, formats: {} }
    expect(saidOf({ ...draft, slots: [begun] }).slots[0]).toEqual({
      name: 'headline',
      label: 'Headline',
      kind: 'headline',
      required: true,
      maxLines: 2,
      ground: { slot: 'image' },
    })
  })

  it('renames a slot wherever it is spoken of, and says what it was', () => {
    const renamed = withSlotNamed(withSlotNamed(draft, 1, 'pic'), 1, 'photo')
    expect(renamed.body).toBe('<b>{{ slots.headline.text }}</b><img src="{{ slots.photo.src }}">')
    expect(renamed.slots[0]?.ground).toEqual({ slot: 'photo' })
    expect(renamedOf(renamed)).toEqual({ photo: 'image' })
    expect(Object.keys(changesOf(renamed, stored)).sort()).toEqual(['body', 'renamed', 'slots'])
  })

  it('says that all further sizes go, and forgets what slots said of them', () => {
    const alone = withoutSize(draft, 'bar')
    expect(changesOf(alone, stored)).toMatchObject({ formats: [], slots: [{ name: 'headline' }, { name: 'image' }] })
    expect(saidOf(alone).slots[0]).not.toHaveProperty('formats')
    expect(saidOf(withSizeNamed(draft, 1, 'strip')).slots[0]?.formats).toHaveProperty('strip')
  })

  it('scales what has a box in the first size into one that comes, and anew as long as nobody touches it there', () => {
    const type = { font: 'serif', size: 28, lineHeight: 34, letterSpacing: 0 }
    const set = { ...draft, slots: draft.slots.map((slot) => (slot.box ? { ...slot, type, maxLines: 3 } : slot)) }
    const [headline, image] = withSize(set, { name: 'tower', width: 160, height: 600 }).slots
    expect(headline?.formats['tower']).toEqual({
      box: { x: 0, y: 0, width: 53, height: 96 },
      type: { ...type, size: 15, lineHeight: 18 },
      maxLines: 3,
    })
    expect(image?.formats).toEqual({})
    const own = withSize(set, { name: 'own', width: 300, height: 250 })
    const wider = withSizeAs(own, 2, { name: 'own', width: 600, height: 250 })
    expect(wider.slots[0]?.formats['own']?.box).toEqual({ x: 0, y: 0, width: 200, height: 40 })
    const touched = { ...wider, slots: wider.slots.map((slot) => ({ ...slot, formats: { own: { box: { x: 5, y: 5, width: 90, height: 20 } } } })) }
    expect(withSizeAs(touched, 2, { name: 'own', width: 900, height: 250 }).slots[0]?.formats['own']?.box?.x).toBe(5)
    expect(withSizeAs(draft, 1, { name: 'bar', width: 970, height: 90 }).slots).toEqual(draft.slots)
  })

  it('takes the remedy of a guardrail into itself', () => {
    expect(saidOf(withLimits(draft, { headline: { maxLines: 3 } })).slots[0]).toMatchObject({ maxLines: 3, formats: { bar: {} } })
  })

  it('copied is a template of its own', () => {
    const copy = copyOf(stored, 'Card, copied')
    expect(copy).toMatchObject({ key: 'card-copied', name: 'Card, copied' })
    expect(renamedOf(withSlotNamed(copy, 1, 'photo'))).toEqual({})
  })
})

describe('what somebody else saved meanwhile', () => {
  const theirs: Stored = { ...stored, version: 4, name: 'Card, theirs', body: `${stored.body}<i></i>` }

  it('is taken where one changed nothing oneself', () => {
    const mine = { ...draft, name: 'Card, mine' }
    expect(clashOf(mine, stored, theirs)).toEqual({ theirs: ['name', 'body'], both: ['name'] })
    expect(mergedOver(mine, stored, theirs)).toMatchObject({ name: 'Card, mine', body: theirs.body })
    expect(changesOf(mergedOver(mine, stored, theirs), theirs)).toEqual({ name: 'Card, mine' })
  })

  it('is no clash where both say the same', () => expect(clashOf({ ...draft, name: theirs.name }, stored, theirs).both).toEqual([]))
})

it.each([
  ['Hero card, wide', 'hero-card-wide', 'heroCardWide'],
  ['  Été  2026 ', 'ete-2026', 'ete2026'],
  ['2 + 2', '', ''],
])('%s is called %s or %s', (said, key, slot) => expect([keyFrom(said), slotNameFrom(said)]).toEqual([key, slot]))
