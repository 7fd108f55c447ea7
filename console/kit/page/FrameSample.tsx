import { useMemo, useState } from 'react'
import type { Action } from '../../actions/action.ts'
import { Frame } from '../../frame/Frame.tsx'
import type { ScreenEntry } from '../../frame/place.ts'
import { Screen } from '../../frame/Screen.tsx'
import { OverviewView } from '../../overview/Overview/OverviewView.tsx'
import { LoopLegend } from '../loop/Loop.tsx'
import { Pick } from '../Pick.tsx'
import { ReviewSample } from './ReviewSample.tsx'
import { causes, dragParts, journal, measures, people, stations, turnParts } from './samples.ts'

const entries: readonly ScreenEntry[] = [
  { path: '/', label: 'Overview' },
  { path: '/briefs', label: 'Briefs', stage: 'brief' },
  { path: '/review', label: 'Review', stage: 'approve' },
  { path: '/routes', label: 'Routes', stage: 'approve' },
  ...['Measures', 'Drag and debt', 'Pilots', 'Pools', 'Vocabulary', 'Blueprint', 'Journal'].map((label) => ({
    path: `/${label.toLowerCase().replaceAll(' ', '-')}`,
    label,
    steward: true,
  })),
]

const figures = { '/review': '9', '/routes': '6', '/pilots': '1', '/vocabulary': '18', '/briefs': '7' }
const brand = { ground: '#1d2a44', ink: '#f4efe6' }
const nothing = () => {}

/** The frame with sample facts: the Overview, and a review to work through (`?screen=review`). */
export const FrameSample = () => {
  const review = new URLSearchParams(location.search).get('screen') === 'review'
  return (
    <Frame
      engine={{ name: 'Lindmoor Trail', caption: 'Owner: Maren Lund', brand }}
      me={people.maren}
      stations={stations}
      screens={entries}
      figures={figures}
      at={review ? '/review' : '/'}
      onGo={nothing}
      onSignOut={nothing}
    >
      {review ? <ReviewSample /> : <OverviewSample />}
    </Frame>
  )
}

const OverviewSample = () => {
  const [time, setTime] = useState<'working' | 'calendar'>('working')
  const actions = useMemo<readonly Action[]>(() => [{ id: 'report', group: 'do', label: 'Report', run: nothing }], [])
  return (
    <Screen
      crumbs={[{ label: 'Lindmoor Trail', href: '/' }, { label: 'Overview' }]}
      actions={actions}
      title="The loop turns in 31 hours. Approve holds it back."
      facts={
        <>
          <span>7 days to Thu 12 Nov, 15:10</span>
          <Pick
            label="Time"
            options={[
              { value: 'working', label: 'Working time' },
              { value: 'calendar', label: 'Calendar time' },
            ]}
            value={time}
            onChange={setTime}
          />
        </>
      }
      headSide={<LoopLegend />}
      unruled
    >
      <OverviewView
        answer="It turns in 31 hours; approve holds it back."
        stations={stations}
        turn={{
          median: '31.4 h',
          sentence: 'from signal to live, median, 95 % interval 26.8 to 37.9',
          mean: 'mean 38.0 h, to scale, of 17 answered signals; 2 still open',
          parts: turnParts,
        }}
        measures={measures}
        drag={{
          title: 'Holds it back now',
          said: 'waited 47.9 h in 7 days',
          parts: dragParts,
          causes,
          extraWork: 'no hours of rework were recorded',
        }}
        journal={journal}
      />
    </Screen>
  )
}
