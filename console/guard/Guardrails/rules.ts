import type { Operations } from '../../api/operations.ts'

type Listed = Operations['guardrail.list']['output']
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

type Cause = Pick<Operations['preflight.show']['output']['preflight']['causes'][number], 'guardrail' | 'severity' | 'variants'> & { family: string }

/** Rules in the order of what they find now; what finds nothing and what nobody set come last. */
export const rulesOf = ({ guardrails, kinds }: Listed, causes: readonly Cause[]): Rule[] => {
  const foundBy = (kind: string): Found => {
    const own = causes.filter(({ guardrail, severity }) => guardrail === kind && severity !== 'note')
    return {
      causes: own.length,
      families: new Set(own.map(({ family }) => family)).size,
      variants: own.reduce((sum, { variants }) => sum + variants, 0),
    }
  }
  const rules = kinds.flatMap((kind): Rule[] => {
    const found = foundBy(kind.name)
    const own = guardrails.filter((one) => one.kind === kind.name)
    return own.length === 0 ? [{ id: kind.name, kind, setting: undefined, found }] : own.map((setting) => ({ id: setting.id, kind, setting, found }))
  })
  const rank = ({ found, setting, kind }: Rule) => [-found.variants, setting ? 0 : kind.holdsUnset ? 1 : 2] as const
  return rules.toSorted((a, b) => rank(a)[0] - rank(b)[0] || rank(a)[1] - rank(b)[1])
}

/** Kinds that judge something: those set, and those that hold at their defaults. */
export const holding = (rules: readonly Rule[]): number =>
  new Set(rules.filter(({ setting, kind }) => setting !== undefined || kind.holdsUnset).map(({ kind }) => kind.name)).size
