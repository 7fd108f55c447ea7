import type { Component } from '../../engine/create/component.ts'
import { fieldsFor } from '../../engine/create/said.ts'
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
export const contents = (scope: Scope, render: Render): Contents => {
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
  return { htmlText: `,"html":${asciiJson(await render(shown, choice, locale))}`, fieldsText: `,"content":${asciiJson(Object.fromEntries(fields))}` }
}

const keep = (made: Map<string, Content>, key: string, content: Content): void => {
  if (made.size >= mostVariants) made.delete(made.keys().next().value ?? '')
  made.set(key, content)
}
