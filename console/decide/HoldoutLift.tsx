import { Answered } from '../api/Answered.tsx'
import { useQueryOf } from '../api/queries.ts'
import { useFormat } from '../format/useFormat.ts'
import { commonScale, Interval } from '../kit/Interval.tsx'
import { Gathering } from '../kit/Gathering.tsx'
import { words } from './words.ts'

const { lift: said } = words

/** What everything that is decided does against those who were held out: of one placement, or of the engine. */
export const HoldoutLift = ({ placement }: { placement?: string }) => {
  const query = useQueryOf('holdout.show', placement === undefined ? {} : { placement }, { follows: ['placement'] })
  const { change, count, moment } = useFormat()
  return (
    <Answered query={query}>
      {({ title, effect, interval, gathering, heldOut, decided, since, synthetic, ratio }) => (
        <div className="grid gap-1.5">
          <p className="text-pretty">{title}</p>
          {effect !== undefined && interval ? (
            <span className="flex items-center gap-3">
              <Interval
                estimate={{ value: effect * 100, low: interval[0] * 100, high: interval[1] * 100 }}
                scale={commonScale([{ value: effect * 100, low: interval[0] * 100, high: interval[1] * 100 }], [], true)}
                zero
                lead
                width={160}
                say={(value) => change(value / 100)}
              />
              <span>{change(effect)}</span>
            </span>
          ) : gathering ? (
            <Gathering have={gathering.conversions} need={gathering.needed} what={said.conversions} />
          ) : null}
          <p className="text-12 text-ink-2">
            {said.groups(count(decided.conversions), count(decided.people), count(heldOut.conversions), count(heldOut.people))}{' '}
            {said.since(moment(since))}
            {synthetic ? ` ${said.synthetic}` : ''}
          </p>
          {ratio.off ? <p className="text-12">{ratio.sentence}</p> : null}
        </div>
      )}
    </Answered>
  )
}
