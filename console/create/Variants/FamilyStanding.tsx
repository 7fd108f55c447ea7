import { usePeople } from '../../api/people.ts'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { Go } from '../../kit/Go.tsx'
import { Tag } from '../../kit/Tag.tsx'
import type { Composed } from '../composed.ts'
import { KeptOff } from '../KeptOff.tsx'
import { toldOf, type Said } from './standing.ts'
import { words } from './words.ts'

const { stands } = words

/** Whether it is approved, by whom and since when, and which campaigns show it. */
export const FamilyStanding = ({ composed: { family, uses }, said }: { composed: Composed; said: Said }) => {
  const told = useTold(family, said)
  return (
    <InspectorSection title={stands.title}>
      <p className="text-pretty">{told.sentence}</p>
      {said.standing ? (
        <Go href={`/review/${said.standing.id}`} className="linked mt-1 inline-block">
          {words.toReview}
        </Go>
      ) : null}
      {uses.length === 0 ? (
        <p className="mt-2 text-ink-2">{stands.unused}</p>
      ) : (
        <ul className="mt-2 grid gap-1.5">
          {uses.map(({ campaign, key, name, placements, state, hash, offAir }) => (
            <li key={campaign} className="grid">
              <span className="flex items-baseline justify-between gap-3">
                <Go href={`/campaigns/${key}`} className="linked cut">
                  {name}
                </Go>
                {state === 'live' && offAir?.whole ? (
                  <Tag tone="block">{stands.off}</Tag>
                ) : (
                  <Tag tone={state === 'live' ? 'thread' : 'plain'}>{stands.uses[state]}</Tag>
                )}
              </span>
              <span className="text-12 text-pretty text-ink-2">
                {[placements.join(', '), state !== 'draft' && hash !== family.hash ? stands.older : ''].filter(Boolean).join('; ')}
              </span>
              <KeptOff offAir={offAir} />
            </li>
          ))}
        </ul>
      )}
    </InspectorSection>
  )
}

export const useTold = (family: Composed['family'], said: Said) => {
  const { count, moment } = useFormat()
  const { face } = usePeople()
  return toldOf(family, said, { count, moment, nameOf: (id) => face(id)?.name ?? stands.somebody })
}
