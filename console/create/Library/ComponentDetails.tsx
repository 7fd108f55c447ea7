import { useActions } from '../../actions/Actions.tsx'
import { Deeds } from '../../actions/Deeds.tsx'
import { Answered } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { usePeople } from '../../api/people.ts'
import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { ActorMark } from '../../kit/Actor.tsx'
import { Go } from '../../kit/Go.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { kindLabel } from '../../../engine/create/component-kind.ts'
import { identifiedAt } from '../../../engine/kernel/identifier.ts'
import { HowItDoes } from '../Follow/HowItDoes.tsx'
import { KeptOff } from '../KeptOff.tsx'
import { SimilarComponents } from '../Similar/SimilarComponents.tsx'
import { Thumb } from '../Thumb.tsx'
import { useRightsInWords } from '../useRightsInWords.ts'
import { useComponentDeeds } from './useComponentDeeds.ts'
import { words } from './words.ts'

type Shown = Operations['component.show']['output']

const said = words.inspector

/** One component: what it says in each language, its tags and rights, where it comes from and where it is used. */
export const ComponentDetails = ({ component: id }: { component: string }) => {
  const shown = useQueryOf('component.show', { id }, { follows: ['family', 'campaign'] })
  return (
    <Answered query={shown}>
      {(facts) => (
        <>
          <Fields shown={facts} />
          <InspectorSection title={said.tags}>
            {facts.component.tags.length === 0 ? <p className="text-pretty text-ink-2">{said.noTags}</p> : null}
            <p className="flex flex-wrap gap-1">
              {facts.component.tags.map((tag) => (
                <Tag key={tag}>{tag}</Tag>
              ))}
            </p>
          </InspectorSection>
          <RightsSection rights={facts.component.rights} />
          <Origin component={facts.component} />
          <InspectorSection title={said.versions}>
            <Go href={`/library/${facts.component.key}/versions`} className="linked">
              {said.versionsOf(String(facts.component.version))}
            </Go>
          </InspectorSection>
          <InspectorSection title={said.used}>
            {facts.usedIn.length === 0 ? <p className="text-ink-2">{said.unused}</p> : null}
            <ul className="grid gap-1.5">
              {facts.usedIn.map(({ key, name, slots, layout }) => (
                <li key={key} className="grid">
                  <Go href={`/families/${key}`} className="linked cut justify-self-start">
                    {name}
                  </Go>
                  <span className="cut text-12 text-ink-3">{said.slotOf(slots.join(', '), layout)}</span>
                </li>
              ))}
            </ul>
            {facts.lacks.length === 0 ? null : <p className="mt-2 text-pretty text-ink-2">{said.lacks(facts.lacks.join(', '))}</p>}
          </InspectorSection>
          <InspectorSection title={said.live}>
            {facts.live.length === 0 ? <p className="text-ink-2">{said.dark}</p> : null}
            <ul className="grid gap-1.5">
              {facts.live.map(({ key, name, placements, offAir }) => (
                <li key={key}>
                  <span className="flex justify-between gap-3">
                    <Go href={`/campaigns/${key}`} className="linked cut">
                      {name}
                    </Go>
                    <span className="text-12 text-ink-3">{placements.join(', ')}</span>
                  </span>
                  <KeptOff offAir={offAir} />
                </li>
              ))}
            </ul>
            <Doing shown={facts} />
          </InspectorSection>
          <HowItDoes kind="component" id={facts.component.id} />
          <SimilarComponents id={facts.component.id} />
        </>
      )}
    </Answered>
  )
}

/** What can be done with it, and what came of that. */
const Doing = ({ shown }: { shown: Shown }) => {
  const { actions, problem, replaced } = useComponentDeeds(shown)
  const { count } = useFormat()
  useActions(actions, kindLabel(shown.component.kind))
  return (
    <>
      <Deeds actions={actions} problem={problem} />
      {replaced ? (
        <p role="status" className="mt-2 text-pretty text-ink-2">
          {said.replaced(count(replaced.families.length))}
          {replaced.live.length > 0 ? ` ${said.staysLive(count(replaced.live.length))}` : ''}{' '}
          <Go href="/families" className="linked text-thread">
            {said.toFamilies}
          </Go>
        </p>
      ) : null}
    </>
  )
}

const Fields = ({ shown: { component, assets } }: { shown: Shown }) => (
  <InspectorSection title={kindLabel(component.kind)} side={<span className="mr-6">{words.states[component.state]}</span>}>
    {assets.map((asset) => (
      <div key={asset.id} className="mb-2">
        <Thumb picture={asset} shape="field" />
      </div>
    ))}
    <dl>
      {Object.entries(component.fields).map(([locale, fields]) => (
        <div key={locale} className="grid grid-cols-[32px_minmax(0,1fr)] gap-x-2 border-b border-line py-1.5 last:border-0">
          <dt className="text-12 text-ink-3">{locale === '*' ? said.everyLocale : locale}</dt>
          <dd {...(locale === '*' ? {} : { lang: locale })}>
            {Object.entries(fields).map(([name, value]) => (
              <span key={name} className="block wrap-anywhere">
                {assets.find(({ id }) => id === value)?.name ?? value}
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  </InspectorSection>
)

const RightsSection = ({ rights }: { rights: Shown['component']['rights'] }) => {
  const { sentence } = useRightsInWords()
  return (
    <InspectorSection title={said.rights}>
      <p className="text-pretty text-ink-2">{[sentence(rights), rights?.note].filter(Boolean).join(' ')}</p>
    </InspectorSection>
  )
}

const Origin = ({ component: { id, lineage, madeBy, madeAt, hash } }: { component: Shown['component'] }) => {
  const { face } = usePeople()
  const { moment } = useFormat()
  const maker = face(madeBy)
  // What it says may have changed since it was made, which its id tells.
  const made = identifiedAt(id)
  const isAsMade = made === undefined || moment(new Date(made).toISOString()) === moment(madeAt)
  return (
    <InspectorSection title={said.from}>
      {maker ? (
        <p className="flex items-center gap-2">
          <ActorMark actor={maker} titled={false} />{' '}
          {isAsMade ? said.madeBy(maker.name, moment(madeAt)) : said.changedBy(maker.name, moment(new Date(made).toISOString()), moment(madeAt))}
        </p>
      ) : null}
      {lineage?.model === undefined ? null : <p className="mono mt-1">{lineage.model}</p>}
      {lineage?.brief === undefined ? null : (
        <Go href={`/briefs/${lineage.brief}`} className="linked mt-1 inline-block">
          {said.brief}
        </Go>
      )}
      <p className="mt-1 text-12 text-ink-3">
        {said.hash} <span className="mono">{hash.slice(0, 8)}</span>
      </p>
    </InspectorSection>
  )
}
