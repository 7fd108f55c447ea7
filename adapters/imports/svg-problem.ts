/** What an SVG must not hold, each with what it is called. Looked for in the text itself, before any program opens it. */
const forbidden: readonly [pattern: RegExp, what: string][] = [
  [/<!doctype|<!entity/i, 'a document type or entities'],
  [/<\s*(?:[\w-]+:)?script\b/i, 'a script'],
  [/<\s*(?:[\w-]+:)?(?:foreignObject|iframe|embed|object|audio|video|handler|listener)\b/i, 'a foreign object'],
  [/<\s*(?:[\w-]+:)?(?:set|animate\w*)\b[^>]*attributeName\s*=\s*["']?\s*(?:xlink:)?(?:href|on\w+)/i, 'an animated link or event'],
  [/[\s"'/]on[a-z]+\s*=/i, 'an event attribute'],
  [/(?:href|src)\s*=\s*["']?\s*(?!["']?\s*#|["']?\s*data:image\/(?:png|jpeg|webp);base64,)["']?[^"'\s>]/i, 'a link to something outside it'],
  [/javascript\s*:|vbscript\s*:|data\s*:\s*text/i, 'a script address'],
  [/@import|url\(\s*["']?\s*(?!#|["']?\s*#|data:image)[^)\s]/i, 'a style from outside'],
  [/<\?(?!xml\s)/i, 'a processing instruction'],
]

/** Why an SVG is not a plain drawing, in a few words; nothing when it is one. Character references are read first, so that they hide nothing. */
export const svgProblem = (svg: string): string | undefined => {
  const plain = svg.replace(/&#(x[0-9a-f]+|[0-9]+);?/gi, (_, code: string) => {
    const point = code[0]?.toLowerCase() === 'x' ? Number.parseInt(code.slice(1), 16) : Number.parseInt(code, 10)
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ''
  })
  const found = [svg, plain].flatMap((text) => forbidden.filter(([pattern]) => pattern.test(text)).map(([, what]) => what))[0]
  return found ?? (/<\s*svg\b/i.test(plain) ? undefined : 'no drawing')
}
