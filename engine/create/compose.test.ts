import { describe, expect, it } from 'vitest'
import { isRefusal } from '../kernel/refusal.ts'
import { compose, type Library, type Wishes } from './compose.ts'
import { type Component, componentHash } from './component.ts'
import { byId } from './composition.ts'
import type { Slot } from './template.ts'

const slot = (name: string, more: Partial<Slot> = {}): Slot => ({ name, label: name, kind: name, required: true, ...more })
const piece = (id: string, kind: string, text: string, more: Partial<Component> = {}): Component => ({
  id,
  version: 1,
  key: id.replace('cpt_', 'k-'),
  kind,
  fields: { en: { text } },
  tags: [],
  lineage: { from: [] },
  state: 'approved',
  hash: componentHash({ kind, fields: { en: { text } } }),
  madeBy: 'per_1',
  madeAt: '2026-01-01T00:00:00.000Z',
  ...more,
})

const template = {
  name: 'Hero card',
  slots: [slot('headline', { label: 'Headline', maxCharacters: 10 }), slot('legalLine', { label: 'Legal line', required: false })],
}
const short = piece('cpt_short', 'headline', 'Rain')
const long = piece('cpt_long', 'headline', 'A headline that is long')
const gone = piece('cpt_gone', 'headline', 'Gone', { state: 'retired' })
const legal = piece('cpt_legal', 'legalLine', 'Until May')
const library = (tagged: Component[] = [short, long]): Library => ({
  named: new Map([...byId([short, long, gone, legal]), ['k-short', short]]),
  tagged: new Map([['headline', tagged]]),
})
const wish = (slots: Wishes['slots'], more: Partial<Wishes> = {}): Wishes => ({ slots, locales: ['en'], constraints: [], ...more })
const refusalOf = (wishes: Wishes, from = library()): { code: string; where: string[] } => {
  const no = compose(template, wishes, from)
  if (!isRefusal(no)) throw new Error('it was composed')
  return { code: no.code, where: (no.where ?? []).map(({ path, problem }) => `${path}: ${problem}`) }
}

describe('composing a family', () => {
  it('takes what is named, by id or key, and once each', () => {
    expect(compose(template, wish({ headline: { components: ['cpt_short', 'k-short', 'cpt_long'] } }), library())).toEqual({
      slots: { headline: ['cpt_short', 'cpt_long'], legalLine: [] },
      constraints: [],
    })
  })

  it('takes what fits where nothing is named, and leaves optional slots empty', () => {
    expect(compose(template, wish({}), library())).toMatchObject({ slots: { headline: ['cpt_short'], legalLine: [] } })
  })

  it('names the slot that nothing fits, and why', () => {
    expect(refusalOf(wish({ headline: { tags: ['rain'] } }), library([long]))).toEqual({
      code: 'noFit',
      where: ['slots.headline: “A headline that is long” is longer than 10 characters in en'],
    })
    expect(refusalOf(wish({}, { locales: ['de'] }), library([short]))).toEqual({
      code: 'noFit',
      where: ['slots.headline: “Rain” says nothing in de'],
    })
    expect(refusalOf(wish({ headline: { tags: ['snow'] } }), library([]))).toEqual({
      code: 'noFit',
      where: ['slots.headline: there is no headline tagged snow'],
    })
  })

  it.each([
    [
      'another kind',
      { headline: { components: ['cpt_legal'] } },
      'slots.headline.components.0: “Until May” is a legal line, the slot takes a headline',
    ],
    ['retired', { headline: { components: ['cpt_gone'] } }, 'slots.headline.components.0: “Gone” is retired'],
    ['unknown', { headline: { components: ['cpt_none'] } }, 'slots.headline.components.0: cpt_none does not exist'],
    ['nothing at all', { headline: { components: [] } }, 'slots.headline: this slot must hold something'],
  ])('refuses %s', (_, slots, problem) => expect(refusalOf(wish(slots))).toEqual({ code: 'noFit', where: [problem] }))

  it('refuses a slot that the template does not have', () => {
    expect(refusalOf(wish({ footer: {} }))).toEqual({ code: 'invalidInput', where: ['slots.footer: no such slot'] })
  })

  it('refuses constraints that speak of strangers or leave nothing', () => {
    const named = { headline: { components: ['cpt_short'] }, legalLine: { components: ['cpt_legal'] } }
    expect(refusalOf(wish(named, { constraints: [{ kind: 'apart', components: ['cpt_short', 'cpt_long'], why: '' }] })).code).toBe('invalidInput')
    expect(refusalOf(wish(named, { constraints: [{ kind: 'apart', components: ['cpt_short', 'cpt_legal'], why: '' }] })).code).toBe('noFit')
  })

  it('refuses more variants than can be judged', () => {
    const many = Array.from({ length: 400 }, (_, n) => piece(`cpt_${n}`, 'headline', `Rain ${n}`))
    const lines = Array.from({ length: 400 }, (_, n) => piece(`cpt_l${n}`, 'legalLine', `Until ${n}`))
    const all: Library = { named: byId([...many, ...lines]), tagged: new Map() }
    const slots = { headline: { components: many.map(({ id }) => id) }, legalLine: { components: lines.map(({ id }) => id) } }
    expect(refusalOf(wish(slots, { locales: ['en', 'de'] }), all).code).toBe('tooLarge')
  })
})
