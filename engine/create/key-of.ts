/**
 * A key made of words: `Dry all the way home` → `dry-all-the-way-home`. Answers `fallback` when nothing of it can be said in a key.
 * Apart from the schema, so that a form may make a key without taking the whole of zod along.
 */
export const keyOf = (words: string, fallback: string): string => {
  const plain = words
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 56)
    .replace(/-+$/, '')
  return plain || fallback
}

/** A key made of words, made unlike one that is taken by the end of the thing's own id. */
export const keyFor = (words: string, fallback: string, taken: boolean, id: string): string =>
  taken ? `${keyOf(words, fallback).slice(0, 50)}-${id.slice(-6)}` : keyOf(words, fallback)
