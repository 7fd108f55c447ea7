import { z } from 'zod'
import type { Component } from '../create/component.ts'
import { titleOf } from '../create/said.ts'
import { type Guardrail, guardrail } from '../guard/guardrail.ts'
import { guardrailKindOf } from '../guard/guardrails/index.ts'
import { Block } from '../guard/preflight.ts'
import { canonical } from '../kernel/canonical.ts'
import type { Reader } from '../kernel/reader.ts'
import type { Campaign } from './campaign.ts'
import { releasedContent } from './released-content.ts'

/** A component, as whoever reads calls it. */
export const Named = z.object({ id: z.string(), title: z.string() })
export type Named = z.infer<typeof Named>

/** What one guardrail keeps off the air. */
export const OffAir = z.object({
  guardrail: Block.shape.guardrail,
  rule: Block.shape.rule,
  name: z.string().describe('of the guardrail, as the engine calls it'),
  components: z.array(Named).describe('that it is about, the first 12'),
  locales: z.array(z.string()),
  choices: z.number().int().positive().describe('choices of components that it keeps off, in all locales'),
})
export type OffAir = z.infer<typeof OffAir>

const mostNamed = 12

/** What was released and is not shown now, by the guardrail that is the reason. */
export const offAirOf = async (read: Reader, of: Pick<Campaign, 'barred' | 'familyHash'>): Promise<OffAir[]> => {
  const { barred = [] } = of
  if (barred.length === 0) return []
  const rules = new Map((await read.many(guardrail, new Set(barred.flatMap(({ rule }) => rule ?? [])))).map((one) => [one.id, one]))
  const components = (await releasedContent(read, of))?.components ?? new Map<string, Component>()
  return [...Map.groupBy(barred, ({ guardrail: kind, rule }) => rule ?? kind).values()].map((blocks): OffAir => {
    const { guardrail: kind = '', rule } = blocks[0] ?? {}
    return {
      guardrail: kind,
      ...(rule !== undefined && { rule }),
      name: nameOf(kind, rule === undefined ? undefined : rules.get(rule)),
      components: blamed(blocks, components),
      locales: [...new Set(blocks.map(({ locale }) => locale))].sort(),
      choices: blocks.length,
    }
  })
}

const nameOf = (kind: string, set: Guardrail | undefined): string => set?.name ?? guardrailKindOf(kind)?.demands ?? kind

/** The components that blocks are about: the one that each names, else all that it takes together. */
export const blamed = (blocks: readonly Block[], components: ReadonlyMap<string, Component>): Named[] =>
  [
    ...new Map(
      blocks.flatMap(({ component, choice, locale }) =>
        (component === undefined ? Object.values(choice) : [component]).map((id) => [id, locale] as const),
      ),
    ),
  ]
    .flatMap(([id, locale]) => {
      const found = components.get(id)
      return found ? [{ id, title: titleOf(found, locale) }] : []
    })
    .slice(0, mostNamed)

/** Blocks of what would be shown: neither kept out at the release nor off the air already. */
export const freshBlocks = (blocks: readonly Block[], ...known: readonly (readonly Pick<Block, 'locale' | 'choice'>[])[]): Block[] => {
  const out = new Set(known.flat().map(keyOf))
  return blocks.filter((block) => !out.has(keyOf(block)))
}

const keyOf = ({ locale, choice }: Pick<Block, 'locale' | 'choice'>): string => canonical({ locale, choice })
