import type { z } from 'zod'
import { rendererFor } from '../../adapters/renderers/index.ts'
import { chosen } from '../../engine/create/chosen.ts'
import { type Family, family } from '../../engine/create/family.ts'
import { findOne } from '../../engine/create/find.ts'
import { formatsOf } from '../../engine/create/formats-of.ts'
import type { renderVariant } from '../../engine/create/operations/variant.render.ts'
import { fieldsFor } from '../../engine/create/said.ts'
import { shownFiles } from '../../engine/create/shown-file.ts'
import { isRefusal, refuse } from '../../engine/kernel/refusal.ts'
import type { Road } from '../perform.ts'
import type { Database } from '../store/database.ts'
import { readerOf } from '../store/reader.ts'
import { materialOf, type Shown } from './material-of.ts'
import { madeWith, pictureAddress, tokenOf } from './picture-address.ts'

type Input = z.output<typeof renderVariant.input>

interface On {
  db: Database
  mediaOf(engine: string): string
  signOf(engine: string): Promise<(text: string) => string>
  /** Who signs the pictures, if anybody does. */
  signed?: string | undefined
}

/** The road of `variant.render`. */
export const renderingVariants =
  (on: On): Road =>
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
    const { material } = shown
    const { template } = material
    const media = on.mediaOf(request.engine)
    const renderer = rendererFor(template.channel)
    const token = renderer.draw && tokenOf(recipeFor(found, shown, choice, input.locale), await on.signOf(request.engine))
    const pictureAt = (format: { name: string }): string => pictureAddress(media, token ?? '', format)
    const rendition = await renderer.render(material, {
      choice,
      locale: input.locale,
      media,
      person: input.person,
      unsubscribe: '#unsubscribe',
      whole: true,
      pictureAt,
    })
    return {
      ...rendition,
      format: template.format,
      renderer: `${renderer.name}@${renderer.version}`,
      fields: fieldsOf(shown, choice, input.locale),
      files: shownFiles(material, choice, input.locale, media),
      ...(token !== undefined && { pictures: formatsOf(template).map((format) => ({ format, address: pictureAt(format) })) }),
      ...(token !== undefined && on.signed !== undefined && { signed: on.signed }),
    }
  }

const recipeFor = ({ id }: Family, { hash, material }: Shown, choice: Readonly<Record<string, string>>, locale: string) => ({
  family: id,
  hash,
  locale,
  choice: { ...choice },
  made: madeWith(material, choice),
})

/** As a decision answers them to whoever renders for themselves. */
const fieldsOf = (
  { material: { components } }: Shown,
  choice: Readonly<Record<string, string>>,
  locale: string,
): Record<string, Record<string, string>> =>
  Object.fromEntries(
    Object.entries(choice).flatMap(([slot, id]) => {
      const component = components.get(id)
      return component ? [[slot, fieldsFor(component, locale)]] : []
    }),
  )
