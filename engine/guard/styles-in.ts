/** One thing that a layout says of how something looks: a declaration of CSS, or an attribute of HTML or MJML that stands for one. */
export interface Style {
  property: string
  value: string
  /** Where the value begins in the body, in UTF-16 units. */
  at: number
  /** An attribute of its own, in which custom properties mean nothing. */
  isAttribute: boolean
}

const sheet = /<(style|mj-style)\b[^>]*>([\s\S]*?)<\/\1\s*>/dgi
const tag = /<[a-z][\w:-]*((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?)*)\s*\/?>/dgi
const attribute = /([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/dg
const declaration = /(?:^|[;{])\s*(-{0,2}[a-z][\w-]*)\s*:\s*([^;{}]+)/dgi
const looks = /^(?:[a-z-]*color|background|border(?:-[a-z]+)?|fill|stroke|font-size|font)$/i

/** As long as it was, so that what stands after it keeps its place. */
export const blank = (text: string): string => ' '.repeat(text.length)

/** Where a group of a match begins in what was looked through. */
const startOf = ({ indices }: RegExpMatchArray, group: number): number => indices?.[group]?.[0] ?? 0

/** All that a body of HTML or MJML says of how it looks: its style sheets, then its elements. Each character is looked at a few times, never more. */
export const stylesIn = (body: string): Style[] => {
  const text = body.replace(/\/\*[\s\S]*?\*\//g, blank).replace(/<!--[\s\S]*?-->/g, blank)
  const found: Style[] = []
  for (const match of text.matchAll(sheet)) found.push(...declarationsIn(match[2] ?? '', startOf(match, 2)))
  for (const one of text.replace(sheet, blank).matchAll(tag)) {
    for (const match of (one[1] ?? '').matchAll(attribute)) {
      const [, name = '', double, single] = match
      const value = double ?? single ?? ''
      const at = startOf(one, 1) + startOf(match, double === undefined ? 3 : 2)
      if (name.toLowerCase() === 'style') found.push(...declarationsIn(value, at))
      else if (looks.test(name) || name.toLowerCase() === 'bgcolor') found.push({ property: name.toLowerCase(), value, at, isAttribute: true })
    }
  }
  return found
}

const declarationsIn = (rules: string, from: number): Style[] =>
  [...rules.matchAll(declaration)].map((match) => ({
    property: (match[1] ?? '').toLowerCase(),
    value: (match[2] ?? '').trim(),
    at: from + startOf(match, 2),
    isAttribute: false,
  }))
