import { useRouter, useRouterState } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'

/** How one looks at a screen (view, weeks, filter), kept in its address, so that it can be sent to somebody and survives a reload. */
export const useAddress = (): [URLSearchParams, (change: Readonly<Record<string, string | undefined>>) => void] => {
  const router = useRouter()
  const search = useRouterState({ select: ({ location }) => location.searchStr })
  const said = useMemo(() => new URLSearchParams(search), [search])
  const say = useCallback(
    (change: Readonly<Record<string, string | undefined>>) => {
      const { pathname, searchStr } = router.state.location
      const next = new URLSearchParams(searchStr)
      for (const [name, value] of Object.entries(change)) {
        if (value === undefined) next.delete(name)
        else next.set(name, value)
      }
      const text = next.toString()
      router.history.replace(text ? `${pathname}?${text}` : pathname)
    },
    [router],
  )
  return [said, say]
}
