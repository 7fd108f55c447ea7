import { z } from 'zod'
import { cssColour, type ColourValue } from '../../create/design-token.ts'
import { type Drafted, guardrailKind, type Surroundings, templateAlone } from '../guardrail-kind.ts'
import { linesAt } from '../body-lines.ts'
import { inOrder } from '../finding.ts'
import { blank, type Style, stylesIn } from '../styles-in.ts'

/** Where black and white are no colours: they say what of a picture shows. */
const shapes = /^(?:-webkit-)?mask/
const custom = /^--/
const literal = /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\([^()]*\)/gi
/** The names that layouts use; a name is a colour only where a colour stands. */
const named =
  /\b(?:black|silver|gray|grey|white|maroon|red|purple|fuchsia|magenta|green|lime|olive|yellow|navy|blue|teal|aqua|cyan|orange|gold|pink|brown|beige|ivory|crimson|coral|salmon|tomato|khaki|indigo|violet|orchid|plum|turquoise|tan|chocolate|whitesmoke|lightgr[ae]y|darkgr[ae]y)\b/gi
const takesColour = /color$|^background|^border|^outline|^fill$|^stroke$|shadow$/

export const coloursComeFromTokens = guardrailKind({
  name: 'colours-come-from-tokens',
  demands: 'Layouts take their colours from the brand’s tokens',
  why: 'A colour that is written out stays as it is when the brand changes, and is nobody’s colour in the meantime.',
  settings: z.strictObject({
    allowed: z
      .array(z.string().max(60))
      .max(50)
      .default([])
      .describe('colours that may be written out, as in #000')
      .meta({ title: 'Allowed colours' }),
  }),
  about: 'looks',
  severity: 'warn',
  judges: templateAlone,
  says: ({ allowed }) => (allowed.length > 0 ? `all but ${allowed.join(', ')}` : 'all of them'),
  judge: (_, { allowed }, around) => {
    const free = new Set(allowed.map(plain))
    const written = coloursIn(around.template.body).filter(({ colour }) => !free.has(plain(colour)))
    return [...Map.groupBy(written, ({ colour }) => colour)].map(([colour, places]): Drafted => told(colour, places, around))
  },
})

const plain = (colour: string): string => colour.toLowerCase().replace(/\s+/g, '')

/** A colour where it is written out. */
interface Written {
  /** In small letters, its spaces single. */
  colour: string
  was: string
  from: number
  style: Style
}

const coloursIn = (body: string): Written[] =>
  stylesIn(body)
    .filter(({ property }) => !shapes.test(property))
    .flatMap((style) => {
      const { property, value, at } = style
      const said = value.replace(/\{\{[^}]*\}\}|\{%[^%]*%\}|url\([^)]*\)|var\([^)]*\)/g, blank)
      const place = ({ 0: was, index }: RegExpExecArray): Written => ({
        colour: was.replace(/\s+/g, ' ').toLowerCase(),
        was: value.slice(index, index + was.length),
        from: at + index,
        style,
      })
      // A colour function that is made of tokens is none that is written out.
      const figures = [...said.matchAll(literal)].map(place).filter(({ colour }) => /^#|\d/.test(colour))
      const names = takesColour.test(property) && !custom.test(property) ? [...said.replace(literal, blank).matchAll(named)].map(place) : []
      return [...figures, ...names]
    })

const told = (colour: string, places: readonly Written[], around: Surroundings): Drafted => {
  const near = nearest(colour, around)
  const isLetter = around.template.channel === 'email'
  const token = near && (isLetter ? `{{ tokens.${near.path} }}` : `var(--${near.path.replaceAll('.', '-')})`)
  // An attribute of HTML takes no custom property, and no token is as dense as a colour that lets through.
  const fits = !letsThrough(colour) && (isLetter || places.every(({ style }) => !style.isAttribute))
  return {
    reason: `The layout writes ${colour} out instead of taking a token.`,
    measured: colour,
    ...(near && { limit: near.path }),
    lines: linesAt(
      around.template.body,
      places.map(({ from }) => from),
    ),
    fix: near
      ? {
          sentence: `Write ${token} (${near.css})`,
          ...(token !== undefined && fits && { writes: inOrder(places.map(({ from, was }) => ({ from, was, write: token }))) }),
        }
      : { sentence: 'Give the brand a token for it' },
  }
}

/** It says how much of what lies behind shows through. */
const letsThrough = (colour: string): boolean => /^#(?:[0-9a-f]{4}|[0-9a-f]{8})$/.test(colour) || /^(?:rgb|hsl)a|\//.test(colour)

/** The token whose colour lies nearest, where the colour is written as one that can be compared. */
const nearest = (colour: string, { tokens }: Surroundings): { path: string; css: string } | undefined => {
  const sought = channels(colour)
  if (!sought) return undefined
  const colours = [...tokens.values()].flatMap((token) => (token.type === 'color' ? [{ path: token.path, value: token.value as ColourValue }] : []))
  const [first] = colours.toSorted((a, b) => away(a.value, sought) - away(b.value, sought))
  return first && { path: first.path, css: cssColour(first.value) }
}

const away = ({ components }: ColourValue, sought: readonly number[]): number =>
  components.reduce((sum, channel, n) => sum + (channel - (sought[n] ?? 0)) ** 2, 0)

const known: Readonly<Record<string, readonly number[]>> = { black: [0, 0, 0], white: [1, 1, 1], red: [1, 0, 0], navy: [0, 0, 0.5], blue: [0, 0, 1] }

const channels = (colour: string): readonly number[] | undefined => {
  const [, hex] = /^#([0-9a-f]{3,8})$/.exec(colour) ?? []
  if (hex === undefined) {
    const numbers = /^rgba?\(/.test(colour) ? [...colour.matchAll(/\d+(?:\.\d+)?/g)].slice(0, 3).map(([n]) => Number(n) / 255) : []
    return numbers.length === 3 ? numbers : known[colour]
  }
  const wide = hex.length < 6 ? [...hex].map((digit) => digit + digit).join('') : hex
  return [0, 2, 4].map((at) => Number.parseInt(wide.slice(at, at + 2), 16) / 255)
}
