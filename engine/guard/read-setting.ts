import { everyLocale } from '../create/locale-chain.ts'
import { localeMeant } from '../create/locale-meant.ts'
import { Locale } from '../create/locale.ts'
import { didYouMean } from '../kernel/expression/check/suggest.ts'
import { problemOf } from '../kernel/problem-of.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import { type WordsByLocale, wordSettings } from './find-words.ts'
import type { Severity } from './finding.ts'
import type { GuardrailKind } from './guardrail-kind.ts'
import { guardrailKindOf, guardrailKinds } from './guardrails/index.ts'
import { mayBe } from './rule.ts'

/** A guardrail as somebody wants it. */
export interface Wanted {
  kind: string
  settings: Readonly<Record<string, unknown>>
  severity?: Severity | undefined
}

/** The kind with its settings as it reads them, or what is wrong with them and where. */
export const readSetting = ({
  kind: name,
  settings,
  severity,
}: Wanted): { kind: GuardrailKind; settings: Record<string, unknown>; severity: Severity } | Refusal => {
  const kind = guardrailKindOf(name)
  if (!kind)
    return refuse('invalidInput', `There is no kind of guardrail called ${name}.`, {
      where: [
        {
          path: 'kind',
          problem: 'unknown',
          hint: didYouMean(
            name,
            guardrailKinds.map((one) => one.name),
            `One of ${guardrailKinds.map((one) => one.name).join(', ')}.`,
          ),
        },
      ],
    })
  const read = kind.settings.safeParse(settings)
  if (!read.success) {
    return refuse('invalidInput', `The settings of “${kind.demands}” do not fit.`, {
      where: read.error.issues.map((issue) => ({ path: ['settings', ...issue.path].join('.'), problem: problemOf(issue) })),
    })
  }
  const parsed = read.data as Record<string, unknown>
  return (
    strangeLocales(kind, parsed) ??
    unsound(kind, parsed) ??
    tooGrave(kind, severity) ?? { kind, settings: parsed, severity: severity ?? kind.severity }
  )
}

/** Words under what is no locale would never be looked for. */
const strangeLocales = ({ demands, settings }: GuardrailKind, given: Readonly<Record<string, unknown>>): Refusal | undefined => {
  const where = wordSettings(settings).flatMap((setting) =>
    Object.keys((given[setting] ?? {}) as WordsByLocale)
      .filter((place) => place !== everyLocale && !Locale.safeParse(place).success)
      .map((place) => {
        const meant = localeMeant(place)
        return {
          path: `settings.${setting}.${place}`,
          problem: `${place} is no locale.`,
          hint: meant === undefined ? 'A BCP 47 tag, as in de or de-AT, or * for all.' : `Did you mean ${meant}?`,
        }
      }),
  )
  return where.length > 0 ? refuse('invalidInput', `The settings of “${demands}” do not fit.`, { where }) : undefined
}

const unsound = (kind: GuardrailKind, settings: unknown): Refusal | undefined => {
  const problems = kind.problems?.(settings) ?? []
  const [first] = problems
  return (
    first &&
    refuse('invalidExpression', `The rule does not hold: ${first.problem}`, {
      where: [...problems],
      ...(first.hint !== undefined && { remedy: first.hint }),
    })
  )
}

const tooGrave = (kind: GuardrailKind, severity: Severity | undefined): Refusal | undefined =>
  severity === undefined || mayBe(kind, severity)
    ? undefined
    : refuse('invalidInput', `What “${kind.demands}” finds is weighed by a person: it is a ${kind.gravest} at the most.`, {
        where: [{ path: 'severity', problem: severity, hint: `${kind.gravest}` }],
      })
