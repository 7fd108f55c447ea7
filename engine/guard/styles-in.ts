/** One thing that a layout says of how something looks: a declaration of CSS, or an attribute of HTML or MJML that stands for one. */
export interface Style {
  property: string
  value: string
}

const sheet = /<(style|mj-style)\b[^>]*>([\s\S]*?)<\/\1\s*>/gi
const tag = /<[a-z][\w:-]*((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?)*)\s*\/?>/gi
const attribute = /([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const declaration = /(?:^|[;{])\s*(-{0,2}[a-z][\w-]*)\s*:\s*([^;{}]+)/gi
const looks = /^(?:[a-z-]*color|background|border(?:-[a-z]+)?|fill|stroke|font-size|font)$/i

/** All that a body of HTML or MJML says of how it looks, in the order in which it stands. Each character is looked at a few times, never more. */
export const stylesIn = (body: string): Style[] => {
  const text = body.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/<!--[\s\S]*?-->/g, ' ')
  const found: Style[] = []
  for (const [, , rules = ''] of text.matchAll(sheet)) found.push(...declarationsIn(rules))
  for (const [, attributes = ''] of text.replace(sheet, ' ').matchAll(tag)) {
    for (const [, name = '', double, single] of attributes.matchAll(attribute)) {
      const value = double ?? single ?? ''
      if (name.toLowerCase() === 'style') found.push(...declarationsIn(value))
      else if (looks.test(name) || name.toLowerCase() === 'bgcolor') found.push({ property: name.toLowerCase(), value })
    }
  }
  return found
}

const declarationsIn = (rules: string): Style[] =>
  [...rules.matchAll(declaration)].map(([, property = '', value = '']) => ({ property: property.toLowerCase(), value: value.trim() }))
