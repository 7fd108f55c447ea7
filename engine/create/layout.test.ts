import { describe, expect, it } from 'vitest'
import { caseOf, someComponent, someFamily, someSlot, someTemplate } from '../guard/guard.fixture.ts'
import { isBesideLongest, layoutsWanted, mostTogether } from './layout.ts'
import type { Slot } from './template.ts'

const box = { x: 0, y: 0, width: 100, height: 40 }

const wantedOf = (slots: Slot[], texts: Record<string, readonly string[]>, locales = ['en']) => {
  const components = Object.entries(texts).flatMap(([slot, said]) =>
    said.map((text, n) => someComponent(`${slot}${n}`, slot, Object.fromEntries(locales.map((locale) => [locale, { text }])))),
  )
  const family = someFamily(
    Object.fromEntries(Object.keys(texts).map((slot) => [slot, components.flatMap(({ id, kind }) => (kind === slot ? [id] : []))])),
    { locales },
  )
  const template = someTemplate(slots, { channel: 'display', format: { name: 'box', width: 300, height: 250 } })
  const { composition, gauges, kinds } = caseOf({ family, template, components, rules: [] })
  return { composition, kinds, wanted: layoutsWanted(composition, gauges, kinds) }
}

describe('what is laid out of a family', () => {
  it('is each text by itself where its box lies where it lies', () => {
    const { wanted } = wantedOf([someSlot('headline', { box }), someSlot('body', { box })], { headline: ['a', 'b'], body: ['c'] }, ['en', 'de'])
    expect(wanted.map(({ name }) => name)).toEqual([
      'en headline headline0',
      'en headline headline1',
      'en body body0',
      'de headline headline0',
      'de headline headline1',
      'de body body0',
    ])
  })

  it('is each choice of those whose rooms hang on each other', () => {
    const { wanted } = wantedOf([someSlot('headline'), someSlot('offer', { box }), someSlot('body')], {
      headline: ['a', 'b'],
      offer: ['o'],
      body: ['c'],
    })
    expect(wanted.map(({ slots, choice }) => [slots, choice])).toEqual([
      [['offer'], { offer: 'offer0' }],
      [['headline', 'body'], { headline: 'headline0', body: 'body0' }],
      [['headline', 'body'], { headline: 'headline1', body: 'body0' }],
    ])
  })

  it('is each text beside the longest of the others where there are too many choices', () => {
    const many = Array.from({ length: 21 }, (_, n) => 'a'.repeat(n + 1))
    const { composition, kinds, wanted } = wantedOf([someSlot('headline'), someSlot('body')], { headline: many, body: many })
    expect(many.length ** 2).toBeGreaterThan(mostTogether)
    expect(isBesideLongest(composition, kinds)).toBe(true)
    expect(wanted).toHaveLength(2 * many.length)
    expect(wanted[3]).toMatchObject({ name: 'en headline headline3', slots: ['headline'], choice: { headline: 'headline3', body: 'body20' } })
  })

  it('stays known when another text comes, and is not when what is said changes', () => {
    const slots = [someSlot('headline', { box })]
    const keys = (texts: readonly string[]) => wantedOf(slots, { headline: texts }).wanted.map(({ key }) => key)
    expect(keys(['a', 'b'])).toEqual([...keys(['a']), expect.any(String)])
    expect(keys(['b'])).not.toEqual(keys(['a']))
  })

  it('is nothing of what is not drawn', () => {
    const family = someFamily({ headline: ['h'] })
    const { composition, gauges, kinds } = caseOf({
      family,
      template: someTemplate([someSlot('headline')]),
      components: [someComponent('h', 'headline', { en: { text: 'a' } })],
      rules: [],
    })
    expect(layoutsWanted(composition, gauges, kinds)).toEqual([])
  })
})
