import { describe, expect, it } from 'vitest'
import { someSlot, someTemplate } from '../guard/guard.fixture.ts'
import { contentHash } from '../kernel/canonical.ts'
import { formatsOf, shapeOf, slotIn } from './formats-of.ts'
import { directionOf } from './locale-direction.ts'
import { Template, templateHash } from './template.ts'

const box = { x: 0, y: 0, width: 100, height: 40 }
const small = { name: 'small', width: 120, height: 60 }

describe('a set of sizes', () => {
  it('changes no hash of a template that has one size', () => {
    const { channel, format, slots, body, subject, preheader, ...one } = someTemplate([someSlot('headline', { box, maxLines: 2 })])
    const stored = Template.parse(JSON.parse(JSON.stringify({ ...one, channel, format, slots, body })))
    expect(templateHash(stored)).toBe(contentHash({ channel, format, slots, body, subject, preheader }))
  })

  it('changes the hash where it is given', () => {
    const one = someTemplate([someSlot('headline')])
    expect(templateHash({ ...one, formats: [small] })).not.toBe(one.hash)
  })

  it('holds what a slot says for a size, and no box of another', () => {
    const slot = someSlot('headline', { box, maxLines: 2, maxCharacters: 40, formats: { small: { maxLines: 1, box: { ...box, width: 60 } } } })
    const template = someTemplate([slot], { formats: [small, { name: 'other', width: 10, height: 10 }] })
    expect(formatsOf(template).map(({ name }) => slotIn(slot, template, { name }))).toMatchObject([
      { box, maxLines: 2, maxCharacters: 40 },
      { box: { width: 60 }, maxLines: 1, maxCharacters: 40 },
      { maxLines: 2, maxCharacters: 40 },
    ])
    expect(slotIn(slot, template, { name: 'other' }).box).toBeUndefined()
  })

  it.each([
    [728, 90, 'wide'],
    [300, 250, 'square'],
    [160, 600, 'tall'],
    [300, 200, 'wide'],
    [300, undefined, 'tall'],
  ])('of %s × %s is %s', (width, height, shape) => {
    const shapes = shapeOf({ width, ...(height !== undefined && { height }) })
    expect(Object.entries(shapes).flatMap(([name, is]) => (is ? [name] : []))).toEqual([shape])
  })
})

it.each([
  ['ar', 'rtl'],
  ['he-IL', 'rtl'],
  ['de', 'ltr'],
  ['uz-Arab', 'rtl'],
  ['ks-Deva', 'ltr'],
])('%s is written %s', (locale, direction) => expect(directionOf(locale)).toBe(direction))
