import { useCallback, useMemo, useState } from 'react'
import type { Action } from '../../actions/action.ts'
import { Answered } from '../../api/Answered.tsx'
import { useQueryOf } from '../../api/queries.ts'
import type { Formatter } from '../../format/formatter.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { Empty } from '../../kit/state/Empty.tsx'
import { strings } from '../../strings.ts'
import { RouteForm } from './RouteForm.tsx'
import { RouteLine } from './RouteLine.tsx'
import type { Route } from './steps.ts'
import { words } from './words.ts'

const none: readonly never[] = []

/** Whose yes is needed, and how long does it take? */
export const Routes = () => {
  const list = useQueryOf('route.list', {})
  const { data } = useQueryOf('approval.list', { limit: 200 })
  const approvals = data?.items ?? none
  const format = useFormat()
  const [open, setOpen] = useState<string>()
  const actions = useMemo((): readonly Action[] => [addAction(() => setOpen(''))], [])
  const close = useCallback(() => setOpen(undefined), [])
  const chosen = list.data?.items.find(({ key }) => key === open)
  return (
    <Screen
      crumbs={[{ label: strings.stages.approve, href: '/review' }, { label: strings.screens.routes }]}
      title={list.data && titleOf(list.data.items, format)}
      facts={<span>{words.facts}</span>}
      actions={actions}
      inspector={
        open === undefined ? undefined : { label: words.add, content: <RouteForm key={open} route={chosen} onDone={close} />, onClose: close }
      }
    >
      <Answered query={list}>
        {({ items }) =>
          items.length === 0 ? (
            <div className="p-(--page)">
              <Empty fact={words.none} meaning={words.meaning} />
            </div>
          ) : (
            <ol className="px-(--page)">
              {items.map((route) => (
                <RouteLine key={route.id} route={route} approvals={approvals} onEdit={() => setOpen(route.key)} />
              ))}
            </ol>
          )
        }
      </Answered>
    </Screen>
  )
}

const addAction = (run: () => void): Action => ({ id: 'add', group: 'do', label: words.add, keys: 'N', tone: 'filled', operation: 'route.set', run })

const titleOf = (routes: readonly Route[], { count }: Formatter): string => {
  if (routes.length === 0) return words.none
  const passing = routes.filter(({ passes }) => passes).length
  return passing === 1 ? words.onePasses(count(routes.length)) : words.title(count(routes.length), count(passing))
}
