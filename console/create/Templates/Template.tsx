import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { channelName } from '../../../engine/create/channel-name.ts'
import { Answered, Problem } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import type { Formatter } from '../../format/formatter.ts'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { Screen } from '../../frame/Screen.tsx'
import { Go } from '../../kit/Go.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { strings } from '../../strings.ts'
import { SlotList } from './SlotList.tsx'
import { TemplateYes } from './TemplateYes.tsx'
import { TemplateSizes } from './TemplateSizes.tsx'
import { TemplateStage } from './TemplateStage.tsx'
import { Unfilled } from './Unfilled.tsx'
import { useTemplateDeeds } from './useTemplateDeeds.ts'
import { words } from './words.ts'

type Shown = Operations['template.show']['output']

/** Does it hold in every language? The slots with their limits at the left, what it shows in each locale at one scale. */
export const Template = () => {
  const { template: id = '' } = useParams({ strict: false })
  const shown = useQueryOf('template.show', { id }, { follows: ['family', 'brand', 'approval', 'person'] })
  const family = useQueryOf('family.show', { id: shown.data?.usedIn[0]?.id ?? '' }, { enabled: shown.data?.usedIn[0] !== undefined })
  const filled = family.data && family.data.template.id === shown.data?.template.id ? family.data : undefined
  const [chosen, setChosen] = useState<string>()
  const format = useFormat()
  const told = shown.data
  const { actions, problem } = useTemplateDeeds(told)
  return (
    <Screen
      crumbs={[
        { label: strings.stages.create, href: '/library' },
        { label: strings.screens.templates, href: '/templates' },
        ...(told ? [{ label: told.template.name }] : []),
      ]}
      title={told && titleOf(told, filled?.family.locales.length, format)}
      facts={told ? <TemplateFacts shown={told} {...(filled ? { family: filled.family.name } : {})} /> : null}
      actions={actions}
      subject={told?.template.name ?? ''}
      list={told ? <SlotList slots={told.template.slots} chosen={chosen} onChoose={setChosen} /> : null}
      inspector={told && { label: words.usedIn, content: <TemplateDetails shown={told} /> }}
    >
      {problem ? (
        <div className="px-(--page) py-3">
          <Problem problem={problem} />
        </div>
      ) : null}
      <Answered query={shown}>
        {() =>
          filled ? (
            <TemplateStage composed={filled} chosen={chosen} />
          ) : (
            told?.usedIn.length === 0 && <Unfilled template={told.template} chosen={chosen} />
          )
        }
      </Answered>
      {told ? <TemplateSizes template={told.template} /> : null}
      {told ? (
        <div className="hidden border-t border-line max-track:block">
          <SlotList slots={told.template.slots} chosen={chosen} onChoose={setChosen} />
        </div>
      ) : null}
    </Screen>
  )
}

const titleOf = ({ template: { slots }, usedIn }: Shown, locales: number | undefined, { count }: Formatter): string | undefined => {
  if (usedIn.length === 0) return words.unused(count(slots.length))
  return locales === undefined ? undefined : words.holds(count(slots.length), count(locales))
}

const TemplateFacts = ({ shown: { template, brand, unapproved }, family }: { shown: Shown; family?: string }) => (
  <>
    <span>{template.name}</span>
    {template.state === 'retired' ? <Tag>{words.retired}</Tag> : unapproved ? <Tag>{words.yes.waits}</Tag> : null}
    <span>{channelName(template.channel)}</span>
    {brand ? <span>{words.brand(brand.name)}</span> : null}
    {family ? <span>{words.shownFrom(family)}</span> : null}
  </>
)

const TemplateDetails = ({ shown }: { shown: Shown }) => (
  <>
    {shown.unapproved ? <TemplateYes shown={shown} unapproved={shown.unapproved} /> : null}
    <UsedIn shown={shown} />
  </>
)

const UsedIn = ({ shown: { usedIn } }: { shown: Shown }) =>
  usedIn.length === 0 ? null : (
    <InspectorSection title={words.usedIn}>
      <ul className="grid gap-1.5">
        {usedIn.map(({ key, name }) => (
          <li key={key}>
            <Go href={`/families/${key}`} className="linked">
              {name}
            </Go>
          </li>
        ))}
      </ul>
    </InspectorSection>
  )
