import { useEffect, useRef, type ComponentType, type ReactNode } from 'react'
import type { Action } from '../actions/action.ts'
import { ActionButton } from '../actions/ActionButton.tsx'
import { useActions } from '../actions/Actions.tsx'
import { classes } from '../kit/classes.ts'
import { Hidden } from '../kit/Hidden.tsx'
import { Facts, Title } from '../kit/Title.tsx'
import { strings } from '../strings.ts'
import { Bar, type Crumb } from './Bar.tsx'
import { useFrame } from './FrameContext.ts'
import type { InspectorContent } from './inspected.ts'
import { InspectorDrawer, InspectorPane, useDrawer } from './Inspector.tsx'
import { useBack } from './useBack.ts'
import { VerdictNotice } from './VerdictNotice.tsx'

interface Props {
  crumbs: readonly Crumb[]
  /** What can be done here, the filled one last. Give the same array while nothing changed. */
  actions?: readonly Action[]
  /** What the actions apply to. */
  subject?: string
  /** Stands before the actions: "Saved 15:07 by …". */
  barSide?: ReactNode
  /** The answer. Absent while its query is on its way. */
  title?: string | undefined
  facts?: ReactNode
  /** At the right of the head: the legend of the picture below it. */
  headSide?: ReactNode
  /** No hairline under the head, where the body begins with one drawing. */
  unruled?: boolean
  /** A list at the left to work through; the head then stands over the middle alone. */
  list?: ReactNode
  inspector?: InspectorContent | undefined
  /** The verdict bar: stays at the bottom edge. */
  verdict?: ReactNode
  children: ReactNode
}

const none: readonly Action[] = []

/** One screen: bar, head with the answer as its title, body, perhaps a list, an inspector and a verdict bar. The body scrolls, nothing else. */
export const Screen = (props: Props) => {
  const { crumbs, actions = none, subject, barSide, unruled = false, list, inspector, verdict, children } = props
  useActions(actions, subject)
  useBack(inspector?.onClose)
  const drawer = useDrawer()
  const main = useTitle(crumbs.at(-1)?.label ?? '')
  return (
    <main ref={main} id="main" tabIndex={-1} className="flex min-w-0 flex-1 flex-col bg-surface outline-none max-column:min-h-dvh">
      <Bar
        crumbs={crumbs}
        actions={verdict ? none : actions}
        side={barSide}
        drawer={drawer ? <Details inspector={inspector} as={InspectorDrawer} narrow={false} /> : null}
      />
      {list ? null : <Head {...props} />}
      <div className={classes('flex min-h-0 flex-1 max-column:flex-col', !list && !unruled && 'border-t border-line')}>
        {list ? <div className="w-57 shrink-0 overflow-y-auto border-r border-line max-track:hidden">{list}</div> : null}
        <div className="flex min-w-0 flex-1 flex-col">
          {list ? <Head {...props} /> : null}
          <div className="min-h-0 flex-1 overflow-y-auto max-column:overflow-visible">{children}</div>
          {verdict ?? (
            <div className="sticky bottom-0 z-10">
              <VerdictNotice />
              <ThumbActions actions={actions} />
            </div>
          )}
        </div>
        {drawer ? null : <Details inspector={inspector} as={InspectorPane} narrow={list !== undefined} />}
      </div>
    </main>
  )
}

interface DetailsProps {
  inspector: InspectorContent | undefined
  as: ComponentType<InspectorContent & { narrow: boolean }>
  narrow: boolean
}

const Details = ({ inspector, as: Shape, narrow }: DetailsProps) => (inspector ? <Shape {...inspector} narrow={narrow} /> : null)

const Head = ({ title, facts, headSide, list }: Props) => (
  <div className={classes('shrink-0 px-(--page) pt-[18px] pb-3.5', list !== undefined && 'border-b border-line')}>
    <div className="[&>h1]:max-w-[1680px]">
      {title === undefined ? (
        <h1 className="h-6.5">
          <Hidden>{strings.state.loading}</Hidden>
        </h1>
      ) : (
        <Title>{title}</Title>
      )}
      {facts || headSide ? (
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <Facts>{facts}</Facts>
          {headSide}
        </div>
      ) : null}
    </div>
  </div>
)

/** In one column the actions stick to the bottom edge, within the thumb's reach. */
const ThumbActions = ({ actions }: { actions: readonly Action[] }) =>
  actions.length === 0 ? null : (
    <div className="hidden flex-wrap justify-end gap-2 border-t border-line bg-surface px-(--page) py-2 pb-[max(8px,env(safe-area-inset-bottom))] max-column:flex">
      {actions.map((action) => (
        <ActionButton key={action.id} action={action} />
      ))}
    </div>
  )

/** Names the window after the screen, and takes the focus when one comes from another screen, so that a reader starts at its head. */
const useTitle = (name: string) => {
  const { engine, at } = useFrame()
  const main = useRef<HTMLElement>(null)
  const came = useRef(at)
  useEffect(() => {
    document.title = `${name}. ${engine.name}`
  }, [name, engine.name])
  useEffect(() => {
    if (came.current !== at || document.activeElement === null || document.activeElement === document.body)
      main.current?.focus({ preventScroll: true })
    came.current = at
  }, [at])
  return main
}
