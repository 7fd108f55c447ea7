import type { Template } from '../create/template.ts'
import { blank } from './styles-in.ts'
import { type Tag, tagsIn } from './tags-in.ts'

/** A font that a layout sets where the font of a slot is drawn. */
export interface Overruled {
  slot: string
  /** Where the rule sets it, in UTF-16 units of the body. */
  at: number
}

/** Elements that are looked at; a layout marks few. */
const mostElements = 100
const font = /(?:^|[;\s])font(?:-family)?\s*:/

/** Fonts that the style sheet of a drawn layout sets at elements of slots that have a font themselves: theirs is drawn. */
export const overruledFonts = ({ body, channel, slots }: Pick<Template, 'body' | 'channel' | 'slots'>): Overruled[] => {
  if (channel !== 'display') return []
  const set = new Set(slots.flatMap(({ name, type }) => (type ? [name] : [])))
  const slotOf = ({ attributes }: Tag): string => attributes.get('data-slot') ?? ''
  const marked = tagsIn(body)
    .filter((tag) => set.has(slotOf(tag)))
    .slice(0, mostElements)
  return rulesIn(body).flatMap(({ selectors, said, at }) => {
    const found = font.exec(said)
    if (!found) return []
    const names = marked.filter((tag) => selectors.some((one) => ends(one, tag))).map(slotOf)
    return [...new Set(names)].map((slot) => ({ slot, at: at + found.index + found[0].length - 1 }))
  })
}

interface Rule {
  selectors: readonly string[]
  said: string
  /** Where what it says begins in the body. */
  at: number
}

const rulesIn = (body: string): Rule[] => {
  const style = /<style>([\s\S]*?)<\/style>/i.exec(body)
  let from = (style?.index ?? 0) + '<style>'.length
  return (style?.[1] ?? '')
    .replace(/\/\*[\s\S]*?\*\//g, blank)
    .split('}')
    .map((part) => {
      const open = part.lastIndexOf('{')
      const at = from + open + 1
      from += part.length + 1
      return { selectors: part.slice(part.lastIndexOf('{', open - 1) + 1, Math.max(0, open)).split(','), said: part.slice(open + 1), at }
    })
}

/** Whether a selector ends in what an element is: its tag, its classes, its slot. What else it asks for is taken as given. */
const ends = (selector: string, { name, attributes }: Tag): boolean => {
  const last =
    selector
      .trim()
      .split(/[\s>+~]+/)
      .at(-1) ?? ''
  const parts = last.match(/[.#]?[\w-]+|\[[^\]]*\]/g) ?? []
  const classes = new Set((attributes.get('class') ?? '').split(/\s+/))
  const isOf = (part: string): boolean => {
    if (part.startsWith('.')) return classes.has(part.slice(1))
    if (part.startsWith('[')) return part === '[data-slot]' || part.replaceAll(/["']/g, '') === `[data-slot=${attributes.get('data-slot') ?? ''}]`
    return part === name
  }
  return parts.length > 0 && parts.every(isOf)
}
