/** A name as rules can say it: `Rain commuters` → `rainCommuters`. */
export const keyOf = (name: string): string => {
  const parts = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .split(/[^a-zA-Z0-9]+/)
    .filter(Boolean)
  const key = parts.map((part, place) => (place === 0 ? part.toLowerCase() : part[0]!.toUpperCase() + part.slice(1).toLowerCase())).join('')
  return key.replace(/^[^a-z]+/, '').slice(0, 60)
}
