import { describe, expect, it } from 'vitest'
import { isRefusal } from '../kernel/refusal.ts'
import { type Component, componentHash } from './component.ts'
import { byId } from './composition.ts'
import type { Concept } from './concept.ts'
import { likenessOf, recombine } from './recombine.ts'

const concept = (key: string, broader?: string): Concept => ({
  id: `con_${key}`,
  version: 1,
  key,
  label: key,
  of: 'message',
  synonyms: [],
  state: 'current',
  ...(broader && { broader }),
})
const concepts = [concept('weather'), concept('rain', 'weather'), concept('snow', 'weather'), concept('commute'), concept('warmth')]

const headline = (id: string, text: string, tags: string[], more: Partial<Component> = {}): Component => ({
  id,
  version: 1,
  key: id.replace('_', '-'),
  kind: 'headline',
  fields: { en: { text } },
  tags,
  lineage: { from: [] },
  state: 'approved',
  hash: componentHash({ kind: 'headline', fields: { en: { text } } }),
  madeBy: 'per_1',
  madeAt: '2026-01-01T00:00:00.000Z',
  ...more,
})

const tired = headline('cpt_tired', 'Dry all the way home', ['rain', 'commute'])
const kept = headline('cpt_kept', 'Three layers', ['warmth'])
const family = { name: 'Autumn', slots: { headline: [tired.id, kept.id], image: ['cpt_picture'] }, locales: ['en'] }
const template = {
  slots: [
    { name: 'headline', label: 'Headline', kind: 'headline', required: true, maxCharacters: 40 },
    { name: 'image', label: 'Picture', kind: 'image', required: true },
  ],
}
const inPlace = byId([tired, kept])
const offer = (...components: Component[]) => components.map((component) => ({ component, effect: 0 }))
const run = (want: Parameters<typeof recombine>[1], candidates: Parameters<typeof recombine>[3]) =>
  recombine({ family, template, concepts, locale: 'en-GB' }, want, inPlace, candidates)

describe('recombining', () => {
  it('lets what has tired go and what is most like it come in, and leaves the rest', () => {
    const both = headline('cpt_both', 'Rain has met its match', ['rain', 'commute'])
    const one = headline('cpt_one', 'Leave when it pours', ['rain'])
    const other = headline('cpt_other', 'Warm before the bend', ['warmth'])
    const anew = run({ tired: tired.id, tags: [] }, offer(one, other, both, kept))
    if (isRefusal(anew)) throw new Error(anew.message)
    expect(anew.slots).toEqual({ headline: ['cpt_kept', 'cpt_both', 'cpt_one'], image: ['cpt_picture'] })
    expect(anew.swaps.map(({ in: id, likeness }) => [id, likeness])).toEqual([
      ['cpt_both', 2],
      ['cpt_one', 1],
    ])
    expect(anew.swaps[0]?.because).toBe('“Rain has met its match” for “Dry all the way home”: it shares rain, commute.')
  })

  it('lets nothing in that shall stay out, however alike it is', () => {
    const [harmful, one] = [headline('cpt_harm', 'Rain, at last', ['rain', 'commute']), headline('cpt_one', 'Leave when it pours', ['rain'])]
    const anew = run({ tired: tired.id, tags: [], avoid: [harmful.id] }, offer(harmful, one))
    expect(isRefusal(anew) || anew.swaps.map((swap) => swap.in)).toEqual(['cpt_one'])
    expect(run({ tired: tired.id, tags: [], avoid: [harmful.id] }, offer(harmful))).toMatchObject({ refused: true, code: 'noFit' })
  })

  it('names what comes in and what goes in the language of the engine, whatever comes first', () => {
    const rain = headline('cpt_rain', '', ['rain'], {
      fields: { de: { text: 'Vier Uhr, und es regnet' }, en: { text: 'Four o’clock, and it rains' } },
    })
    expect(run({ tired: tired.id, tags: [] }, offer(rain))).toMatchObject({
      swaps: [{ because: '“Four o’clock, and it rains” for “Dry all the way home”: it shares rain.' }],
    })
    expect(run({ tags: ['rain'], slot: 'headline' }, offer(rain))).toMatchObject({
      swaps: [{ because: '“Four o’clock, and it rains” comes in: it shares rain.' }],
    })
  })

  it('takes the better measured of equals', () => {
    const [a, b] = [headline('cpt_a', 'A', ['rain']), headline('cpt_b', 'B', ['rain'])]
    const anew = run({ tired: tired.id, tags: ['rain'] }, [
      { component: a, effect: 0.01 },
      { component: b, effect: 0.04 },
    ])
    expect(isRefusal(anew) || anew.swaps.map((swap) => swap.in)).toEqual(['cpt_b', 'cpt_a'])
  })

  it('fills a gap without taking anything away', () => {
    const snow = headline('cpt_snow', 'For the first snow', ['snow'])
    expect(run({ tags: ['snow'], slot: 'headline' }, offer(snow))).toMatchObject({ slots: { headline: ['cpt_tired', 'cpt_kept', 'cpt_snow'] } })
  })

  it.each([
    ['a draft', headline('cpt_x', 'X', ['rain'], { state: 'draft' }), 'of 1 others the first is not approved yet'],
    ['one that is too long', headline('cpt_x', 'X'.repeat(50), ['rain']), 'of 1 others the first is longer than 40 characters in en'],
    ['one that shares nothing', headline('cpt_x', 'X', ['warmth']), 'of 1 others the first shares no tag'],
    ['one in another language', headline('cpt_x', 'X', ['rain'], { fields: { de: { text: 'X' } } }), 'of 1 others the first says nothing in en'],
  ])('does not take %s, and says so', (_, candidate, problem) => {
    expect(run({ tired: tired.id, tags: [] }, offer(candidate))).toMatchObject({ code: 'noFit', where: [{ path: 'slots.headline', problem }] })
  })

  it('refuses what the family does not hold', () => {
    expect(run({ tired: 'cpt_stranger', tags: [] }, [])).toMatchObject({ code: 'invalidInput', where: [{ path: 'tired' }] })
    expect(run({ tags: [], slot: 'footer' }, [])).toMatchObject({ code: 'invalidInput', where: [{ path: 'slot' }] })
  })

  it.each([
    [['rain'], ['rain'], 1],
    [['rain'], ['snow'], 0.5],
    [['rain'], ['weather'], 0.5],
    [['rain', 'commute'], ['rain', 'warmth'], 1],
    [['rain'], ['warmth'], 0],
  ])('%j is as like %j as %d', (wanted, borne, likeness) =>
    expect(likenessOf(wanted, borne, new Map(concepts.map((one) => [one.key, one])))).toBe(likeness),
  )
})
