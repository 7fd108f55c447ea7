const quoted = /(\shref\s*=\s*)("([^"]*)"|'([^']*)')/gi
const bare = /https?:\/\/[^\s<>"')\]]+/g

/** Adds parameters to every web link of a message. What a link has already stays; a link that begins like `except` is left alone. */
export const markLinks = (html: string, parameters: Readonly<Record<string, string>>, except?: string): string =>
  html.replace(quoted, (_, before: string, whole: string, double?: string, single?: string) => {
    const mark = whole.charAt(0)
    const link = (double ?? single ?? '').trim()
    return `${before}${mark}${escaped(marked(unescaped(link), parameters, except))}${mark}`
  })

/** The same for the plain part. */
export const markTextLinks = (text: string, parameters: Readonly<Record<string, string>>, except?: string): string =>
  text.replace(bare, (link) => {
    // A full stop or a comma after an address ends the sentence, not the address.
    const [, address = link, rest = ''] = /^(.*?)([.,;:!?]*)$/.exec(link) ?? []
    return marked(address, parameters, except) + rest
  })

const marked = (link: string, parameters: Readonly<Record<string, string>>, except?: string): string => {
  if (!/^https?:\/\//i.test(link) || !URL.canParse(link) || (except !== undefined && link.startsWith(except))) return link
  const url = new URL(link)
  for (const [name, value] of Object.entries(parameters)) if (!url.searchParams.has(name)) url.searchParams.append(name, value)
  return url.toString()
}

const unescaped = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
