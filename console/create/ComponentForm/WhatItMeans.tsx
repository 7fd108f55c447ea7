import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { Go } from '../../kit/Go.tsx'
import type { amendmentOf, Shown } from './draft.ts'
import { words } from './words.ts'

const says = words.edit

/** Said before anything is saved: which families ask for a new yes, and what stays live as it was released. */
export const WhatItMeans = ({ shown, amendment }: { shown: Shown; amendment: ReturnType<typeof amendmentOf> }) => {
  const isShownElse = amendment.fields !== undefined || amendment.rights !== undefined
  return (
    <InspectorSection title={says.means}>
      {isShownElse ? (
        <Meaning shown={shown} rights={amendment.rights !== undefined} />
      ) : (
        <p className="text-pretty text-ink-2">{amendment.tags === undefined ? says.unchanged : says.tagsAlone}</p>
      )}
    </InspectorSection>
  )
}

const Meaning = ({ shown: { component, usedIn, live }, rights }: { shown: Shown; rights: boolean }) => {
  const { count } = useFormat()
  return (
    <div className="grid gap-2.5">
      {component.state === 'approved' ? <p className="text-pretty text-ink-2">{says.draft}</p> : null}
      <Where sentence={usedIn.length === 0 ? says.free : says.lapses(count(usedIn.length))}>
        {usedIn.map(({ key, name, slots, layout }) => (
          <Line key={key} href={`/families/${key}`} name={name} note={says.in(slots.join(', '), layout)} />
        ))}
      </Where>
      <Where sentence={live.length === 0 ? says.dark : says.stays(count(live.length))}>
        {live.map(({ campaign, key, name, placements }) => (
          <Line key={campaign} href={`/campaigns/${key}`} name={name} note={says.at(placements.join(', '))} />
        ))}
      </Where>
      {rights && live.length > 0 ? <p className="text-pretty text-ink-2">{says.rights}</p> : null}
    </div>
  )
}

const Where = ({ sentence, children }: { sentence: string; children: React.ReactNode }) => (
  <div className="grid gap-1.5">
    <p className="text-pretty">{sentence}</p>
    <ul className="grid gap-1.5 empty:hidden">{children}</ul>
  </div>
)

const Line = ({ href, name, note }: { href: string; name: string; note: string }) => (
  <li className="grid">
    <Go href={href} className="linked cut justify-self-start">
      {name}
    </Go>
    <span className="cut text-12 text-ink-3">{note}</span>
  </li>
)
