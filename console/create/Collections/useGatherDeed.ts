import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Action } from '../../actions/action.ts'
import { asked, useCommand, useListOf } from '../../api/queries.ts'
import { useMayGather } from './useMayGather.ts'
import { words } from './words.ts'

const most = 200

/** Puts a picture or a component into a collection that lacks it; where there is none, gathers one with it. */
export const useGatherDeed = (of: 'assets' | 'components', id: string | undefined): readonly Action[] => {
  const navigate = useNavigate()
  const because = useMayGather()
  const { data } = useListOf('collection.list', {}, most)
  const { mutate, isPending } = useCommand('collection.amend')
  const { mutate: add, isPending: isAdding } = useCommand('collection.add')
  return useMemo((): readonly Action[] => {
    const lacking = (data?.items ?? []).filter((one) => id !== undefined && !one[of].includes(id))
    if (id === undefined || !data) return []
    const open = ({ key }: { key: string }): void => void navigate({ href: `/collections/${key}` })
    if (lacking.length === 0)
      return [
        {
          id: 'collection.add',
          group: 'do',
          label: words.gather.anew,
          operation: 'collection.add',
          because,
          busy: isAdding ? words.gather.busy : undefined,
          asks: [{ name: 'name', label: words.gather.name }],
          run: ({ name = '' }) => add(asked({ name, [of]: [id] }), { onSuccess: open }),
        },
      ]
    const put = ({ collection = '' }: Readonly<Record<string, string>>): void => {
      const into = lacking.find((one) => one.id === collection)
      if (into) mutate(asked({ id: into.id, [of]: [...into[of], id], ifVersion: into.version }), { onSuccess: open })
    }
    return [
      {
        id: 'collection.amend',
        group: 'do',
        label: words.gather.label,
        operation: 'collection.amend',
        because,
        busy: isPending ? words.gather.busy : undefined,
        asks: [
          {
            name: 'collection',
            label: words.gather.ask,
            options: lacking.map(({ id: value, name, note }) => ({ value, label: name, ...(note && { note }) })),
          },
        ],
        run: put,
      },
    ]
  }, [data, id, of, because, isPending, mutate, isAdding, add, navigate])
}
