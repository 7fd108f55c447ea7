import { useState } from 'react'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { keepTheForm } from '../../kit/keepTheForm.ts'
import { type Kind, kindsByConcern, type Listed } from './rules.ts'
import { words } from './words.ts'

interface Props {
  list: Listed
  onChoose: (kind: Kind) => void
}

/** What may be demanded, by what it is about, each with its why: a guardrail begins with a choice. */
export const KindChooser = ({ list: { kinds, guardrails }, onChoose }: Props) => {
  const [typed, setTyped] = useState('')
  const { count } = useFormat()
  const groups = kindsByConcern(kinds, typed)
  const standing = ({ name, holdsUnset }: Kind): string => {
    const set = guardrails.filter(({ kind }) => kind === name).length
    return set > 0 ? words.setAlready(count(set)) : holdsUnset ? words.holdsUnset : words.unset
  }
  return (
    <InspectorSection title={words.chooseKind}>
      <div className="grid gap-3">
        <p className="text-pretty text-ink-2">{words.chooseHint}</p>
        <input
          type="search"
          aria-label={words.searchKinds}
          placeholder={words.searchKinds}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={keepTheForm}
          className="h-(--control) w-full rounded-2 border border-edge bg-surface px-2 placeholder:text-ink-3 hover:border-ink-3"
        />
        {groups.length === 0 ? <p className="text-ink-2">{words.noneSuch(typed)}</p> : null}
        {groups.map(({ about, kinds: own }) => (
          <section key={about} aria-labelledby={`about-${about}`} className="grid gap-0.5">
            <h3 id={`about-${about}`} className="text-12 text-ink-2">
              {words.groups[about]}
            </h3>
            {own.map((kind) => (
              <button
                key={kind.name}
                type="button"
                onClick={() => onChoose(kind)}
                className="-mx-2 grid gap-0.5 rounded-2 px-2 py-1.5 text-left hover:bg-hover"
              >
                <span className="font-strong text-pretty">{kind.demands}</span>
                <span className="text-12 text-pretty text-ink-2">{kind.why}</span>
                <span className="text-12 text-ink-3">{standing(kind)}</span>
              </button>
            ))}
          </section>
        ))}
      </div>
    </InspectorSection>
  )
}
