const media = /https?:\/\/[^\s"'()<>&/]+\/media\/eng_[^\s"'()<>&]+/g

/** What is played or read is asked for by whoever plays or reads it, and may be a gigabyte. */
const later = /\.(?:mp4|webm|mov|vtt|pdf)$/

/** The addresses of pictures and fonts that a rendition names, each once. */
export const mediaIn = (html: string): string[] => [...new Set(html.match(media))].filter((address) => !later.test(address))

/** The rendition with what lies at these addresses in it, where it is known. */
export const wholeOf = (html: string, known: ReadonlyMap<string, string>): string =>
  html.replaceAll(media, (address) => known.get(address) ?? address)
