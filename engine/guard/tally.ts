import type { Family } from '../create/family.ts'
import { type Choice, type Matrix, matrixOf } from '../create/matrix.ts'
import { type Bench, benchesOf, type Case } from './bench.ts'
import type { Finding, Severity } from './finding.ts'
import { type Block, mostWarns, type SizeCount } from './preflight.ts'

/** Findings of one guardrail in one slot, and the variants that it touches. */
export interface Counted extends Pick<Finding, 'severity' | 'guardrail' | 'rule' | 'slot'> {
  findings: ReadonlySet<Finding>
  variants: number
}

/** What the benches say of all variants of a family, in all its locales. */
export interface Tally {
  combinations: number
  blocked: number
  /** Of those that nothing blocks. */
  warned: number
  /** Variants about which anything at all is said. */
  touched: number
  causes: readonly Counted[]
  blocks: readonly Block[]
  /** As blocks; the first of them, and how many there are beyond. */
  warns: readonly Block[]
  moreWarns: number
  /** Of a set of sizes: where it is blocked or warned of. */
  sizes: readonly SizeCount[]
}

/**
 * Counts without a walk through all variants. Slots that no bench finds anything about together, and no constraint binds, are chosen independently:
 * so each group of slots is walked by itself, and of n₁ · n₂ · … variants, Π nᵢ − Π (nᵢ − kᵢ) have a finding that kᵢ choices of group i have.
 */
export const tallyOf = (of: Case): Tally => {
  const { family } = of.composition
  const benches = benchesOf(of)
  const inLocale = matrixOf(family).count
  const sum = { combinations: inLocale * family.locales.length, blocked: 0, warned: 0, touched: 0 }
  const noted: Noted = { causes: new Map(), sizes: new Map(), reached: new Set(), blocks: [], warns: [], moreWarns: 0 }
  if (inLocale === 0) return { ...sum, causes: [], blocks: [], warns: [], moreWarns: 0, sizes: [] }
  for (const locale of family.locales) {
    const groups = groupsOf(of, benches, locale).map((group) => walk(group, locale, noted))
    const rest = inLocale / product(groups, ({ count }) => count)
    const without = (left: (group: Walked) => number): number => rest * product(groups, left)
    const unblocked = without((group) => group.unblocked)
    sum.blocked += inLocale - unblocked
    sum.warned += unblocked - without((group) => group.unwarned)
    sum.touched += inLocale - without((group) => group.silent)
    for (const key of new Set(groups.flatMap(({ touched }) => [...touched.keys()]))) {
      const counted = noted.causes.get(key) ?? noted.sizes.get(key)
      if (counted) counted.variants += inLocale - without(({ count, touched }) => count - (touched.get(key) ?? 0))
    }
  }
  const { causes, sizes, blocks, warns, moreWarns } = noted
  return { ...sum, causes: [...causes.values()], blocks, warns, moreWarns, sizes: [...sizes.values()] }
}

const product = <T>(of: readonly T[], factor: (one: T) => number): number => of.reduce((made, one) => made * factor(one), 1)

/** Slots that are walked together, with the benches that say something about them. */
interface Group {
  benches: readonly Bench[]
  matrix: Matrix
}

const groupsOf = ({ composition: { family } }: Case, benches: readonly Bench[], locale: string): Group[] => {
  const among = (slots: ReadonlySet<string>, constraints: Family['constraints']): Matrix => {
    const filled = Object.entries(family.slots).filter(([slot]) => slots.has(slot))
    return filled.length === 0 ? nothingToChoose : matrixOf({ slots: Object.fromEntries(filled), constraints })
  }
  const speaking = benches.filter((bench) => {
    const { count, at } = among(new Set(bench.slots), [])
    for (let n = 0; n < count; n++) if (bench.judge(locale, at(n)).length > 0) return true
    return false
  })
  const bound = family.constraints.map(({ components }) =>
    Object.entries(family.slots).flatMap(([slot, ids]) => (ids.some((id) => components.includes(id)) ? [slot] : [])),
  )
  const template = speaking.filter(({ slots }) => slots.length === 0)
  return [
    ...(template.length > 0 ? [{ benches: template, matrix: nothingToChoose }] : []),
    ...joined([...speaking.map(({ slots }) => slots), ...bound]).map((slots) => ({
      benches: speaking.filter((bench) => bench.slots.some((slot) => slots.has(slot))),
      matrix: among(slots, family.constraints),
    })),
  ]
}

const nothingToChoose: Matrix = { count: 1, at: () => ({}) }

/** The sets that come about where those that share a member are one. */
const joined = (sets: readonly (readonly string[])[]): Set<string>[] =>
  sets.reduce<Set<string>[]>((made, set) => {
    if (set.length === 0) return made
    const met = made.filter((one) => set.some((slot) => one.has(slot)))
    return [...made.filter((one) => !met.includes(one)), new Set([...set, ...met.flatMap((one) => [...one])])]
  }, [])

interface Cause extends Counted {
  findings: Set<Finding>
}

/** What the walks find on their way, by the key under which its choices are counted. */
interface Noted {
  causes: Map<string, Cause>
  sizes: Map<string, SizeCount>
  /** Judgements whose reach is told already: a bench judges a choice once, and walks come by it often. */
  reached: Set<readonly Finding[]>
  blocks: Block[]
  warns: Block[]
  moreWarns: number
}

/** Choices of a group, and how many of them nothing blocks, nothing blocks or warns of, nothing is said about, each cause touches. */
interface Walked {
  count: number
  unblocked: number
  unwarned: number
  silent: number
  touched: ReadonlyMap<string, number>
}

const walk = ({ benches, matrix: { count, at } }: Group, locale: string, noted: Noted): Walked => {
  const { causes, sizes } = noted
  const touched = new Map<string, number>()
  const walked = { count, unblocked: 0, unwarned: 0, silent: 0, touched }
  for (let n = 0; n < count; n++) {
    const choice = at(n)
    const said = new Set<Severity>()
    const here = new Set<string>()
    for (const bench of benches) {
      const found = bench.judge(locale, choice)
      noteReach(noted, found, bench, locale, choice)
      for (const finding of found) {
        said.add(finding.severity)
        here.add(noteCause(causes, finding))
        if (finding.format !== undefined && finding.severity !== 'note') here.add(noteSize(sizes, finding.format, locale, finding.severity))
      }
    }
    for (const key of here) touched.set(key, (touched.get(key) ?? 0) + 1)
    if (!said.has('block')) walked.unblocked++
    if (!said.has('block') && !said.has('warn')) walked.unwarned++
    if (said.size === 0) walked.silent++
  }
  return walked
}

const noteCause = (causes: Map<string, Cause>, finding: Finding): string => {
  const { severity, guardrail, rule, slot } = finding
  const key = `${severity} ${rule ?? guardrail} ${slot ?? ''}`
  const known = causes.get(key)
  if (known) known.findings.add(finding)
  else {
    const about = { severity, guardrail, ...(rule !== undefined && { rule }), ...(slot !== undefined && { slot }) }
    causes.set(key, { ...about, findings: new Set([finding]), variants: 0 })
  }
  return key
}

const noteSize = (sizes: Map<string, SizeCount>, format: string, locale: string, severity: SizeCount['severity']): string => {
  const key = `size ${format} ${locale} ${severity}`
  if (!sizes.has(key)) sizes.set(key, { format, locale, severity, variants: 0 })
  return key
}

/** What a bench finds holds for its own slots, whatever stands in the others. */
const noteReach = (noted: Noted, found: readonly Finding[], { slots }: Bench, locale: string, choice: Choice): void => {
  if (found.length === 0 || noted.reached.has(found)) return
  noted.reached.add(found)
  const part = Object.fromEntries(slots.flatMap((slot) => (choice[slot] === undefined ? [] : [[slot, choice[slot]]])))
  const reach = ({ guardrail, rule, slot }: Finding): Block => {
    const component = slot === undefined ? undefined : part[slot]
    return { locale, choice: part, guardrail, ...(rule !== undefined && { rule }), ...(component !== undefined && { component }) }
  }
  const [block, warn] = (['block', 'warn'] as const).map((severity) => found.find((one) => one.severity === severity))
  if (block) noted.blocks.push(reach(block))
  if (warn && noted.warns.length < mostWarns) noted.warns.push(reach(warn))
  else if (warn) noted.moreWarns++
}
