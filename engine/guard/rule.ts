import { contentHash } from '../kernel/canonical.ts'
import { formatsOf, mirrored } from '../create/formats-of.ts'
import { localeChain } from '../create/locale-chain.ts'
import { pictureSetter, setterOf } from '../create/measure.ts'
import type { Box, Template } from '../create/template.ts'
import type { Drafted, GuardrailKind, Subject, Surroundings } from './guardrail-kind.ts'
import type { Finding, Severity } from './finding.ts'
import type { Guardrail, Scope } from './guardrail.ts'
import { guardrailKindOf, guardrailKinds } from './guardrails/index.ts'

/** A guardrail ready to judge: its kind with the settings that this engine gave it. */
export interface Rule {
  /** Of the guardrail as the engine has set it; absent where the kind holds at its defaults. */
  id?: string
  kind: GuardrailKind
  settings: unknown
  severity: Severity
  scope: Scope
}

/**
 * What holds in an engine: what it has set, and every kind that it never touched at its defaults, since nobody should have to switch safety on.
 * A kind that was set and retired is off. Kinds that mean nothing without settings (words to ban) hold once they are set.
 */
export const rulesOf = (set: readonly Guardrail[]): Rule[] => {
  const touched = new Set(set.map(({ kind }) => kind))
  const chosen = set
    .filter(({ state }) => state === 'current')
    .flatMap((one): Rule[] => ruleOf(guardrailKindOf(one.kind), one.settings, one.severity, one.scope).map((rule) => ({ ...rule, id: one.id })))
  const defaults = guardrailKinds.filter(({ name }) => !touched.has(name)).flatMap((kind) => ruleOf(kind, {}, kind.severity, {}))
  return [...chosen, ...defaults]
}

const ruleOf = (kind: GuardrailKind | undefined, settings: unknown, severity: Severity, scope: Scope): Rule[] => {
  const parsed = kind?.settings.safeParse(settings)
  return kind && parsed?.success ? [{ kind, settings: parsed.data, severity, scope }] : []
}

export const rulesHash = (rules: readonly Rule[]): string =>
  contentHash(rules.map(({ kind, settings, severity, scope }) => contentHash({ kind: kind.name, settings, severity, scope })).sort())

/** Does a rule hold for a family as a whole? */
export const holdsFor = ({ scope }: Pick<Rule, 'scope'>, { template, family }: Pick<Surroundings, 'template' | 'family'>): boolean =>
  (scope.channels?.includes(template.channel) ?? true) &&
  (scope.templates?.includes(template.id) ?? true) &&
  (scope.markets === undefined ||
    scope.markets.includes('world') ||
    family.markets.includes('world') ||
    scope.markets.some((market) => family.markets.includes(market)))

const holdsIn = ({ locales, kinds }: Scope, { pieces, locale }: Subject): boolean =>
  (locales === undefined || localeChain(locale).some((place) => locales.includes(place))) &&
  (kinds === undefined || pieces.length === 0 || kinds.includes(pieces[0]?.component.kind ?? ''))

const softness: Readonly<Record<Severity, number>> = { block: 0, warn: 1, note: 2 }

const softer = (a: Severity, b: Severity | undefined): Severity => (b !== undefined && softness[b] > softness[a] ? b : a)

/** Whether a kind may be as grave as somebody wants it. */
export const mayBe = ({ gravest }: Pick<GuardrailKind, 'gravest'>, severity: Severity): boolean => softer(severity, gravest) === severity

/** The softest of what the engine set, what the kind says of this finding, and the most that its kind ever says. */
const severityOf = ({ severity, kind }: Rule, drafted: Drafted['severity']): Severity => softer(softer(severity, drafted), kind.gravest)

/** Where a box of the template is seen: what is drawn from the right is drawn mirrored. */
const seenAt = (box: Box, size: string | undefined, locale: string, template: Template): Box => {
  const format = formatsOf(template).find(({ name }) => name === size) ?? template.format
  return setterOf(template.channel) === pictureSetter ? mirrored(box, format, locale) : box
}

/** What a rule finds about one subject. */
export const judgeBy = (rule: Rule, subject: Subject, around: Surroundings): Finding[] =>
  holdsIn(rule.scope, subject)
    ? rule.kind.judge(subject, rule.settings, around).map(({ severity, ...drafted }) => ({
        ...drafted,
        ...(drafted.box && { box: seenAt(drafted.box, drafted.format, subject.locale, around.template) }),
        severity: severityOf(rule, severity),
        guardrail: rule.kind.name,
        ...(rule.id !== undefined && { rule: rule.id }),
        locale: subject.locale,
      }))
    : []
