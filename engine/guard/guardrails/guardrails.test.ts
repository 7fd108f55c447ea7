import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { benchesOf } from '../bench.ts'
import { caseOf, someAsset, someBrand, someComponent, someFamily, somePreset, someSlot, someTemplate } from '../guard.fixture.ts'
import { judgeVariant } from '../judge-family.ts'
import { rulesOf } from '../rule.ts'
import type { Asset } from '../../create/asset.ts'
import { type Backdrop, backdropName } from '../../create/backdrop.ts'
import { type ComponentKind, standardKinds } from '../../create/component-kind.ts'
import { shownText } from '../../create/fit.ts'
import { layoutName } from '../../create/layout.ts'
import { type LetterReading, type MailFeature, partKey } from '../../create/letter.ts'
import { proofKey } from '../proof.ts'
import { formCases } from './forms.cases.ts'
import type { GuardrailCase } from './guardrail-case.ts'
import { groundCases } from './grounds.cases.ts'
import { guardrailKindOf, guardrailKinds } from './index.ts'
import { layoutCases } from './layouts.cases.ts'
import { ownCases } from './own.cases.ts'
import { pictureCases } from './pictures.cases.ts'
import { promiseCases } from './promises.cases.ts'
import { textCases } from './texts.cases.ts'
import { videoCases } from './videos.cases.ts'
import { weightCases } from './weights.cases.ts'

const guardrailCases = [
  ...textCases,
  ...promiseCases,
  ...groundCases,
  ...pictureCases,
  ...layoutCases,
  ...formCases,
  ...ownCases,
  ...videoCases,
  ...weightCases,
]

const caseSlots = ({ pieces, slots = {} }: GuardrailCase) => Object.keys(pieces).map((name) => someSlot(name, slots[name]))

const letterOf = ({ letter = {} }: GuardrailCase, locale: string): LetterReading => ({
  unshown: letter.unshown ?? [],
  pictures: new Map(Object.entries(letter.pictures ?? {}) as [Asset['mediaType'], MailFeature][]),
  layout: new Map([[locale, letter.layout ?? 0]]),
  parts: new Map(Object.entries(letter.parts ?? {}).map(([slot, bytes]) => [partKey(locale, slot, `cpt_${slot}`), bytes])),
})

const backdropsIn = (sizes: Backdrop['sizes'], locale: string): ReadonlyMap<string, Backdrop> =>
  new Map([[backdropName(locale, { slot: 'image', component: 'cpt_image', asset: someAsset().id }), { key: '', renderer: '', sizes }]])

const findingsOf = (one: GuardrailCase) => {
  const kind = guardrailKindOf(one.kind)
  if (!kind) throw new Error(`there is no kind ${one.kind}`)
  const components = Object.entries(one.pieces).map(([slot, fields]) => someComponent(`cpt_${slot}`, slot, fields, one.more?.[slot]))
  const { sender: _sender, ...anonymous } = someBrand
  const locale = one.locale ?? 'en'
  const judged = caseOf({
    family: someFamily(Object.fromEntries(components.map(({ id, kind: slot }) => [slot, [id]])), {
      locales: [locale],
      markets: one.markets ?? ['world'],
    }),
    template: someTemplate(caseSlots(one), one.template),
    components,
    assets: [someAsset(one.asset)],
    brand: one.withoutSender ? anonymous : someBrand,
    rules: [{ kind, settings: kind.settings.parse(one.settings ?? {}), severity: kind.severity, scope: {} }],
    kinds: new Map([...standardKinds, ...(one.kinds ?? []).map((kind): [string, ComponentKind] => [kind.name, kind])]),
    ...(one.unmeasured && { measured: false }),
    ...(one.day !== undefined && { day: one.day }),
    ...(one.flight && { flight: one.flight }),
    ...(one.presets && { presets: one.presets.map((more) => somePreset(more)) }),
    ...(one.letter && { letter: letterOf(one, locale) }),
    ...(one.behind && { backdrops: backdropsIn(one.behind, locale) }),
    ...(one.laid && {
      layouts: new Map([[layoutName(locale, [{ slot: 'headline', component: 'cpt_headline' }]), { key: '', renderer: '', sizes: one.laid }]]),
    }),
    proofs: new Map(
      components.map((component) => [proofKey({ locale, text: shownText(component, locale) ?? '' }), one.remarks?.[component.kind] ?? []]),
    ),
  })
  return judgeVariant(benchesOf(judged), locale, Object.fromEntries(components.map(({ id, kind: slot }) => [slot, id])))
}

describe.each(guardrailKinds.map(({ name }) => name))('%s', (name) => {
  const cases = guardrailCases.filter(({ kind }) => kind === name)
  it.each(cases.map((one) => [one.says, one] as const))('%s', (_, one) => {
    const findings = findingsOf(one)
    expect(findings.map(({ reason }) => reason)).toEqual(one.finds)
    if (one.severity !== undefined) expect(findings[0]?.severity).toBe(one.severity)
    if (one.fix !== undefined) expect(findings[0]?.fix?.sentence).toBe(one.fix)
    for (const { fix, guardrail, reason } of findings) {
      expect([guardrail, reason.endsWith('.')]).toEqual([name, true])
      if (reason.includes('close to the limit')) continue
      expect(fix?.sentence).toBeTruthy()
    }
  })

  it('is tried with good and with bad', () => {
    expect(cases.some(({ finds }) => finds.length === 0)).toBe(true)
    expect(cases.some(({ finds }) => finds.length > 0)).toBe(true)
  })

  it('says what it demands and why, in sentences', () => {
    const kind = guardrailKindOf(name)
    expect(kind?.why).toMatch(/\.$/)
    expect(kind?.demands).not.toMatch(/\.$/)
  })
})

describe('a setting in words', () => {
  const saysOf = (name: string, settings: unknown) => {
    const kind = guardrailKindOf(name)
    return kind?.says?.(kind.settings.parse(settings))
  }

  it.each(guardrailKinds.map((kind) => [kind.name, kind] as const))(
    '%s says its setting where it has one, and nothing where it has none',
    (_, { settings, says }) => {
      const fields = Object.keys((settings as z.ZodObject).shape)
      expect(says === undefined).toBe(fields.length === 0)
    },
  )

  it.each([
    [
      'banned-terms-stay-out',
      { words: { en: ['epic', 'conquer*', 'must-have'], de: ['episch'] }, instead: { epic: 'plain' } },
      'none of “epic”, “conquer…”, “must-have” and 1 more (en, de); a better word for 1',
    ],
    ['banned-terms-stay-out', { words: { '*': ['epic', 'must-have'] } }, 'none of “epic” or “must-have” (everywhere)'],
    ['required-terms-are-there', { words: { en: ['until'] }, kinds: ['legalLine', 'offer'] }, 'one of “until” (en), in legal line or offer'],
    ['required-terms-are-there', { words: { en: ['until'] } }, 'one of “until” (en)'],
    ['legal-line-is-present', { tags: ['saving'] }, 'with each offer, and with what is tagged saving'],
    ['links-are-well-formed', {}, 'to any host'],
    ['links-are-well-formed', { hosts: ['a.example', 'b.example'], utm: ['utm_source'] }, 'to a.example or b.example, with utm_source'],
    ['weight-is-within-limit', {}, 'what the format or the IAB allows'],
    ['weight-is-within-limit', { maxBytes: 250_000 }, '250 kB where neither the format nor the IAB says'],
    ['mail-programs-show-it', {}, 'in all that are known'],
    ['mail-programs-show-it', { unless: ['Thunderbird', 'Proton Mail'] }, 'in all but Thunderbird, Proton Mail'],
    ['contrast-is-enough', {}, '4.5 : 1, large text 3 : 1; warns where it passes by less than 0.3'],
    ['pictures-suit-their-slot', { crop: 0.25 }, 'warns where more than 25 % is cropped away'],
    ['rights-cover-the-use', { warnDays: 1 }, 'warns 1 day before rights end'],
    ['rights-cover-the-use', { warnDays: 0 }, 'does not warn before rights end'],
    ['savings-need-terms', { words: { en: ['save', 'off'] } }, 'beside “save” or “off” (en)'],
  ])('%s, %j', (name, settings, words) => expect(saysOf(name, settings)).toBe(words))
})

describe('what holds in an engine', () => {
  it('is every kind that means something without settings', () => {
    const held = rulesOf([]).map(({ kind }) => kind.name)
    expect(guardrailKinds.map(({ name }) => name).filter((name) => !held.includes(name))).toEqual([
      'required-terms-are-there',
      'banned-terms-stay-out',
      'own-rule-holds',
      'parts-stay-apart',
      'parts-come-together',
    ])
  })

  it('is off where it was set and retired', () => {
    const set = {
      id: 'grl_1',
      version: 2,
      kind: 'html-is-safe',
      name: 'x',
      settings: {},
      severity: 'block' as const,
      scope: {},
      state: 'retired' as const,
    }
    expect(rulesOf([set]).some(({ kind }) => kind.name === 'html-is-safe')).toBe(false)
  })
})
