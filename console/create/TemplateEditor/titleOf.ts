import { heldIn, unjudgedIn } from './found.ts'
import type { useEditing } from './useEditing.ts'
import { words } from './words.ts'

type Of = Pick<ReturnType<typeof useEditing>, 'draft' | 'query' | 'view' | 'places'>

/** Does it hold? In how many of all that are shown, and what is first in the way. */
export const titleOf = ({ draft, query: { data }, view, places }: Of, count: (n: number) => string): string => {
  if (places.length > 0) return words.mend(count(places.length))
  if (!data) return words.asks
  if (data.renditions.length > 0 && data.renditions.every(({ problem }) => problem)) return words.nothing
  const sizes = draft.sizes.map(({ name }) => name).filter((name) => view.size === undefined || name === view.size)
  const { all, held } = heldIn(data.findings, data.locales, sizes)
  if (held < all) return words.holdsIn(count(held), count(all), data.findings.find(({ severity }) => severity === 'block')?.reason ?? '')
  const warned = data.findings.filter(
    (finding) => finding.severity === 'warn' && (finding.format === undefined || sizes.includes(finding.format)),
  ).length
  // What is drawn was laid out in each size; a page is by the browser of whoever reads it.
  const [clean, withWarnings] = draft.channel === 'web' ? [words.stands, words.standsWith] : [words.holds, words.holdsWith]
  const said = warned === 0 ? clean(count(all)) : withWarnings(count(all), count(warned))
  const unjudged = unjudgedIn(data.findings, sizes)
  const labels = draft.slots.flatMap(({ name, label }) => (unjudged.has(name) ? [label] : []))
  return labels.length === 0 ? said : words.unjudged(said, labels.join(', '))
}
