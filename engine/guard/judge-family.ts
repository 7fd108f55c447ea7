import { backdropsWanted } from '../create/backdrop.ts'
import { matrixOf, type Choice } from '../create/matrix.ts'
import { settingsOf } from '../create/measure.ts'
import { type Bench, benchesOf, type Case } from './bench.ts'
import type { Finding, Severity } from './finding.ts'
import type { Block, Cause, Preflight } from './preflight.ts'
import { rulesHash } from './rule.ts'

/** Everything that a preflight says, but for where it is stored. */
export type Judged = Pick<
  Preflight,
  'hash' | 'guardrails' | 'combinations' | 'passed' | 'blocked' | 'warned' | 'unmeasured' | 'state' | 'sentence' | 'causes' | 'blocks'
>

const mostCauses = 100
const mostFindings = 12

/**
 * Judges every variant of a family that its constraints allow. What a guardrail says of a component in its slot is found once and holds for all variants
 * around it, so that 4,096 variants cost a few hundred judgements and 4,096 look-ups.
 */
export const judgeFamily = (of: Case): Judged => {
  const { family } = of.composition
  const benches = benchesOf(of)
  const matrix = matrixOf(family)
  const tally = newTally()
  for (const locale of family.locales) {
    for (let n = 0; n < matrix.count; n++) count(tally, locale, matrix.at(n), benches)
  }
  const combinations = matrix.count * family.locales.length
  const unset = settingsOf(of.composition, of.gauges).filter(({ key }) => !of.measured.has(key)).length
  const undrawn = of.backdrops ? backdropsWanted(of.composition).filter(({ name }) => !of.backdrops?.has(name)).length : 0
  const unmeasured = unset + undrawn
  const causes = causesOf(tally)
  const passed = combinations - tally.blocked
  return {
    hash: family.hash,
    guardrails: rulesHash(of.rules),
    combinations,
    passed,
    blocked: tally.blocked,
    warned: tally.warned,
    unmeasured,
    state: unmeasured > 0 ? 'measuring' : tally.blocked === 0 ? 'passed' : passed === 0 ? 'blocked' : 'partly',
    sentence: sentenceOf({ combinations, passed, unset, undrawn, causes: causes.filter(({ severity }) => severity === 'block').length }),
    causes: causes.slice(0, mostCauses),
    blocks: [...tally.blocks.values()],
  }
}

/** Variants about which anything at all is said. */
export const countTouched = (of: Case): number => {
  const { family } = of.composition
  const benches = benchesOf(of)
  const matrix = matrixOf(family)
  let touched = 0
  for (const locale of family.locales) {
    for (let n = 0; n < matrix.count; n++) if (benches.some((bench) => bench.judge(locale, matrix.at(n)).length > 0)) touched++
  }
  return touched
}

/** What all benches find about one variant, the gravest first. */
export const judgeVariant = (benches: readonly Bench[], locale: string, choice: Choice): Finding[] =>
  benches.flatMap((bench) => bench.judge(locale, choice)).sort((a, b) => gravity[a.severity] - gravity[b.severity])

const gravity: Readonly<Record<Severity, number>> = { block: 0, warn: 1, note: 2 }

interface Tally {
  blocked: number
  warned: number
  blocks: Map<string, Block>
  causes: Map<string, { severity: Severity; guardrail: string; rule?: string; slot?: string; findings: Set<Finding>; variants: number }>
}

const newTally = (): Tally => ({ blocked: 0, warned: 0, blocks: new Map(), causes: new Map() })

const count = (tally: Tally, locale: string, choice: Choice, benches: readonly Bench[]): void => {
  let [blocked, warned] = [false, false]
  const touched = new Set<string>()
  for (const bench of benches) {
    for (const finding of bench.judge(locale, choice)) {
      if (finding.severity === 'block') {
        blocked = true
        noteBlock(tally, bench, locale, choice, finding)
      } else if (finding.severity === 'warn') warned = true
      const key = `${finding.severity} ${finding.rule ?? finding.guardrail} ${finding.slot ?? ''}`
      const cause = tally.causes.get(key) ?? causeOf(finding)
      tally.causes.set(key, cause)
      cause.findings.add(finding)
      if (!touched.has(key)) cause.variants++
      touched.add(key)
    }
  }
  if (blocked) tally.blocked++
  else if (warned) tally.warned++
}

const causeOf = ({ severity, guardrail, rule, slot }: Finding) => ({
  severity,
  guardrail,
  ...(rule !== undefined && { rule }),
  ...(slot !== undefined && { slot }),
  findings: new Set<Finding>(),
  variants: 0,
})

const noteBlock = ({ blocks }: Tally, { slots }: Bench, locale: string, choice: Choice, { guardrail }: Finding): void => {
  const part = Object.fromEntries(slots.flatMap((slot) => (choice[slot] === undefined ? [] : [[slot, choice[slot]]])))
  const key = `${locale} ${Object.entries(part).flat().join(' ')}`
  if (!blocks.has(key)) blocks.set(key, { locale, choice: part, guardrail })
}

const causesOf = ({ causes }: Tally): Cause[] =>
  [...causes.values()]
    .map(({ findings, ...cause }) => {
      const all = [...findings]
      const [first] = all
      const reasons = new Set(all.map(({ reason }) => reason)).size
      return {
        ...cause,
        sentence: `${first?.reason ?? ''}${reasons > 1 ? ` And ${reasons - 1} more like it.` : ''}`,
        findings: all.slice(0, mostFindings),
        more: Math.max(0, all.length - mostFindings),
      }
    })
    .sort((a, b) => gravity[a.severity] - gravity[b.severity] || b.variants - a.variants)

const few = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const said = (count: number): string => few[count] ?? String(count)
const digits = (count: number): string => count.toLocaleString('en-GB')

const sentenceOf = (of: { combinations: number; passed: number; unset: number; undrawn: number; causes: number }): string => {
  if (of.unset > 0) return `${digits(of.unset)} ${of.unset === 1 ? 'text is' : 'texts are'} not measured yet.`
  if (of.undrawn > 0) return `What lies behind the words of ${digits(of.undrawn)} ${of.undrawn === 1 ? 'picture' : 'pictures'} is not measured yet.`
  const blocked = of.combinations - of.passed
  if (blocked === 0) return `All ${digits(of.combinations)} variants may go live.`
  const by = `by ${said(of.causes)} ${of.causes === 1 ? 'cause' : 'causes'}`
  if (of.passed === 0) return `None of ${digits(of.combinations)} variants may go live, ${by}.`
  return `${digits(of.passed)} of ${digits(of.combinations)} variants may go live. ${digits(blocked)} ${blocked === 1 ? 'is' : 'are'} blocked, ${by}.`
}
