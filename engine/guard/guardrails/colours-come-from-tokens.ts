import { z } from 'zod'
import { cssColour, type ColourValue } from '../../create/design-token.ts'
import { type Drafted, guardrailKind, type Surroundings, templateAlone } from '../guardrail-kind.ts'
import { stylesIn } from '../styles-in.ts'

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
    return [...coloursIn(around.template.body)].filter((colour) => !free.has(plain(colour))).map((colour): Drafted => told(colour, around))
  },
})

const plain = (colour: string): string => colour.toLowerCase().replace(/\s+/g, '')

const coloursIn = (body: string): Set<string> =>
  new Set(
    stylesIn(body)
      .filter(({ property }) => !shapes.test(property))
      .flatMap(({ property, value }) => {
        const said = value.replace(/\{\{[^}]*\}\}|\{%[^%]*%\}|url\([^)]*\)|var\([^)]*\)/g, ' ')
        // A colour function that is made of tokens is none that is written out.
        const written = [...said.matchAll(literal)].map(([one]) => one.replace(/\s+/g, ' ')).filter((one) => /^#|\d/.test(one))
        const names = takesColour.test(property) && !custom.test(property) ? [...said.replace(literal, ' ').matchAll(named)].map(([one]) => one) : []
        return [...written, ...names]
      })
      .map((colour) => colour.toLowerCase()),
  )

const told = (colour: string, around: Surroundings): Drafted => {
  const near = nearest(colour, around)
  return {
    reason: `The layout writes ${colour} out instead of taking a token.`,
    measured: colour,
    ...(near && { limit: near.path }),
    fix: {
      sentence: near
        ? around.template.channel === 'email'
          ? `Write {{ tokens.${near.path} }} (${near.css})`
          : `Write var(--${near.path.replaceAll('.', '-')}) (${near.css})`
        : 'Give the brand a token for it',
    },
  }
}

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
