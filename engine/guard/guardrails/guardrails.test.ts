import { describe, expect, it } from 'vitest'
import { benchesOf } from '../bench.ts'
import { caseOf, someAsset, someBrand, someComponent, someFamily, someSlot, someTemplate } from '../guard.fixture.ts'
import { judgeVariant } from '../judge-family.ts'
import { rulesOf } from '../rule.ts'
import { formCases } from './forms.cases.ts'
import type { GuardrailCase } from './guardrail-case.ts'
import { guardrailKindOf, guardrailKinds } from './index.ts'
import { pictureCases } from './pictures.cases.ts'
import { textCases } from './texts.cases.ts'

const guardrailCases = [...textCases, ...pictureCases, ...formCases]

const caseSlots = ({ pieces, slots = {} }: GuardrailCase) => Object.keys(pieces).map((name) => someSlot(name, slots[name]))

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
    ...(one.unmeasured && { measured: false }),
    ...(one.day !== undefined && { day: one.day }),
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

describe('what holds in an engine', () => {
  it('is every kind that means something without settings', () => {
    const held = rulesOf([]).map(({ kind }) => kind.name)
    expect(guardrailKinds.map(({ name }) => name).filter((name) => !held.includes(name))).toEqual([
      'required-terms-are-there',
      'banned-terms-stay-out',
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
