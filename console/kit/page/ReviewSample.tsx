import { useState } from 'react'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { Screen } from '../../frame/Screen.tsx'
import { ActorMark } from '../Actor.tsx'
import { Button } from '../Button.tsx'
import { DiffTable } from '../diff/Diff.tsx'
import { Finding } from '../Finding.tsx'
import { Rendition } from '../rendition/Rendition.tsx'
import { Route } from '../Route.tsx'
import { List } from '../table/List.tsx'
import { VerdictBar } from '../VerdictBar.tsx'
import { sampleRendition } from './sampleRendition.ts'
import { people, routeSteps } from './samples.ts'

const queue = [
  { id: 'a', actor: people.tomas, name: 'Coat, headline', what: '54 variants', when: 'by 14 Nov 11:00', late: false },
  { id: 'b', actor: people.aiko, name: 'Home hero, rule 14', what: '1 rule', when: 'by 16 Nov 17:00', late: false },
  { id: 'c', actor: people.writer, name: 'Trade-in, offer', what: '36 variants', when: 'waits 1 d 3 h', late: true },
]

/** A queue to work through, the work in the middle, its route at the side, and the verdict at the bottom edge. */
export const ReviewSample = () => (
  <Screen
    crumbs={[{ label: 'Approve', href: '/review' }, { label: 'Review', href: '/review' }, { label: 'Coat, headline' }]}
    title="One headline changed. 54 variants follow from it."
    facts={
      <>
        <span>Headline 0198, version 3</span>
        <span>
          <b>1</b> new component
        </span>
        <span>
          <b>54</b> yeses lapse
        </span>
      </>
    }
    barSide={
      <span className="contents max-column:hidden">
        <span className="text-12 text-ink-3">1 of 3</span>
        <Button tone="quiet" keys="K">
          Before
        </Button>
        <Button tone="quiet" keys="J">
          Next
        </Button>
      </span>
    }
    list={<Queue />}
    inspector={{ label: 'Route and findings', content: <Details /> }}
    verdict={
      <VerdictBar hash="9c41e7f0a3d2b2">
        <Button tone="quiet" keys="C">
          Comment
        </Button>
        <Button keys="R">Return with a reason</Button>
        <Button tone="filled" keys="A">
          Approve 54
        </Button>
      </VerdictBar>
    }
  >
    <Compared />
  </Screen>
)

/** The queue of the sample. */
export const Queue = () => {
  const [current, setCurrent] = useState('a')
  return (
    <>
      <div className="flex h-11 items-center justify-between px-3.5">
        <b>Waits for you</b>
        <span className="text-ink-3">3</span>
      </div>
      <List label="Waits for you" rows={queue} idOf={({ id }) => id} current={current} onOpen={({ id }) => setCurrent(id)}>
        {({ actor, name, what, when, late }) => (
          <span className="flex gap-2.5">
            <ActorMark actor={actor} />
            <span className="min-w-0 flex-1">
              <b className="cut block">{name}</b>
              <span className="flex justify-between text-12">
                <span className="text-ink-3">{what}</span>
                <span className={late ? 'text-warn' : 'text-ink-3'}>{when}</span>
              </span>
            </span>
          </span>
        )}
      </List>
    </>
  )
}

const Details = () => (
  <>
    <InspectorSection title="Route: claims, Europe">
      <Route steps={routeSteps} label="Route: claims, Europe" />
    </InspectorSection>
    <InspectorSection title="Findings" side="33 of 34 pass">
      <div className="grid gap-2">
        <Finding severity="warn" title="Reading age 9 in German" sentence="The brand asks for 8 or less." />
        <Finding severity="note" title="“Quits last” compares" sentence="Evidence: lab report 88-2, until 2028." />
      </div>
    </InspectorSection>
  </>
)

const banner = (headline: string) => ({ html: sampleRendition({ headline, call: 'See the shells', width: 320, height: 266, size: 36 }) })
const framed = [{ id: 'headline', name: 'Headline', box: { x: 18, y: 44, width: 280, height: 80 } }]

const Compared = () => (
  <>
    <div className="flex flex-wrap gap-5 border-b border-line bg-sunken px-(--page) pt-1.5 pb-4">
      <Rendition output={banner('Your coat should not quit first')} width={320} height={266} name="Live now, version 2" lang="en" />
      <Rendition
        output={banner('Your coat quits last')}
        width={320}
        height={266}
        name="Version 3"
        lang="en"
        layer="slots"
        chosen="headline"
        slots={framed}
      />
    </div>
    <div className="px-(--page)">
      <DiffTable
        label="Headline 0198, version 2 to 3"
        lines={[
          { id: 'en', before: 'Your coat should not quit first', after: 'Your coat quits last', lang: 'en' },
          { id: 'de', before: 'Deine Jacke sollte nicht zuerst aufgeben', after: 'Deine Jacke gibt zuletzt auf', lang: 'de' },
        ]}
      />
    </div>
  </>
)
