import { useFormat } from '../../format/useFormat.ts'
import type { Operations } from '../../api/operations.ts'
import { Tag } from '../../kit/Tag.tsx'
import type { Composed } from '../composed.ts'
import { madeOf, whysOf } from '../madeOf.ts'
import { useTold } from './FamilyStanding.tsx'
import type { Said } from './standing.ts'
import { words } from './words.ts'

const { facts } = words

interface Props {
  composed: Composed
  run: Operations['preflight.show']['output'] | undefined
  said: Said
}

/** Where it stands. Hero card: 6 headlines × 5 pictures × 3 calls × 3 locales, what is kept out and why, and when it was judged. */
export const FamilyFacts = ({ composed, run, said }: Props) => {
  const { count, moment } = useFormat()
  const { family, template, excluded, uses } = composed
  const told = useTold(family, said)
  const live = uses.filter(({ state }) => state === 'live')
  return (
    <>
      <Tag>{told.word}</Tag>
      {live.some(({ offAir }) => !offAir?.whole) ? <Tag tone="thread">{words.stands.uses.live}</Tag> : null}
      {live.some(({ offAir }) => offAir) ? (
        <Tag tone="block">{live.every(({ offAir }) => offAir?.whole) ? words.stands.off : words.stands.offInPart}</Tag>
      ) : null}
      <span>{template.name}</span>
      <span>{madeOf(family, template.slots, count)}</span>
      {excluded > 0 ? <span>{whysOf(family)}</span> : null}
      {run ? <span>{facts.checked(moment(run.preflight.at))}</span> : null}
      {run && run.preflight.unmeasured > 0 ? <span>{facts.unmeasured(count(run.preflight.unmeasured))}</span> : null}
      {run && !run.current ? <b className="text-warn">{facts.old}</b> : null}
      {run?.behind ? <b className="text-warn">{facts.behind}</b> : null}
    </>
  )
}
