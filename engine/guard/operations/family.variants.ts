import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { PageRequest } from '../../kernel/reader.ts'
import { refuseUnknown } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { titleOf } from '../../create/said.ts'
import { family } from '../../create/family.ts'
import { findOne } from '../../create/find.ts'
import { Locale } from '../../create/locale.ts'
import { type Choice, matrixOf } from '../../create/matrix.ts'
import { Variant, variantHash } from '../../create/variant.ts'
import { benchesOf, type Case } from '../bench.ts'
import { Finding, Severity } from '../finding.ts'
import { gatherCase } from '../gather-case.ts'
import { judgeVariant } from '../judge-family.ts'

const Shown = Variant.extend({
  n: z.number().int().describe('its place in the matrix of its locale'),
  titles: z.record(z.string(), z.string()).describe('slot → what stands there'),
  worst: Severity.nullable(),
  findings: z.array(Finding),
})

export const listVariants = query({
  name: 'family.variants',
  summary: 'Page through the variants of a family with what the guardrails say of each',
  input: z.strictObject({
    id: z.string().describe('id or key of the family'),
    locale: Locale.optional(),
    only: z.enum(['blocked', 'warned', 'passed']).optional(),
    holding: z.record(z.string(), z.string()).default({}).describe('slot → id of the component that it must hold'),
    limit: PageRequest.shape.limit,
    after: z
      .string()
      .regex(/^\d+:\d+$/)
      .optional()
      .describe('cursor of the page before'),
  }),
  output: z.object({ items: z.array(Shown), next: z.string().optional(), combinations: z.number().int().describe('variants in all locales') }),
  roles: everyone,
  load: async (read, { id }, moment) => {
    const found = await findOne(read, family, id)
    return found && gatherCase(read, found, moment)
  },
  answer: (gathered, { id, limit, after = '0:0', ...wanted }) => {
    if (!gathered) return refuseUnknown('family', id, 'id or key')
    const { family: found } = gathered.composition
    const combinations = matrixOf(found).count * found.locales.length
    const items: z.input<typeof Shown>[] = []
    for (const { at, locale, choice, ...judged } of walk(gathered, wanted, after)) {
      if (items.length === limit) return { items, next: at, combinations }
      items.push({ ...judged, ...describe(gathered, locale, choice) })
    }
    return { items, combinations }
  },
})

interface Wanted {
  locale?: string | undefined
  only?: 'blocked' | 'warned' | 'passed' | undefined
  holding: Readonly<Record<string, string>>
}

/** The variants that are wanted, from a place on, each judged as it is reached. `at` is that place. */
function* walk(gathered: Case, { locale, only, holding }: Wanted, after: string) {
  const { family: found } = gathered.composition
  const matrix = matrixOf(found)
  const benches = benchesOf(gathered)
  const [place, from] = after.split(':').map(Number) as [number, number]
  const locales = found.locales
    .map((spoken, l) => ({ spoken, l }))
    .slice(place)
    .filter(({ spoken }) => locale === undefined || spoken === locale)
  for (const { spoken, l } of locales) {
    for (let n = l === place ? from : 0; n < matrix.count; n++) {
      const choice = matrix.at(n)
      if (!holds(choice, holding)) continue
      const findings = judgeVariant(benches, spoken, choice)
      const worst = findings[0]?.severity ?? null
      if (only === undefined || only === bucket(worst)) yield { at: `${l}:${n}`, locale: spoken, choice, n, worst, findings }
    }
  }
}

const holds = (choice: Choice, holding: Readonly<Record<string, string>>): boolean =>
  Object.entries(holding).every(([slot, id]) => choice[slot] === id)

const bucket = (worst: Severity | null): 'blocked' | 'warned' | 'passed' => (worst === 'block' ? 'blocked' : worst === 'warn' ? 'warned' : 'passed')

const describe = ({ composition }: Case, locale: string, choice: Choice) => {
  const { family: found, template, components, assets } = composition
  const chosen = Object.entries(choice).flatMap(([slot, id]) => {
    const component = components.get(id)
    return component ? [[slot, component] as const] : []
  })
  const titles = chosen.map(([slot, component]) => {
    const title = titleOf(component, locale)
    return [slot, assets.get(title)?.name ?? title]
  })
  return {
    family: found.id,
    locale,
    choice: { ...choice },
    hash: variantHash(template, Object.fromEntries(chosen), locale),
    titles: Object.fromEntries(titles),
  }
}
