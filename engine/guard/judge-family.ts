import { backdropsWanted } from '../create/backdrop.ts'
import type { Choice } from '../create/matrix.ts'
import { layoutsWanted } from '../create/layout.ts'
import { settingsOf } from '../create/measure.ts'
import { measurementsHash } from './behind.ts'
import type { Bench, Case } from './bench.ts'
import type { Finding, Severity } from './finding.ts'
import type { Cause, Preflight } from './preflight.ts'
import { rulesHash } from './rule.ts'
import { type Counted, tallyOf } from './tally.ts'

/** Everything that a preflight says, but for where it is stored. */
export type Judged = Pick<
  Preflight,
  | 'hash'
  | 'guardrails'
  | 'measurements'
  | 'combinations'
  | 'passed'
  | 'blocked'
  | 'warned'
  | 'unmeasured'
  | 'state'
  | 'sentence'
  | 'causes'
  | 'blocks'
  | 'warns'
  | 'moreWarns'
  | 'sizes'
>

const mostCauses = 100
const mostFindings = 12

/** Judges every variant of a family that its constraints allow. */
export const judgeFamily = (of: Case): Judged => {
  const { combinations, blocked, warned, blocks, warns, moreWarns, sizes, causes: counted } = tallyOf(of)
  const unset = settingsOf(of.composition, of.gauges).filter(({ key }) => !of.measured.has(key)).length
  const undrawn = of.backdrops ? backdropsWanted(of.composition, of.gauges, of.kinds).filter(({ name }) => !of.backdrops?.has(name)).length : 0
  const unlaid = of.layouts ? layoutsWanted(of.composition, of.gauges, of.kinds).filter(({ name }) => !of.layouts?.has(name)).length : 0
  const unmeasured = unset + undrawn + unlaid
  const passed = combinations - blocked
  return {
    hash: of.composition.family.hash,
    guardrails: rulesHash(of.rules),
    measurements: measurementsHash(of),
    combinations,
    passed,
    blocked,
    warned,
    unmeasured,
    state: unmeasured > 0 ? 'measuring' : blocked === 0 ? 'passed' : passed === 0 ? 'blocked' : 'partly',
    sentence: sentenceOf({ combinations, passed, unset, undrawn, unlaid, causes: counted.filter(({ severity }) => severity === 'block').length }),
    causes: causesOf(counted),
    blocks: [...blocks],
    warns: [...warns],
    moreWarns,
    ...(sizes.length > 0 && { sizes: [...sizes] }),
  }
}

/** What all benches find about one variant, the gravest first. */
export const judgeVariant = (benches: readonly Bench[], locale: string, choice: Choice): Finding[] =>
  benches.flatMap((bench) => bench.judge(locale, choice)).sort((a, b) => gravity[a.severity] - gravity[b.severity])

const gravity: Readonly<Record<Severity, number>> = { block: 0, warn: 1, note: 2 }

/** The gravest first, then those that touch most. */
export const causesOf = (counted: readonly Counted[]): Cause[] =>
  counted
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
    .slice(0, mostCauses)

const few = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const said = (count: number): string => few[count] ?? String(count)
const digits = (count: number): string => count.toLocaleString('en-GB')

interface Summed {
  combinations: number
  passed: number
  unset: number
  undrawn: number
  unlaid: number
  causes: number
}

const sentenceOf = (of: Summed): string => {
  if (of.unset > 0) return `${digits(of.unset)} ${of.unset === 1 ? 'text is' : 'texts are'} not measured yet.`
  if (of.undrawn > 0) return `What lies behind the words of ${digits(of.undrawn)} ${of.undrawn === 1 ? 'picture' : 'pictures'} is not measured yet.`
  if (of.unlaid > 0) return `How ${digits(of.unlaid)} ${of.unlaid === 1 ? 'text lies' : 'texts lie'} in each size is not measured yet.`
  const blocked = of.combinations - of.passed
  const isOne = of.combinations === 1
  if (blocked === 0) return isOne ? 'Its one variant may go live.' : `All ${digits(of.combinations)} variants may go live.`
  const by = `by ${said(of.causes)} ${of.causes === 1 ? 'cause' : 'causes'}`
  if (of.passed === 0) return isOne ? `Its one variant may not go live, ${by}.` : `None of ${digits(of.combinations)} variants may go live, ${by}.`
  return `${digits(of.passed)} of ${digits(of.combinations)} variants may go live. ${digits(blocked)} ${blocked === 1 ? 'is' : 'are'} blocked, ${by}.`
}
