import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Action } from '../../actions/action.ts'
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
import { kindLabel } from '../composed.ts'
import { words as form } from '../FamilyForm/words.ts'
import { Thumb } from '../Thumb.tsx'
import { useMayCompose } from '../useMayCompose.ts'
import { words } from './words.ts'

type Shown = Operations['component.show']['output']

const said = words.inspector

/** One component: what it says in each language, its tags and rights, where it comes from and where it is used. */
export const ComponentDetails = ({ component: id }: { component: string }) => {
  const shown = useQueryOf('component.show', { id }, { follows: ['family'] })
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
          <InspectorSection title={said.used}>
            {facts.usedIn.length === 0 ? <p className="text-ink-2">{said.unused}</p> : null}
            <ul className="grid gap-1.5">
              {facts.usedIn.map(({ key, name, slots }) => (
                <li key={key} className="flex justify-between gap-3">
                  <Go href={`/families/${key}`} className="linked cut">
                    {name}
                  </Go>
                  <span className="text-12 text-ink-3">{slots.join(', ')}</span>
                </li>
              ))}
            </ul>
            {facts.component.state === 'retired' ? null : <Using component={facts.component} />}
          </InspectorSection>
        </>
      )}
    </Answered>
  )
}

/** Its next step: a family that holds it. */
const Using = ({ component: { id, kind } }: { component: Shown['component'] }) => {
  const navigate = useNavigate()
  const because = useMayCompose()
  const actions = useMemo(
    (): readonly Action[] => [
      {
        id: 'family.compose',
        group: 'do',
        label: form.composeWith,
        keys: 'C',
        operation: 'family.compose',
        because,
        run: () => void navigate({ href: `/families/new?component=${id}` }),
      },
    ],
    [id, because, navigate],
  )
  useActions(actions, kindLabel(kind))
  return <Deeds actions={actions} problem={null} />
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

const RightsSection = ({ rights }: { rights: Shown['component']['rights'] }) => (
  <InspectorSection title={said.rights}>
    <p className="text-pretty text-ink-2">
      {rights
        ? [
            rights.holder && said.holder(rights.holder),
            (rights.territories ?? []).join(', '),
            (rights.media ?? []).join(', '),
            rights.until && said.until(rights.until),
            rights.note,
          ]
            .filter(Boolean)
            .join('; ')
        : said.ours}
    </p>
  </InspectorSection>
)

const Origin = ({ component: { lineage, madeBy, madeAt, hash } }: { component: Shown['component'] }) => {
  const { face } = usePeople()
  const { moment } = useFormat()
  const maker = face(madeBy)
  return (
    <InspectorSection title={said.from}>
      {maker ? (
        <p className="flex items-center gap-2">
          <ActorMark actor={maker} titled={false} /> {said.madeBy(maker.name, moment(madeAt))}
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
