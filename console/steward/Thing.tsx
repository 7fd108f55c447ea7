import { Go } from '../kit/Go.tsx'
import { hrefOfThing } from './hrefOfThing.ts'
import { words } from './words.ts'

interface Props {
  type: string
  id: string
  title?: string | undefined
  /** Its id stands below its name: for whoever looks it up elsewhere. */
  withId?: boolean
}

/** One thing behind a figure or an entry, by its title where it still has one; it opens its page. */
export const Thing = ({ type, id, title, withId = false }: Props) => {
  const href = hrefOfThing(type, id)
  const said = title ?? id
  return (
    <span className="block min-w-0">
      <span className="flex min-w-0 items-baseline gap-2">
        <span className="shrink-0 text-12 text-ink-3">{words.types[type] ?? words.spaced(type)}</span>
        {href ? (
          <Go href={href} title={said} className="cut rounded-1 font-strong hover:underline">
            {said}
          </Go>
        ) : (
          <span className="cut">{said}</span>
        )}
      </span>
      {withId && title !== undefined ? <span className="mono block text-11 break-all text-ink-3">{id}</span> : null}
    </span>
  )
}
