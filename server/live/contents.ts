import { byId } from '../../engine/create/composition.ts'
import { fieldsFor } from '../../engine/create/said.ts'
import { shownFiles } from '../../engine/create/shown-file.ts'
import { type Edition, edition, editionId } from '../../engine/create/edition.ts'
import type { Scope } from '../store/database.ts'
import { getThing } from '../store/noun.store.ts'
import { asciiJson } from './ascii-json.ts'

/** What one variant shows, as members of an answer: rendered, or as plain fields by slot for whoever renders for themselves. */
export interface Content {
  htmlText: string
  fieldsText: string
}

/** Makes HTML of one choice from a released edition. Given by the composition root, since renderers are adapters. */
export type Render = (edition: Edition, choice: Readonly<Record<string, string>>, locale: string) => Promise<string>

export interface Contents {
  /** At once when it was made before. `of` is the choice itself: a snapshot gives the same object each time. */
  of(of: object, familyHash: string, choice: Readonly<Record<string, string>>, locale: string): Content | Promise<Content | undefined>
}

const mostVariants = 5_000

/** Variants by what they are made of: made once, kept while there is room. */
export const contents = (scope: Scope, render: Render, media: string): Contents => {
  const byChoice = new WeakMap<object, Content>()
  const made = new Map<string, Content>()
  const editions = new Map<string, Promise<Edition | undefined>>()
  const editionOf = (hash: string): Promise<Edition | undefined> => {
    const known = editions.get(hash) ?? getThing(scope, edition, editionId(hash))
    editions.set(hash, known)
    known.catch(() => editions.delete(hash))
    return known
  }
  return {
    of: (of, familyHash, choice, locale) => {
      const known = byChoice.get(of)
      if (known) return known
      const key = `${familyHash} ${locale} ${Object.values(choice).join(' ')}`
      const before = made.get(key)
      if (before) byChoice.set(of, before)
      return (
        before ??
        make(editionOf(familyHash), { choice, locale, media }, render).then((content) => {
          if (content) keep(made, key, content)
          return content
        })
      )
    },
  }
}

const make = async (
  found: Promise<Edition | undefined>,
  { choice, locale, media }: { choice: Readonly<Record<string, string>>; locale: string; media: string },
  render: Render,
): Promise<Content | undefined> => {
  const shown = await found
  if (!shown) return undefined
  const components = byId(shown.frozen.components)
  const fields = Object.entries(choice).flatMap(([slot, id]): [string, Record<string, string>][] => {
    const component = components.get(id)
    return component ? [[slot, fieldsFor(component, locale)]] : []
  })
  const files = shownFiles({ components, assets: byId(shown.frozen.assets) }, choice, locale, media)
  return {
    htmlText: `,"html":${asciiJson(await render(shown, choice, locale))}`,
    fieldsText: `,"content":${asciiJson(Object.fromEntries(fields))}${Object.keys(files).length === 0 ? '' : `,"files":${asciiJson(files)}`}`,
  }
}

const keep = (made: Map<string, Content>, key: string, content: Content): void => {
  if (made.size >= mostVariants) made.delete(made.keys().next().value ?? '')
  made.set(key, content)
}
