import { z } from 'zod'
import type { Component } from '../create/component.ts'
import type { Composition } from '../create/composition.ts'
import { closedOn, variantsWith } from '../create/days-shown.ts'
import { rightsToday } from '../create/rights.ts'
import { titleOf } from '../create/said.ts'
import { bearersOf } from '../create/shown-assets.ts'
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

/** What one guardrail, or the rights of one thing, keep off the air. */
export const OffAir = z.object({
  guardrail: Block.shape.guardrail.optional().describe('kind; absent where rights are the reason'),
  rule: Block.shape.rule,
  rights: z
    .object({ of: z.enum(['asset', 'component']), id: z.string() })
    .optional()
    .describe('whose rights of today are the reason; absent where a guardrail is'),
  name: z.string().describe('of the guardrail, as the engine calls it; of rights, why they keep it off'),
  components: z.array(Named).describe('that it is about, the first 12'),
  locales: z.array(z.string()),
  choices: z.number().int().nonnegative().describe('choices of components that it keeps off, in all locales; one may be kept off by several reasons'),
})
export type OffAir = z.infer<typeof OffAir>

const mostNamed = 12

type Released = Pick<Campaign, 'state' | 'barred' | 'familyHash' | 'withheld'>

/** What was released and is not shown now, by the guardrail or the rights that are the reason. */
export const offAirOf = async (read: Reader, of: Released, now: Date): Promise<OffAir[]> => {
  const content = of.state === 'live' || of.state === 'paused' ? await releasedContent(read, of) : undefined
  return content ? [...(await offByRights(read, of, content, now)), ...(await offByGuardrails(read, of, content))] : []
}

const offByGuardrails = async (read: Reader, { barred = [] }: Released, { components }: Composition): Promise<OffAir[]> => {
  if (barred.length === 0) return []
  const rules = new Map((await read.many(guardrail, new Set(barred.flatMap(({ rule }) => rule ?? [])))).map((one) => [one.id, one]))
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

const offByRights = async (read: Reader, { withheld = [] }: Released, content: Composition, now: Date): Promise<OffAir[]> => {
  const kept = new Set(withheld.map(({ component }) => component))
  const slots = Object.fromEntries(Object.entries(content.family.slots).map(([slot, ids]) => [slot, ids.filter((id) => !kept.has(id))]))
  const shown = [...new Set(Object.values(slots).flat())]
  const today = await read.ask(rightsToday, { ids: bearersOf(content, shown) })
  const closed = closedOn(now.toISOString().slice(0, 10), content, shown, today)
  return [...Map.groupBy(closed, ({ because }) => because)].map(([name, these]): OffAir => {
    const ids = these.map(({ component }) => component)
    const bearer = these[0]?.bearer ?? ''
    return {
      rights: { of: content.components.has(bearer) ? 'component' : 'asset', id: bearer },
      name,
      components: namedIn(
        ids.map((id) => [id, undefined]),
        content.components,
      ),
      locales: content.family.locales.toSorted(),
      choices: variantsWith({ ...content.family, slots }, new Set(ids)),
    }
  })
}

const nameOf = (kind: string, set: Guardrail | undefined): string => set?.name ?? guardrailKindOf(kind)?.demands ?? kind

/** The components that blocks are about: the one that each names, else all that it takes together. */
export const blamed = (blocks: readonly Block[], components: ReadonlyMap<string, Component>): Named[] =>
  namedIn(
    blocks.flatMap(({ component, choice, locale }) =>
      (component === undefined ? Object.values(choice) : [component]).map((id) => [id, locale] as const),
    ),
    components,
  )

const namedIn = (these: readonly (readonly [id: string, locale: string | undefined])[], components: ReadonlyMap<string, Component>): Named[] =>
  [...new Map(these)]
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
