import { concerns, type Concern } from '../../../engine/guard/concern.ts'
import type { Operations } from '../../api/operations.ts'

export type Listed = Operations['guardrail.list']['output']
export type Kind = Listed['kinds'][number]
export type Setting = Listed['guardrails'][number]

/** A row: a kind as the house set it, or a kind that holds (or would) at its defaults. */
export interface Rule {
  id: string
  kind: Kind
  setting: Setting | undefined
  found: Found
}

export interface Found {
  causes: number
  families: number
  /** Of all causes, added up: where two causes touch one variant it counts twice, so this ranks and is not shown. */
  variants: number
}

type Cause = Pick<Operations['preflight.show']['output']['preflight']['causes'][number], 'guardrail' | 'rule' | 'severity' | 'variants'> & {
  family: string
}

/** What finds something now, and then what rules are about. */
export type Group = 'now' | Concern

/** Rules by what they find now; what finds nothing by what it is about, what the house has set first and what nobody set last. */
export const rulesOf = ({ guardrails, kinds }: Pick<Listed, 'guardrails' | 'kinds'>, causes: readonly Cause[]): Rule[] => {
  const foundBy = (kind: string, id: string | undefined): Found => {
    const own = causes.filter(
      ({ guardrail, rule, severity }) => guardrail === kind && (rule === undefined || id === undefined || rule === id) && severity !== 'note',
    )
    return {
      causes: own.length,
      families: new Set(own.map(({ family }) => family)).size,
      variants: own.reduce((sum, { variants }) => sum + variants, 0),
    }
  }
  const rules = kinds.flatMap((kind): Rule[] => {
    const own = guardrails.filter((one) => one.kind === kind.name)
    return own.length === 0
      ? [{ id: kind.name, kind, setting: undefined, found: foundBy(kind.name, undefined) }]
      : own.map((setting) => ({ id: setting.id, kind, setting, found: foundBy(kind.name, setting.id) }))
  })
  const rank = (rule: Rule): readonly number[] => [
    -rule.found.variants,
    rule.found.variants > 0 ? 0 : concerns.indexOf(rule.kind.about),
    rule.setting ? 0 : rule.kind.holdsUnset ? 1 : 2,
  ]
  return rules.toSorted((a, b) => {
    const [one, other] = [rank(a), rank(b)]
    return one.map((place, n) => place - (other[n] ?? 0)).find((apart) => apart !== 0) ?? 0
  })
}

export const groupOf = ({ found, kind }: Rule): Group => (found.variants > 0 ? 'now' : kind.about)

/** Rules in which every word that was typed stands: in what they demand, why, how they are set, or their name. */
export const matching = (rules: readonly Rule[], typed: string): Rule[] => rules.filter(({ kind, setting }) => saysAll(typed, kind, setting))

const saysAll = (typed: string, kind: Kind, setting?: Setting): boolean => {
  const said = [kind.name, kind.demands, kind.why, setting?.name, setting?.says ?? kind.says].join(' ').toLowerCase()
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word))
}

/** Kinds that judge something: those set, and those that hold at their defaults. */
export const holding = (rules: readonly Rule[]): number =>
  new Set(rules.filter(({ setting, kind }) => setting !== undefined || kind.holdsUnset).map(({ kind }) => kind.name)).size

/** Kinds by what they are about, and in each by what they demand. */
export const kindsByConcern = (kinds: readonly Kind[], typed: string): { about: Concern; kinds: Kind[] }[] => {
  const fitting = kinds.filter((kind) => saysAll(typed, kind)).toSorted((a, b) => a.demands.localeCompare(b.demands))
  return concerns.flatMap((about) => {
    const own = fitting.filter((kind) => kind.about === about)
    return own.length === 0 ? [] : [{ about, kinds: own }]
  })
}
