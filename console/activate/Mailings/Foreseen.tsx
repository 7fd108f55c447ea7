import type { ReactNode } from 'react'
import type { Operations } from '../../api/operations.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Go } from '../../kit/Go.tsx'
import { words } from '../words.ts'
import type { Mailing } from './ledger.ts'

type Plan = Operations['mailing.plan']['output']

const { sending } = words
const mostSubjects = 4

/** What a mailing would come to: the two figures first, then what somebody should have looked at before they say yes. */
export const Foreseen = ({ mailing, plan }: { mailing: Mailing; plan: Plan }) => {
  const { count } = useFormat()
  const { from, replyTo, class: kind } = mailing
  const { goesOut, refused, reasons } = plan
  return (
    <>
      <p className="text-ink">
        <b className="font-strong">{goesOut > 0 ? sending.gets(count(goesOut)) : sending.nobody}</b>
        {`; ${refused > 0 ? sending.leftOut(count(refused)) : sending.noneLeftOut}.`}
      </p>
      <dl className="grid gap-2">
        <Part name={sending.from}>
          {from.name} &lt;{from.address}&gt;{replyTo === undefined ? null : `, ${sending.replies(replyTo)}`}
        </Part>
        <Subjects placement={mailing.placement} content={plan.content} />
        <Part name={sending.to}>
          <Audience reference={mailing.audience} />
          {kind === 'service' ? <span className="block">{sending.service}</span> : null}
        </Part>
        <Part name={sending.when}>
          <When at={mailing.at} plan={plan} />
        </Part>
        {reasons.length > 0 ? (
          <Part name={sending.why}>
            <ul>
              {reasons.map(({ gate, rule, count: n }) => (
                <li key={`${gate} ${rule}`} className="flex justify-between gap-3">
                  <span>
                    {gate}: {rule}
                  </span>
                  <span>{count(n)}</span>
                </li>
              ))}
            </ul>
          </Part>
        ) : null}
      </dl>
    </>
  )
}

const Part = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt className="font-strong text-ink">{name}</dt>
    <dd className="break-words">{children}</dd>
  </div>
)

const Audience = ({ reference }: { reference: string }) =>
  reference === 'everyone' ? (
    sending.everyone
  ) : (
    <Go href={`/audiences/${reference}`} className="linked">
      {reference}
    </Go>
  )

/** What its reader sees first, as it may read; what may not go out says why. */
const Subjects = ({ placement, content }: { placement: string; content: Plan['content'] }) => {
  const { count } = useFormat()
  const all = [...new Set(content.flatMap(({ stands, subjects }) => (stands ? subjects : [])))]
  const shown = all.slice(0, mostSubjects)
  return (
    <Part name={all.length > 1 ? sending.subjects : sending.subject}>
      <ul>
        {content.length === 0 ? <li>{sending.nothing(placement)}</li> : null}
        {shown.map((line) => (
          <li key={line}>“{line}”</li>
        ))}
        {all.length > shown.length ? <li>{sending.more(count(all.length - shown.length))}</li> : null}
        {content.map(({ campaign, family, title, stands, because, subjects }) => (
          <li key={campaign}>
            {stands ? `${title}: ${subjects.length === 0 ? `${sending.noSubject}; ` : ''}` : `${sending.no(title, because)} `}
            <Go href={`/families/${family}`} className="linked">
              {sending.family}
            </Go>
          </li>
        ))}
      </ul>
    </Part>
  )
}

const When = ({ at, plan: { minutes, days, moved } }: { at: string | undefined; plan: Plan }) => {
  const { count, moment, day } = useFormat()
  const last = days.length > 1 ? days.at(-1)?.day : undefined
  return [
    at === undefined ? sending.atOnce : moment(at),
    ...(minutes > 1 ? [sending.takes(count(minutes))] : []),
    ...(last === undefined ? [] : [sending.until(day(last))]),
    ...moved.map(({ gate, count: n }) => sending.moved(count(n), gate)),
  ].join('; ')
}
