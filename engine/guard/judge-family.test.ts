import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { standardKinds } from '../create/component-kind.ts'
import type { Family } from '../create/family.ts'
import { matrixOf } from '../create/matrix.ts'
import type { Slot } from '../create/template.ts'
import { benchesOf, type Case } from './bench.ts'
import { caseOf, someAsset, someComponent, someFamily, someSlot, someTemplate } from './guard.fixture.ts'
import { claimAndLegalLine } from './guardrail-kind.ts'
import { textFitsItsSlot } from './guardrails/text-fits-its-slot.ts'
import { judgeFamily, judgeVariant } from './judge-family.ts'
import { passes } from './passes.ts'
import { rulesOf } from './rule.ts'
import { tallyOf } from './tally.ts'

const slots: Slot[] = [
  someSlot('headline', {
    maxCharacters: 24,
    maxLines: 2,
    type: { font: 'even-400', size: 20, lineHeight: 24, letterSpacing: 0 },
    box: { x: 0, y: 0, width: 160, height: 48 },
    colour: 'color.white',
    ground: { slot: 'image', shade: { colour: 'color.black', opacity: 0.3 } },
  }),
  someSlot('image', { box: { x: 0, y: 0, width: 1_000, height: 400 }, picture: { width: 1_000, height: 400 } }),
  someSlot('callToAction'),
  someSlot('legalLine', { required: false }),
]
const rules = rulesOf([
  {
    id: 'grl_1',
    version: 1,
    kind: 'banned-terms-stay-out',
    name: 'x',
    settings: { words: { en: ['epic'], de: ['episch'] } },
    severity: 'block',
    scope: {},
    state: 'current',
  },
  {
    id: 'grl_2',
    version: 1,
    kind: 'required-terms-are-there',
    name: 'x',
    settings: { words: { en: ['rain'], de: ['Regen'] } },
    severity: 'warn',
    scope: { locales: ['en'] },
    state: 'current',
  },
])

const texts = [
  'Rain',
  'An epic ride',
  'Save 20 in the rain',
  'Hello {{ name }}',
  'A headline that is much too long for it',
  'Donaudampfschifffahrtsgesellschaft',
  'Dry',
]
const headline = fc.record({ en: fc.constantFrom(...texts), de: fc.option(fc.constantFrom('Regen', 'Episch', 'Trocken'), { nil: undefined }) })
const light = fc.constantFrom(0.01, 0.2, 1)
const family = fc.record({
  headlines: fc.array(headline, { minLength: 1, maxLength: 4 }),
  lights: fc.array(light, { minLength: 1, maxLength: 3 }),
  links: fc.array(fc.constantFrom('/jackets', 'http://a.example/', 'https://localhost/'), { minLength: 1, maxLength: 2 }),
  legal: fc.boolean(),
  locales: fc.constantFrom(['en'], ['en', 'de']),
  constraints: fc.array(fc.tuple(fc.constantFrom('apart' as const, 'together' as const), fc.nat(3), fc.nat(2)), { maxLength: 2 }),
  measured: fc.boolean(),
})

const caseFrom = (made: typeof family extends fc.Arbitrary<infer T> ? T : never): Case => {
  const headlines = made.headlines.map(({ en, de }, n) =>
    someComponent(`cpt_h${n}`, 'headline', { en: { text: en }, ...(de !== undefined && { de: { text: de } }) }),
  )
  const images = made.lights.map((_, n) => someComponent(`cpt_i${n}`, 'image', { '*': { asset: `ast_${n}` } }))
  const calls = made.links.map((href, n) => someComponent(`cpt_c${n}`, 'callToAction', { '*': { href }, en: { text: 'Go' }, de: { text: 'Los' } }))
  const legal = made.legal ? [someComponent('cpt_l', 'legalLine', { '*': { text: 'Until May' } })] : []
  const assets = made.lights.map((lightest, n) =>
    someAsset({ id: `ast_${n}`, name: `Picture ${n}`, light: { columns: 1, rows: 1, darkest: [0.01], lightest: [lightest] } }),
  )
  const ids = (list: { id: string }[]) => list.map(({ id }) => id)
  const constraints: Family['constraints'] = made.constraints
    .filter(([, h, i]) => h < headlines.length && i < images.length)
    .map(([kind, h, i]) => ({ kind, components: [`cpt_h${h}`, `cpt_i${i}`], why: '' }))
  return caseOf({
    family: someFamily(
      { headline: ids(headlines), image: ids(images), callToAction: ids(calls), legalLine: ids(legal) },
      { locales: [...made.locales], constraints },
    ),
    template: someTemplate(slots),
    components: [...headlines, ...images, ...calls, ...legal],
    assets,
    rules,
    measured: made.measured,
  })
}

/** All kinds at their defaults, or one alone, and how often they were asked. */
const countingRules = (only?: { name: string }) => {
  let count = 0
  const rules = rulesOf([]).filter(({ kind }) => only === undefined || kind.name === only.name)
  const counting = rules.map((rule) => ({
    ...rule,
    kind: { ...rule.kind, judge: (...given: Parameters<typeof rule.kind.judge>) => (count++, rule.kind.judge(...given)) },
  }))
  return { counting, judgements: () => count }
}

describe('judging a family', () => {
  it('is the same as judging every variant by itself, with nothing remembered', () => {
    fc.assert(
      fc.property(family, (made) => {
        const judged = caseFrom(made)
        const found = judgeFamily(judged)
        const matrix = matrixOf(judged.composition.family)
        const alone = { blocked: 0, warned: 0, touched: 0 }
        const causes = new Map<string, number>()
        for (const locale of made.locales) {
          for (let n = 0; n < matrix.count; n++) {
            const choice = matrix.at(n)
            // Benches made anew for each variant remember nothing of the others.
            const findings = judgeVariant(benchesOf(judged), locale, choice)
            const blocked = findings.some(({ severity }) => severity === 'block')
            if (findings.length > 0) alone.touched++
            if (blocked) alone.blocked++
            const warned = findings.some(({ severity }) => severity === 'warn')
            if (warned && !blocked) alone.warned++
            expect(passes(found, locale, choice)).toBe(!blocked)
            expect(passes({ blocks: found.warns ?? [] }, locale, choice)).toBe(!warned)
            for (const key of new Set(findings.map(({ severity, guardrail, slot }) => `${severity} ${guardrail} ${slot}`)))
              causes.set(key, (causes.get(key) ?? 0) + 1)
          }
        }
        expect({ blocked: found.blocked, warned: found.warned, touched: tallyOf(judged).touched, combinations: found.combinations }).toEqual({
          ...alone,
          combinations: matrix.count * made.locales.length,
        })
        expect(found.passed).toBe(found.combinations - found.blocked)
        expect(new Map(found.causes.map(({ severity, guardrail, slot, variants }) => [`${severity} ${guardrail} ${slot}`, variants]))).toEqual(causes)
      }),
      { numRuns: 60 },
    )
  })

  it('counts for each size of a set, in each language, the variants that it blocks', () => {
    const box = { x: 0, y: 0, width: 400, height: 24 }
    const narrow = { tower: { box: { ...box, width: 80 } } }
    const type = { font: 'even-400', size: 20, lineHeight: 24, letterSpacing: 0 }
    const headlines = ['Rain', 'Rain and wind', 'Wind'].map((text, n) =>
      someComponent(`cpt_h${n}`, 'headline', { en: { text }, de: { text: `${text}!${'!'.repeat(8)}` } }),
    )
    const bodies = ['One', 'Two'].map((text, n) => someComponent(`cpt_b${n}`, 'body', { '*': { text } }))
    const judged = caseOf({
      family: someFamily({ headline: headlines.map(({ id }) => id), body: bodies.map(({ id }) => id) }, { locales: ['en', 'de'] }),
      template: someTemplate([someSlot('headline', { type, box, formats: narrow }), someSlot('body')], {
        channel: 'display',
        formats: [{ name: 'tower', width: 120, height: 600 }],
      }),
      components: [...headlines, ...bodies],
      rules: rulesOf([]),
    })
    // Eight letters fit 80 px: in English one of three headlines is longer, in German all are, with two bodies each.
    expect(judgeFamily(judged).sizes).toEqual([
      { format: 'tower', locale: 'en', severity: 'block', variants: 2 },
      { format: 'tower', locale: 'de', severity: 'block', variants: 6 },
    ])
  })

  it('judges a component in its slot once, however many variants hold it', () => {
    const { counting, judgements } = countingRules()
    const many = (kind: string, fields: (n: number) => Record<string, Record<string, string>>) =>
      Array.from({ length: 16 }, (_, n) => someComponent(`cpt_${kind}${n}`, kind, fields(n)))
    const headlines = many('headline', (n) => ({ en: { text: `Rain ${n}` } }))
    const images = many('image', () => ({ '*': { asset: 'ast_1' } }))
    const calls = many('callToAction', (n) => ({ en: { text: `Go ${n}`, href: '/' } }))
    const judged = caseOf({
      family: someFamily({ headline: headlines.map(({ id }) => id), image: images.map(({ id }) => id), callToAction: calls.map(({ id }) => id) }),
      template: someTemplate(slots.slice(0, 3)),
      components: [...headlines, ...images, ...calls],
      assets: [someAsset()],
      rules: counting,
    })
    expect(judgeFamily(judged).combinations).toBe(4_096)
    // 16 components in each slot that a reach looks at: one judgement for each choice among those, whatever stands around it.
    const { family, template } = judged.composition
    const filled = new Set(template.slots.map(({ name }) => name))
    const asked = counting.map(
      ({ kind }) => new Set(kind.judges(template, standardKinds, family).map((reach) => reach.filter((slot) => filled.has(slot)).join(' '))),
    )
    const expected = asked.flatMap((reaches) => [...reaches]).reduce((sum, reach) => sum + 16 ** reach.split(' ').filter(Boolean).length, 0)
    expect(judgements()).toBe(expected)
    expect(judgements()).toBeLessThan((4_096 * counting.length) / 50)
  })

  it('walks the choices of slots without a box as far as they were laid out together', () => {
    const judgedOf = (length: number) => {
      const { counting, judgements } = countingRules(textFitsItsSlot)
      const components = ['headline', 'body', 'offer'].flatMap((kind) =>
        Array.from({ length }, (_, n) => someComponent(`cpt_${kind}${n}`, kind, { '*': { text: `Rain ${n}` } })),
      )
      const ids = (of: string) => components.flatMap(({ id, kind }) => (kind === of ? [id] : []))
      const family = someFamily({ headline: ids('headline'), body: ids('body'), offer: ids('offer') }, { locales: ['en', 'de'] })
      const template = someTemplate([someSlot('headline'), someSlot('body'), someSlot('offer')], { channel: 'display' })
      judgeFamily(caseOf({ family, template, components, rules: counting }))
      return judgements()
    }
    // 7³ are laid out each, of 40³ each text beside the longest of the others.
    expect([judgedOf(7), judgedOf(40)]).toEqual([2 * (3 * 7 + 7 ** 3), 2 * 3 * 40])
  })

  it('looks for claims in no picture, of whatever kind it is', () => {
    const form = { main: 'asset', fields: { asset: { type: 'asset' as const, required: true } }, binding: false }
    const kinds = new Map([...standardKinds, ['portrait', { name: 'portrait', ...form }]])
    const layout = someTemplate([someSlot('headline'), someSlot('image'), someSlot('portrait'), someSlot('legalLine')])
    expect(claimAndLegalLine(layout, kinds, someFamily({}))).toEqual([['headline', 'legalLine'], []])
  })

  it.each([
    [{ texts: ['Rain', 'Dry'], measured: true }, 'All 2 variants may go live.', 'passed'],
    [{ texts: ['Rain', 'TBD'], measured: true }, '1 of 2 variants may go live. 1 is blocked, by one cause.', 'partly'],
    [{ texts: ['TBD', 'TODO'], measured: true }, 'None of 2 variants may go live, by one cause.', 'blocked'],
    [{ texts: ['Rain', 'Dry'], measured: false }, '2 texts are not measured yet.', 'measuring'],
  ])('%j: %s', ({ texts: said, measured }, sentence, state) => {
    const headlines = said.map((text, n) => someComponent(`cpt_${n}`, 'headline', { en: { text } }))
    const { colour: _colour, ground: _ground, ...plain } = slots[0]!
    const found = judgeFamily(
      caseOf({
        family: someFamily({ headline: headlines.map(({ id }) => id) }),
        template: someTemplate([plain]),
        components: headlines,
        rules: rulesOf([]),
        measured,
      }),
    )
    expect([found.sentence, found.state]).toEqual([sentence, state])
    if (!measured) expect(found.passed).toBe(0)
  })

  it.each([
    [new Map(), 'How 1 text lies in each size is not measured yet.', 'measuring'],
    [new Map([['en headline cpt_1', { key: '', renderer: '', sizes: {} }]]), 'Its one variant may go live.', 'passed'],
  ])('waits until a set of sizes was laid out: %j', (layouts, sentence, state) => {
    const found = judgeFamily(
      caseOf({
        family: someFamily({ headline: ['cpt_1'] }),
        template: someTemplate([someSlot('headline')], { channel: 'display' }),
        components: [someComponent('cpt_1', 'headline', { en: { text: 'Rain' } })],
        rules: rulesOf([]),
        layouts,
      }),
    )
    expect([found.sentence, found.state]).toEqual([sentence, state])
  })

  it('keeps to the scope of a guardrail', () => {
    const component = someComponent('cpt_1', 'headline', { en: { text: 'An epic ride' } })
    const judge = (scope: Parameters<typeof rulesOf>[0][number]['scope'], markets = ['DE']) =>
      judgeFamily(
        caseOf({
          family: someFamily({ headline: ['cpt_1'] }, { markets }),
          template: someTemplate([someSlot('headline')]),
          components: [component],
          rules: rulesOf([
            {
              id: 'grl_1',
              version: 1,
              kind: 'banned-terms-stay-out',
              name: 'x',
              settings: { words: { '*': ['epic'] } },
              severity: 'block',
              scope,
              state: 'current',
            },
          ]),
        }),
      ).blocked
    expect([
      judge({}),
      judge({ channels: ['email'] }),
      judge({ locales: ['de'] }),
      judge({ kinds: ['body'] }),
      judge({ templates: ['tpl_2'] }),
      judge({ markets: ['SE'] }),
    ]).toEqual([1, 0, 0, 0, 0, 0])
    expect([judge({ markets: ['DE'] }), judge({ markets: ['SE'] }, ['world'])]).toEqual([1, 1])
  })
})
