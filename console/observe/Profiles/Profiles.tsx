import { useNavigate, useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Answered } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { Empty } from '../../kit/state/Empty.tsx'
import { Go } from '../../kit/Go.tsx'
import type { Column } from '../../kit/table/column.ts'
import { Table } from '../../kit/table/Table.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { Time } from '../../kit/Time.tsx'
import { words } from '../words.ts'
import { nameOfProfile } from './nameOfProfile.ts'
import { consentsOf, ProfileInspector } from './ProfileInspector.tsx'

type Profile = Operations['profile.list']['output']['items'][number]

const idOf = ({ id }: Profile): string => id

/** Who is known, and by what? */
export const Profiles = () => {
  const navigate = useNavigate()
  const { profile: current } = useParams({ strict: false }) as { profile?: string }
  const query = useQueryOf('profile.list', { limit: 200 })
  const known = useQueryOf('profile.list', { state: 'known', limit: 1 })
  const { count } = useFormat()
  const columns = useColumns()
  const { data } = query
  const peek = ({ id }: Profile) => void navigate({ to: '/profiles/$profile', params: { profile: id } })
  return (
    <Screen
      crumbs={[{ label: words.stage, href: '/events' }, { label: words.profiles }]}
      title={data && known.data && (data.total === 0 ? words.noProfiles : words.profilesTitle(count(data.total), count(known.data.total)))}
      inspector={current ? { label: words.profile, content: <ProfileInspector id={current} /> } : undefined}
    >
      <Answered query={query}>
        {({ items }) => (
          <div className="px-(--page) py-3">
            {items.length === 0 ? (
              <Empty fact={words.noProfiles} meaning={words.noProfilesMeaning} />
            ) : (
              <Table label={words.profiles} columns={columns} rows={items} idOf={idOf} current={current} onPeek={peek} onOpen={peek} />
            )}
          </div>
        )}
      </Answered>
    </Screen>
  )
}

const useColumns = (): readonly Column<Profile>[] => {
  return useMemo(
    () => [
      {
        id: 'name',
        head: words.profile,
        cell: (profile) => (
          <span className="flex items-center gap-2">
            <Go href={`/profiles/${profile.id}`} className="cut rounded-1 font-strong">
              {nameOfProfile(profile)}
            </Go>
            {profile.synthetic ? <Tag>{words.synthetic}</Tag> : null}
          </span>
        ),
      },
      { id: 'state', head: words.state, width: '110px', givesWay: true, cell: ({ state }) => words.states[state] },
      { id: 'consent', head: words.consent, givesWay: true, cell: (profile) => <span className="text-ink-2">{consentsOf(profile)}</span> },
      {
        id: 'seen',
        head: words.lastSeen,
        number: true,
        width: '120px',
        cell: ({ lastSeen }) => <Time at={lastSeen} as="dayClock" className="text-ink-2" />,
      },
    ],
    [],
  )
}
