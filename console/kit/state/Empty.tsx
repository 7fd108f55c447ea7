import type { ReactNode } from 'react'
import { strings } from '../../strings.ts'
import { Icon } from '../Icon.tsx'

interface Props {
  /** One sentence of fact: "No brief is open." */
  fact: string
  /** One of meaning, and the last time it was not empty. */
  meaning: string
  /** One action, perhaps a quiet second. */
  children?: ReactNode
}

/** Nothing yet: what is so, what it means, and the first step. No picture. */
export const Empty = ({ fact, meaning, children }: Props) => (
  <div className="max-w-160 rounded-3 border border-line px-4 py-3.5">
    <b>{fact}</b>
    <p className="mt-1 text-pretty text-ink-2">{meaning}</p>
    {children ? <div className="mt-2.5 flex flex-wrap items-center gap-2">{children}</div> : null}
  </div>
)

interface NoMatchProps {
  /** The filters as words. */
  filters: readonly { id: string; words: string }[]
  onRemove: (id: string) => void
}

/** Nothing matches: the filters as words, each removable. */
export const NothingMatches = ({ filters, onRemove }: NoMatchProps) => (
  <div className="max-w-160 px-1 py-3.5">
    <b>{strings.state.noMatch}</b>
    <ul className="mt-2 flex flex-wrap gap-2">
      {filters.map(({ id, words }) => (
        <li key={id}>
          <button
            type="button"
            aria-label={strings.filter.remove(words)}
            onClick={() => onRemove(id)}
            className="inline-flex h-(--control) items-center gap-1.5 rounded-2 border border-line px-2 text-ink-2 hover:bg-hover hover:text-ink"
          >
            {words}
            <Icon name="close" className="size-[11px]" />
          </button>
        </li>
      ))}
    </ul>
  </div>
)
