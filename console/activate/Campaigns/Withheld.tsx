import { useMemo } from 'react'
import type { Action } from '../../actions/action.ts'
import { Deeds } from '../../actions/Deeds.tsx'
import type { Operations } from '../../api/operations.ts'
import { asked, useCommand } from '../../api/queries.ts'
import { useNamed } from '../../decide/useNamed.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { Go } from '../../kit/Go.tsx'
import { words } from '../words.ts'

type Campaign = Operations['campaign.show']['output']['campaign']

const asks = [{ name: 'reason', label: words.reason }] as const

/** What was taken off the air of a campaign, and the way back for each. */
export const Withheld = ({ campaign: { id, withheld = [] } }: { campaign: Campaign }) => {
  const named = useNamed()
  const readmit = useCommand('campaign.readmit')
  const actions = useMemo<readonly Action[]>(
    () =>
      withheld.map(({ slot, component }) => ({
        id: `campaign.readmit ${component}`,
        group: 'do',
        operation: 'campaign.readmit',
        label: withheld.length === 1 ? words.readmit : words.readmitOne(named(component)),
        asks,
        run: ({ reason = '' }) => readmit.mutate(asked({ id, slot, component, reason })),
      })),
    // The mutation is stable.
    // oxlint-disable-next-line react/exhaustive-deps
    [id, withheld, named],
  )
  return (
    <InspectorSection title={words.withheld}>
      <p className="text-pretty text-ink-2">
        {words.withheldMeaning}{' '}
        <Go href={`/journal?type=campaign&id=${id}`} className="linked">
          {words.withheldWhy}
        </Go>
      </p>
      <ul className="my-1.5">
        {withheld.map(({ slot, component }) => (
          <li key={`${slot} ${component}`}>
            <Go href={`/library/${component}`} className="linked">
              {named(component)}
            </Go>{' '}
            <span className="text-ink-3">{slot}</span>
          </li>
        ))}
      </ul>
      <Deeds actions={actions} problem={readmit.error} />
    </InspectorSection>
  )
}
