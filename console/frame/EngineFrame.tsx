import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { useMemo } from 'react'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import { Answered } from '../api/Answered.tsx'
import { LiveLine } from '../api/LiveContext.tsx'
import { faceOf } from '../api/faceAmong.ts'
import type { Operations } from '../api/operations.ts'
import { useQueryOf } from '../api/queries.ts'
import { firstLanguage } from '../format/language.ts'
import { formatterFor } from '../format/formatter.ts'
import { FormatContext, useFormat } from '../format/useFormat.ts'
import { strings } from '../strings.ts'
import { Frame } from './Frame.tsx'
import { VerdictHolder, useHeldVerdicts } from './VerdictHolder.tsx'
import type { ScreenEntry } from './place.ts'
import { stationsFrom, unlitStations } from './stations.ts'
import { Unreached } from './Unreached.tsx'
import { useQueueNews } from './useQueueNews.ts'

type Me = Operations['person.whoami']['output']

/** The frame of the engine one is signed in to: who one is, where the loop stands, and the live line. */
export const EngineFrame = ({ screens }: { screens: readonly ScreenEntry[] }) => {
  const me = useQueryOf('person.whoami', {}, { follows: ['engine'] })
  // It is tried some more on its own, but whoever waits is told at the first failure.
  const failed = me.error ?? me.failureReason
  if (me.data === undefined && failed && !isRefusal(failed)) return <Unreached onRetry={() => void me.refetch()} busy={me.isFetching} />
  return (
    <Answered query={me}>
      {(known) => (
        <LiveLine>
          <VerdictHolder>
            <InEngine me={known} screens={screens} />
          </VerdictHolder>
        </LiveLine>
      )}
    </Answered>
  )
}

interface InEngineProps {
  me: Me
  screens: readonly ScreenEntry[]
}

const InEngine = ({ me, screens }: InEngineProps) => {
  const { currency, timeZone } = me.engine
  const format = useMemo(() => formatterFor({ language: firstLanguage(navigator.languages), currency, zone: timeZone }), [currency, timeZone])
  return (
    <FormatContext value={format}>
      <Framed me={me} screens={screens} />
    </FormatContext>
  )
}

const noFigures = {}
/** Rates and ages move though nothing is journalled. */
const overviewEveryMs = 15_000

const Framed = ({ me, screens }: InEngineProps) => {
  const navigate = useNavigate()
  const at = useRouterState({ select: ({ location }) => location.pathname })
  const { data: overview } = useQueryOf('overview.show', {}, { follows: ['*'], every: () => overviewEveryMs })
  const { duration } = useFormat()
  const stations = useMemo(() => (overview ? stationsFrom(overview.stations, screens, duration) : unlitStations), [overview, duration, screens])
  useQueueNews(stations)
  const { sample: isSample } = me.engine
  const owns = me.roles.includes('owner')
  const sample = useMemo(() => (isSample ? { mayClear: owns } : undefined), [isSample, owns])
  const go = useMemo(() => (path: string) => void navigate({ href: path }), [navigate])
  const { settle } = useHeldVerdicts()
  const signOut = async () => {
    // Afterwards nobody would be known to have given them.
    await settle()
    await fetch('/sign-out', { method: 'POST' })
    location.assign('/sign-in')
  }
  return (
    <Frame
      engine={{ name: me.engine.name, caption: strings.frame.owner(me.owner.name) }}
      me={faceOf({ ...me.person, roles: me.roles })}
      stations={stations}
      screens={screens}
      figures={noFigures}
      at={at}
      sample={sample}
      onGo={go}
      onSignOut={() => void signOut()}
    >
      <Outlet />
    </Frame>
  )
}
