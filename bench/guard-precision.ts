import { readFileSync } from 'node:fs'
import { proofread } from '../adapters/proofreaders/proofread.ts'
import { shownText } from '../engine/create/fit.ts'
import type { Case } from '../engine/guard/bench.ts'
import { caseOf, someAsset, someBrand, someComponent, someFamily, someSlot, someTemplate } from '../engine/guard/guard.fixture.ts'
import { judgeFamily } from '../engine/guard/judge-family.ts'
import { proofKey, type Remark } from '../engine/guard/proof.ts'
import { rulesOf } from '../engine/guard/rule.ts'
import { bannerOf, behindWords, type DrawnCase, pictureOf } from './drawn-case.ts'
import type { Benchmark, Figure } from './figure.ts'

export interface Labelled {
  locale: string
  kind: string
  text: string
  legal?: string
  terms?: string
  href?: string
  /** The picture that it stands on, in the sizes of a banner. */
  drawn?: DrawnCase
  /** Kinds of guardrail that a reviewer expects to speak; none: it is good. */
  expects: string[]
  /** Why it is easily got wrong. */
  hard?: string
  /** Written after the guardrails were mended by the others, and not mended for. */
  fresh?: boolean
}

export interface Confusion {
  kind: string
  /** Spoke and should, spoke and should not, was silent and should have spoken, was silent rightly. */
  hit: number
  false: number
  missed: number
  silent: number
}

export interface Mistake {
  kind: string
  what: 'false' | 'missed'
  one: Labelled
}

interface LabelledSet {
  /** The day that the variants are judged on, and the one on which the kinds were mended by those that are not fresh. */
  day: string
  mendedOn: string
  cases: Labelled[]
}

export const labelled = (): LabelledSet =>
  JSON.parse(readFileSync(new URL('../engine/guard/precision.cases.json', import.meta.url), 'utf8')) as LabelledSet

const componentsOf = ({ locale, kind, text, terms, href, legal, drawn }: Labelled) => {
  const fields = { text, ...(terms !== undefined && { terms }), ...((href ?? kind === 'callToAction') && { href: href ?? '/shells' }) }
  return [
    someComponent('cpt_said', kind, { [locale]: fields as Record<string, string> }),
    ...(legal === undefined ? [] : [someComponent('cpt_legal', 'legalLine', { [locale]: { text: legal } })]),
    ...(drawn ? [someComponent('cpt_shown', 'image', { '*': { asset: 'ast_1' } })] : []),
  ]
}

const caseFor = async (one: Labelled, day: string): Promise<Case> => {
  const components = componentsOf(one)
  const banner = one.drawn && bannerOf(one.drawn)
  const texts = components.map((component) => ({ locale: one.locale, text: shownText(component, one.locale) ?? '' }))
  const remarks = await Promise.all(texts.map(proofread))
  const parts = {
    family: someFamily(Object.fromEntries(components.map(({ id, kind }) => [kind, [id]])), { locales: [one.locale] }),
    template: someTemplate(
      components.map(({ kind }) => someSlot(kind, banner?.slots[kind])),
      banner?.template,
    ),
    components,
    assets: one.drawn ? [someAsset({ alt: { [one.locale]: 'What it shows' }, ...pictureOf(one.drawn) })] : [],
    brand: { ...someBrand, name: 'Lindmoor' },
    rules: rulesOf([]),
    day,
    proofs: new Map<string, readonly Remark[]>(texts.map((text, n) => [proofKey(text), remarks[n] ?? []])),
  }
  const of = caseOf(parts)
  return one.drawn ? { ...of, backdrops: await behindWords(of, one.drawn) } : of
}

/** The kinds that speak about one variant, by the road that a preflight takes, at the settings that an engine begins with. */
const spokenAbout = async (one: Labelled, day: string): Promise<Set<string>> =>
  new Set(judgeFamily(await caseFor(one, day)).causes.map(({ guardrail }) => guardrail))

/** How often each kind that the set speaks of was right, and each case in which one was not. */
export const measurePrecision = async (
  of: (one: Labelled) => boolean = () => true,
): Promise<{ cases: Labelled[]; confusion: Confusion[]; mistakes: Mistake[] }> => {
  const { day, cases: all } = labelled()
  const cases = all.filter(of)
  const kinds = [...new Set(all.flatMap(({ expects }) => expects))].sort()
  const spoken: { one: Labelled; said: Set<string> }[] = []
  for (const one of cases) spoken.push({ one, said: await spokenAbout(one, day) })
  const confusion = kinds.map((kind): Confusion => {
    const count = (says: boolean, expected: boolean): number =>
      spoken.filter(({ one, said }) => said.has(kind) === says && one.expects.includes(kind) === expected).length
    return { kind, hit: count(true, true), false: count(true, false), missed: count(false, true), silent: count(false, false) }
  })
  const mistakes = spoken.flatMap(({ one, said }) =>
    kinds
      .filter((kind) => said.has(kind) !== one.expects.includes(kind))
      .map((kind): Mistake => ({ kind, what: said.has(kind) ? 'false' : 'missed', one })),
  )
  return { cases, confusion, mistakes }
}

export const overall = (confusion: readonly Confusion[]): Confusion =>
  confusion.reduce(
    (sum, one) => ({
      kind: 'all',
      hit: sum.hit + one.hit,
      false: sum.false + one.false,
      missed: sum.missed + one.missed,
      silent: sum.silent + one.silent,
    }),
    { kind: 'all', hit: 0, false: 0, missed: 0, silent: 0 },
  )

export const precisionOf = ({ hit, false: wrong }: Confusion): number => (hit + wrong === 0 ? 1 : hit / (hit + wrong))
export const recallOf = ({ hit, missed }: Confusion): number => (hit + missed === 0 ? 1 : hit / (hit + missed))

const columns = ['hit', 'false', 'missed', 'silent'] as const
const percent = (share: number): string => `${Math.round(share * 100)} %`.padStart(6)

/** One line a kind, and one for all. */
export const matrixLines = (confusion: readonly Confusion[]): string[] => [
  `${''.padEnd(28)}${columns.map((name) => name.padStart(8)).join('')}  precision  recall`,
  ...[...confusion, overall(confusion)].map(
    (one) =>
      `${one.kind.padEnd(28)}${columns.map((name) => String(one[name]).padStart(8)).join('')}   ${percent(precisionOf(one))}   ${percent(recallOf(one))}`,
  ),
]

/** Right by hand-made labels on synthetic copy: what share of what is said is so, and of what should be said is said. */
export const guardPrecision: Benchmark = {
  figures: ['guard.precision'],
  run: async ({ say }) => {
    const { cases, confusion, mistakes } = await measurePrecision()
    for (const line of matrixLines(confusion)) say(line)
    for (const { kind, what, one } of mistakes) say(`${what.padEnd(7)} ${kind.padEnd(26)} ${one.locale} “${one.text}”`)
    const all = overall(confusion)
    const fresh = overall((await measurePrecision((one) => one.fresh === true)).confusion)
    const figure: Figure = {
      name: 'guard.precision',
      value: Number(precisionOf(all).toFixed(4)),
      unit: 'precision',
      against: 'labels made by hand, all right',
      ratio: Number(precisionOf(all).toFixed(4)),
      more: {
        recall: Number(recallOf(all).toFixed(4)),
        cases: cases.length,
        freshPrecision: Number(precisionOf(fresh).toFixed(4)),
        freshRecall: Number(recallOf(fresh).toFixed(4)),
        hard: cases.filter(({ hard }) => hard !== undefined).length,
        ...Object.fromEntries(confusion.map((one) => [one.kind, `${one.hit}/${one.false}/${one.missed}`])),
      },
    }
    return [figure]
  },
}
