import { useMemo } from 'react'
import { usePeople } from '../../api/people.ts'
import { useListOf, useQueryOf } from '../../api/queries.ts'
import type { PickOption } from '../../kit/Pick.tsx'
import { strings } from '../../strings.ts'
import { skillsAmong } from './skills.ts'

const { form } = strings.briefs
const most = 1_000
const all = {} as const
const thisWeek = { weeks: 1, limit: 1 } as const

export interface Declared {
  /** Undefined while they are on their way. An engine that has none takes any key: there the brief comes first (decision 35). */
  placements: readonly PickOption[] | undefined
  audiences: readonly PickOption[]
  /** What teams have hours for, and what people have declared. */
  skills: readonly PickOption[]
  /** What a key is called, live or retired; the key where nothing bears it. */
  nameOf: (what: 'placements' | 'audiences', key: string) => string
}

/** What this engine has that a brief may be for. */
export const useDeclared = (): Declared => {
  const placements = useListOf('placement.list', all, most).data?.items
  const audiences = useListOf('audience.list', all, most).data?.items
  const capacity = useQueryOf('capacity.show', thisWeek).data
  const { everybody } = usePeople()
  return useMemo(
    () => ({
      placements: placements?.filter(({ state }) => state === 'live').map(({ key, name, channel }) => ({ value: key, label: name, note: channel })),
      audiences: [
        { value: 'everyone', label: form.everyone },
        ...(audiences ?? []).filter(({ state }) => state === 'live').map(({ key, name }) => ({ value: key, label: name })),
      ],
      nameOf: (what, key) => (key === 'everyone' ? form.everyone : ({ placements, audiences }[what]?.find((one) => one.key === key)?.name ?? key)),
      skills: skillsAmong(capacity?.loads ?? [], everybody).map((skill) => ({ value: skill, label: skill })),
    }),
    [placements, audiences, capacity, everybody],
  )
}
