import type { ReactNode } from 'react'
import type { Operations } from '../../api/operations.ts'
import { useListOf } from '../../api/queries.ts'
import { ChoiceField, type FieldFinding } from '../../kit/Field.tsx'
import { Go } from '../../kit/Go.tsx'
import { words } from '../words.ts'

type Campaign = Operations['campaign.list']['output']['items'][number]

const { letter: form } = words
const most = 1_000
const byMail = { channel: 'email', state: 'live' } as const
const live = { state: ['live' as const] }

interface Props {
  value: string | undefined
  findings: FieldFinding[]
  onChange: (placement: string) => void
}

/** Which content: that of the campaigns that are live at an e-mail placement, decided there person by person. */
export const ContentField = ({ value, findings, onChange }: Props) => {
  const placements = useListOf('placement.list', byMail, most)
  const campaigns = useListOf('campaign.list', live, most)
  const there = (placement: string) => (campaigns.data?.items ?? []).filter((one) => one.placements.includes(placement))
  const options = (placements.data?.items ?? []).map(({ key, name }) => ({
    value: key,
    label: name,
    note:
      there(key)
        .map((one) => one.name)
        .join(', ') || form.noneLive,
  }))
  const none = placements.data !== undefined && options.length === 0
  return (
    <ChoiceField
      label={form.content}
      placeholder={form.chooseContent}
      options={options}
      value={value}
      findings={findings}
      hint={none ? <NoPlacement /> : value === undefined || !campaigns.data ? undefined : <Live campaigns={there(value)} />}
      onChange={onChange}
    />
  )
}

const NoPlacement = () => (
  <>
    {form.noPlacement} <Way to="/placements?new">{form.toPlacements}</Way>
  </>
)

const Live = ({ campaigns }: { campaigns: readonly Campaign[] }) =>
  campaigns.length === 0 ? (
    <>
      {form.nothingLive} <Way to="/campaigns?change=new">{form.toCampaigns}</Way>
    </>
  ) : (
    <>
      {form.live}{' '}
      {campaigns.map(({ id, name, family }, index) => (
        <span key={id}>
          {index > 0 ? ', ' : ''}
          <Way to={`/families/${family}`}>{name}</Way>
        </span>
      ))}
    </>
  )

const Way = ({ to, children }: { to: string; children: ReactNode }) => (
  <Go href={to} className="linked">
    {children}
  </Go>
)
