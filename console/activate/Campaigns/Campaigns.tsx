import { useNavigate, useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { deciders, makers } from '../../../engine/people/permission.ts'
import type { Action } from '../../actions/action.ts'
import { Answered } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { useAddress } from '../../frame/useAddress.ts'
import { useUnless } from '../../frame/useUnless.ts'
import { Go } from '../../kit/Go.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { Empty } from '../../kit/state/Empty.tsx'
import type { Column } from '../../kit/table/column.ts'
import { Table } from '../../kit/table/Table.tsx'
import { words } from '../words.ts'
import { CampaignForm } from './CampaignForm.tsx'
import { CampaignInspector } from './CampaignInspector.tsx'
import { campaignsTitle } from './campaignsTitle.ts'

type Campaign = Operations['campaign.list']['output']['items'][number]

const order: Record<Campaign['state'], number> = { live: 0, paused: 1, draft: 2, ended: 3 }
const idOf = ({ id }: Campaign): string => id

/** Which campaigns compete, where, and may they? */
export const Campaigns = () => {
  const navigate = useNavigate()
  const { campaign: current } = useParams({ strict: false }) as { campaign?: string }
  const query = useQueryOf('campaign.list', { limit: 200 })
  const { count } = useFormat()
  const campaigns = useMemo(
    () => (query.data?.items ?? []).toSorted((a, b) => order[a.state] - order[b.state] || b.priority - a.priority),
    [query.data],
  )
  const columns = useColumns()
  const shown = campaigns.find(({ id, key }) => id === current || key === current) ?? campaigns[0]
  const [address, say] = useAddress()
  const change = address.get('change') ?? undefined
  const close = useMemo(() => () => say({ change: undefined }), [say])
  const show = (id: string) => void navigate({ to: '/campaigns/$campaign', params: { campaign: id } })
  const actions = useDraftActions(shown, change !== undefined, say)
  const changed = useQueryOf('campaign.show', { id: shown?.id ?? '' }, { enabled: change === 'this' && shown !== undefined })
  const peek = ({ id }: Campaign) => void navigate({ to: '/campaigns/$campaign', params: { campaign: id } })
  return (
    <Screen
      crumbs={[{ label: words.stage, href: '/campaigns' }, { label: words.campaigns }]}
      title={query.data && campaignsTitle(query.data.items, count)}
      actions={actions}
      inspector={
        change === 'new'
          ? { label: words.draftOne, content: <CampaignForm campaign={undefined} onDone={close} onSaved={show} />, onClose: close }
          : change === 'this' && shown && changed.data?.campaign.id === shown.id
            ? {
                label: words.change,
                content: <CampaignForm key={shown.id} campaign={changed.data.campaign} onDone={close} onSaved={show} />,
                onClose: close,
              }
            : shown && { label: words.campaign, content: <CampaignInspector id={shown.id} /> }
      }
    >
      <Answered query={query}>
        {() => (
          <div className="px-(--page) py-3">
            {campaigns.length === 0 ? (
              <Empty fact={words.noCampaigns} meaning={words.noCampaignsMeaning} />
            ) : (
              <Table label={words.campaigns} columns={columns} rows={campaigns} idOf={idOf} current={shown?.id} onPeek={peek} onOpen={peek} />
            )}
          </div>
        )}
      </Answered>
    </Screen>
  )
}

/** Drafting a new one, and changing the one that is shown; dashed for who may not. */
const useDraftActions = (shown: Campaign | undefined, open: boolean, say: ReturnType<typeof useAddress>[1]): readonly Action[] => {
  const drafts = useUnless(makers, words.whoDrafts)
  const changes = useUnless(shown?.state === 'draft' ? makers : deciders, words.whoDrafts)
  return useMemo(() => {
    const drafting: Action = {
      id: 'campaign.new',
      group: 'do',
      label: words.draftOne,
      operation: 'campaign.draft',
      keys: 'N',
      tone: open ? 'plain' : 'filled',
      because: drafts,
      run: () => say({ change: 'new' }),
    }
    if (!shown || shown.state === 'ended') return [drafting]
    return [
      { id: 'campaign.change', group: 'do', label: words.change, operation: 'campaign.draft', keys: 'E', because: changes, run: () => say({ change: 'this' }) }, // prettier-ignore
      drafting,
    ]
  }, [shown, open, say, drafts, changes])
}

const useColumns = (): readonly Column<Campaign>[] => {
  const { count, weekday } = useFormat()
  return useMemo(
    () => [
      {
        id: 'name',
        head: words.campaign,
        cell: ({ id, name }) => (
          <Go href={`/campaigns/${id}`} className="rounded-1 font-strong">
            {name}
          </Go>
        ),
      },
      {
        id: 'state',
        head: words.state,
        width: '190px',
        cell: ({ state, barred = [] }) => (
          <span className="flex flex-wrap items-baseline gap-1.5">
            {words.campaignStates[state]}
            {state !== 'ended' && barred.length > 0 ? <Tag tone="block">{words.barredMark(count(barred.length))}</Tag> : null}
          </span>
        ),
      },
      {
        id: 'placements',
        head: words.placements,
        width: '190px',
        givesWay: true,
        cell: ({ placements }) => <span className="mono text-12 text-ink-2">{placements.join(', ')}</span>,
      },
      { id: 'priority', head: words.priority, number: true, width: '80px', givesWay: true, cell: ({ priority }) => count(priority) },
      { id: 'from', head: words.starts, number: true, width: '110px', givesWay: true, cell: ({ from }) => weekday(from) },
    ],
    [count, weekday],
  )
}
