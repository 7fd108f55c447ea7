import type { z } from 'zod'
import { rendererFor } from '../../adapters/renderers/index.ts'
import type { Material } from '../../adapters/renderers/renderer.ts'
import { byId, compositionOf } from '../../engine/create/composition.ts'
import { edition, editionId } from '../../engine/create/edition.ts'
import { type Family, family } from '../../engine/create/family.ts'
import { findOne } from '../../engine/create/find.ts'
import { font } from '../../engine/create/font.ts'
import type { renderVariant } from '../../engine/create/operations/variant.render.ts'
import type { Reader } from '../../engine/kernel/reader.ts'
import { isRefusal, type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import type { Road } from '../perform.ts'
import type { Database } from '../store/database.ts'
import { readerOf } from '../store/reader.ts'

type Input = z.output<typeof renderVariant.input>

/** The road of `variant.render`. */
export const renderingVariants =
  (on: { db: Database; mediaOf(engine: string): string }): Road =>
  async (request, raw) => {
    const input = raw as Input
    const read = readerOf({ db: on.db, engine: request.engine })
    const found = await findOne(read, family, input.family)
    const shown = found && (await materialOf(read, found, input.hash))
    if (!found || !shown)
      return refuse('notFound', `No family has the id or key ${input.family}${input.hash === undefined ? '' : ', or it never had this content'}.`, {
        where: [{ path: 'family', problem: 'unknown here' }],
      })
    const choice = chosen(shown.slots, input.choice)
    if (isRefusal(choice)) return choice
    const renderer = rendererFor(shown.material.template.channel)
    const rendition = await renderer.render(shown.material, {
      choice,
      locale: input.locale,
      media: on.mediaOf(request.engine),
      person: input.person,
      unsubscribe: '#unsubscribe',
      whole: true,
    })
    return { ...rendition, format: shown.material.template.format, renderer: `${renderer.name}@${renderer.version}` }
  }

const materialOf = async (
  read: Reader,
  found: Family,
  hash: string | undefined,
): Promise<{ material: Material; slots: Family['slots'] } | undefined> => {
  const fonts = await read.all(font)
  if (hash === undefined || hash === found.hash) {
    const composition = await compositionOf(read, found)
    return composition && { material: { ...composition, fonts }, slots: found.slots }
  }
  const then = await read.get(edition, editionId(hash))
  if (!then || then.family !== found.id) return undefined
  const { template, brand, components, assets, family: was } = then.frozen
  return { material: { template, brand, components: byId(components), assets: byId(assets), fonts }, slots: was.slots }
}

/** What was asked for, and the first of every slot that was left out. */
const chosen = (slots: Family['slots'], wanted: Readonly<Record<string, string>>): Record<string, string> | Refusal => {
  const strange = Object.entries(wanted).filter(([slot, id]) => !slots[slot]?.includes(id))
  if (strange.length > 0) {
    return refuse('invalidInput', 'This family has no such variant.', {
      where: strange.map(([slot, id]) => ({ path: `choice.${slot}`, problem: `${id} does not stand in this slot` })),
    })
  }
  return Object.fromEntries(
    Object.entries(slots).flatMap(([slot, ids]) => {
      const id = wanted[slot] ?? ids[0]
      return id === undefined ? [] : [[slot, id]]
    }),
  )
}
