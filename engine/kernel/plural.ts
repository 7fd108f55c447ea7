/** entry → entries, key → keys, class → classes, person → people; of several words the last. */
export const pluralOf = (one: string): string => {
  if (/\bperson$/.test(one)) return one.replace(/person$/, 'people')
  if (/[^aeiou]y$/.test(one)) return `${one.slice(0, -1)}ies`
  return /(s|x|z|ch|sh)$/.test(one) ? `${one}es` : `${one}s`
}
