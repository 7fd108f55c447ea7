import { Go } from '../kit/Go.tsx'
import { hrefOfThing } from './hrefOfThing.ts'
import { words } from './words.ts'

/** One thing behind a figure, by its title where it still has one; it opens its page. */
export const Thing = ({ type, id, title }: { type: string; id: string; title?: string | undefined }) => {
  const href = hrefOfThing(type, id)
  const said = title ?? id
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      <span className="shrink-0 text-12 text-ink-3">{words.types[type] ?? type}</span>
      {href ? (
        <Go href={href} title={said} className="cut rounded-1 font-strong hover:underline">
          {said}
        </Go>
      ) : (
        <span className="cut">{said}</span>
      )}
    </span>
  )
}
