/** Spaces of any width, and the apostrophe of Switzerland: they part thousands and nothing else. */
const groupings = /(?<=\d)[\s\u00a0\u2009\u202f'’](?=\d{3}(?!\d))/g

/** One mark, three digits after it and no more than three before: a thousand in one language, a fraction in another. After a zero it is a fraction. */
const eitherWay = /^[-−+]?[1-9]\d{0,2}[.,]\d{3}$/

const plainOf = (typed: string): string => typed.trim().replaceAll(groupings, '')

/** Whether what was typed is another amount to one reader than to another: 1,299 and 1.299. */
export const isAmbiguous = (typed: string): boolean => eitherWay.test(plainOf(typed))

/**
 * A number as somebody typed it, with a comma or a point before its decimals, as digits with a point. Of two kinds of mark the last stands before the
 * decimals; one that is there several times parts thousands. Undefined for what is none, and for what is ambiguous.
 */
export const decimalTyped = (typed: string): string | undefined => {
  const plain = plainOf(typed).replace('−', '-').replace(/^\+/, '')
  if (eitherWay.test(plain)) return undefined
  if (/^-?\d+([.,]\d*)?$/.test(plain)) return plain.replace(',', '.').replace(/\.$/, '')
  if (/^-?[.,]\d+$/.test(plain)) return plain.replace(/[.,]/, '0.')
  const [, whole, , decimals] = /^(-?\d{1,3}([.,])\d{3}(?:\2\d{3})*)(?:(?!\2)[.,](\d+))?$/.exec(plain) ?? []
  if (whole === undefined) return undefined
  return `${whole.replaceAll(/[.,]/g, '')}${decimals === undefined ? '' : `.${decimals}`}`
}

/** The same as a number; NaN for what is none. Where no more than `most` is taken, and that is under a thousand, three digits after a mark are decimals. */
export const numberTyped = (typed: string, most = Infinity): number => {
  const plain = most < 1_000 && isAmbiguous(typed) ? plainOf(typed).replace('−', '-').replace(',', '.') : decimalTyped(typed)
  return plain === undefined || plain === '' ? Number.NaN : Number(plain)
}
