const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  shy: '\u00ad',
  ndash: '–',
  mdash: '—',
  euro: '€',
  pound: '£',
  yen: '¥',
  cent: '¢',
  dollar: '$',
  percnt: '%',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  aring: 'å',
  eacute: 'é',
  szlig: 'ß',
}

export const decoded = (text: string): string =>
  text.replace(/&(#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole
    const code = name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })

/** What a reader sees of limited HTML, one line a paragraph or item. For measuring and for looking up words; never for showing. */
export const plainText = (prose: string): string =>
  decoded(
    prose
      .replace(/\s+/g, ' ')
      .replace(/<br\s*\/?>|<\/(p|li|h[1-6]|div)>/gi, '\n')
      .replace(/<[^<>]*>/g, ''),
  )
    .replace(/ *\n */g, '\n')
    .trim()
