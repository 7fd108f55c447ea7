/** The markup that prose may hold, with the attributes of each: what renderers keep and guardrails pass. */
export const allowedMarkup: Readonly<Record<string, readonly string[]>> = {
  p: [],
  br: [],
  strong: [],
  em: [],
  b: [],
  i: [],
  ul: [],
  ol: [],
  li: [],
  a: ['href'],
}
