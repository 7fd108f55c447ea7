import { Answered } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { Time } from '../../kit/Time.tsx'
import { words } from '../words.ts'
import { nameOfProfile } from './nameOfProfile.ts'

type Shown = Operations['profile.show']['output']
type Profile = Shown['profile']

/** What a person has agreed to, purpose by purpose. */
export const consentsOf = ({ consents }: Profile): string =>
  consents.map(({ purpose, granted }) => (granted ? purpose : `no ${purpose}`)).join(', ') || words.noConsent

/** Who is this? What is counted about the person, and what happened last. */
export const ProfileInspector = ({ id }: { id: string }) => {
  const query = useQueryOf('profile.show', { id })
  return <Answered query={query}>{(shown) => <Known key={id} shown={shown} />}</Answered>
}

const Known = ({ shown: { profile, events } }: { shown: Shown }) => {
  const { moment } = useFormat()
  const facts = Object.entries(profile.facts)
  return (
    <>
      <div className="border-b border-line px-4 py-3.5">
        <div className="text-12 text-ink-3">{words.states[profile.state]}</div>
        <h2 className="mt-0.5 text-15 font-title break-words">{nameOfProfile(profile)}</h2>
        <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1">
          <dt className="text-ink-3">{words.consent}</dt>
          <dd>{consentsOf(profile)}</dd>
          <dt className="text-ink-3">{words.firstSeen}</dt>
          <dd>{moment(profile.firstSeen)}</dd>
          <dt className="text-ink-3">{words.lastSeen}</dt>
          <dd>{moment(profile.lastSeen)}</dd>
          {profile.locale === undefined ? null : (
            <>
              <dt className="text-ink-3">{words.locale}</dt>
              <dd>{profile.locale}</dd>
            </>
          )}
        </dl>
      </div>
      <InspectorSection title={words.facts}>
        {facts.length === 0 ? <p className="text-ink-2">{words.noFacts}</p> : null}
        <dl className="mono grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-12">
          {facts.map(([path, value]) => (
            <div key={path} className="contents">
              <dt className="text-ink-3">{path}</dt>
              <dd className="break-words">{JSON.stringify(value)}</dd>
            </div>
          ))}
        </dl>
      </InspectorSection>
      <InspectorSection title={words.timeline}>
        {events.length === 0 ? <p className="text-ink-2">{words.noTimeline}</p> : null}
        <ol>
          {events.map(({ messageId, at, name, type }) => (
            <li key={messageId} className="flex justify-between gap-3 border-b border-line py-1 last:border-0">
              <span className="cut">{name ?? type}</span>
              <Time at={at} as="dayClock" className="text-12 whitespace-nowrap text-ink-2" />
            </li>
          ))}
        </ol>
      </InspectorSection>
    </>
  )
}
