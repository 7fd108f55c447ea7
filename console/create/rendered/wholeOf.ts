const media = /https?:\/\/[^\s"'()<>&/]+\/media\/eng_[^\s"'()<>&]+/g

/** The addresses of pictures and fonts that a rendition names, each once. */
export const mediaIn = (html: string): string[] => [...new Set(html.match(media))]

/** The rendition with what lies at these addresses in it, where it is known. */
export const wholeOf = (html: string, known: ReadonlyMap<string, string>): string =>
  html.replaceAll(media, (address) => known.get(address) ?? address)
