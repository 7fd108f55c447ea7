import { type Component, fieldsFor } from '../../engine/create/component.ts'
import { type Edition, edition, editionId } from '../../engine/create/edition.ts'
import type { Scope } from '../store/database.ts'
import { getThing } from '../store/noun.store.ts'

/** What one variant shows: rendered, and as plain fields by slot for whoever renders for themselves. */
export interface Content {
  html: string
  fields: Record<string, Record<string, string>>
}

/** Makes HTML of one choice from a released edition. Given by the composition root, since renderers are adapters. */
export type Render = (edition: Edition, choice: Readonly<Record<string, string>>, locale: string) => Promise<string>

export interface Contents {
  /** At once when it was made before. */
  of(familyHash: string, choice: Readonly<Record<string, string>>, locale: string): Content | Promise<Content | undefined>
}

const mostVariants = 5_000

/** Variants by what they are made of: made once, kept while there is room. */
export const contents = (scope: Scope, render: Render): Contents => {
  const made = new Map<string, Content>()
  const editions = new Map<string, Promise<Edition | undefined>>()
  const editionOf = (hash: string): Promise<Edition | undefined> => {
    const known = editions.get(hash) ?? getThing(scope, edition, editionId(hash))
    editions.set(hash, known)
    known.catch(() => editions.delete(hash))
    return known
  }
  return {
    of: (familyHash, choice, locale) => {
      const key = `${familyHash} ${locale} ${Object.values(choice).join(' ')}`
      return (
        made.get(key) ??
        make(editionOf(familyHash), choice, locale, render).then((content) => {
          if (content) keep(made, key, content)
          return content
        })
      )
    },
  }
}

const make = async (
  found: Promise<Edition | undefined>,
  choice: Readonly<Record<string, string>>,
  locale: string,
  render: Render,
): Promise<Content | undefined> => {
  const shown = await found
  if (!shown) return undefined
  const components = new Map<string, Component>(shown.frozen.components.map((one) => [one.id, one]))
  const fields = Object.entries(choice).flatMap(([slot, id]): [string, Record<string, string>][] => {
    const component = components.get(id)
    return component ? [[slot, fieldsFor(component, locale)]] : []
  })
  return { html: await render(shown, choice, locale), fields: Object.fromEntries(fields) }
}

const keep = (made: Map<string, Content>, key: string, content: Content): void => {
  if (made.size >= mostVariants) made.delete(made.keys().next().value ?? '')
  made.set(key, content)
}
