import { Diff, DiffTable } from '../diff/Diff.tsx'
import { Lineage } from '../Lineage.tsx'
import { Loop, LoopLegend } from '../loop/Loop.tsx'
import { UprightLoop } from '../loop/UprightLoop.tsx'
import { Ribbon } from '../Ribbon.tsx'
import { Route } from '../Route.tsx'
import { Series } from '../series/Series.tsx'
import { Sieve } from '../sieve/Sieve.tsx'
import { Sample } from './Sample.tsx'
import { candidates, fullStations, gates, lineage, routeSteps, shareParts, shareTimes, stations, turnParts, unlitStations } from './samples.ts'
import { Renditions, Variants } from './Variants.tsx'

/** The drawings: the loop in its three forms, and what is read along a line. */
export const Pictures = () => (
  <>
    <Sample title="The loop" wide>
      <div className="mb-2 flex justify-end">
        <LoopLegend />
      </div>
      <Loop stations={stations} sentence="it turns in 31 hours; approve holds it back">
        <p className="mb-3 text-28 font-title">31.4 h</p>
        <Ribbon parts={turnParts} label="mean 38.0 h, to scale" />
      </Loop>
    </Sample>
    <Sample title="The loop, unlit" wide>
      <Loop stations={unlitStations} sentence="nothing has moved yet" />
    </Sample>
    <Sample title="The loop upright, with a queue beyond counting">
      <UprightLoop stations={fullStations} here="approve" />
    </Sample>
    <Sample title="Shares over time">
      <Series
        times={shareTimes}
        parts={shareParts}
        happenings={[{ at: shareTimes[26] ?? 0, sentence: 'Rain begins in Hamburg' }]}
        label="Headline shares over 24 hours, exact: Dry all the way home leads with 41 %"
      />
    </Sample>
    <Sample title="Nine could have been shown; one was" wide>
      <div className="pr-6">
        <Sieve gates={gates} candidates={candidates} label="Seven campaigns pass four gates; one is left" />
      </div>
    </Sample>
    <Sample title="From brief to outcome" wide>
      <Lineage steps={lineage} label="From brief 0412 to what was learned" />
    </Sample>
    <Sample title="Route">
      <div className="max-w-72">
        <Route steps={routeSteps} label="Route: claims, Europe" />
      </div>
    </Sample>
    <Sample title="What changed">
      <DiffTable
        label="Headline 0198, version 2 to 3"
        lines={[
          { id: 'en', before: 'Your coat should not quit first', after: 'Your coat quits last', lang: 'en' },
          { id: 'de', before: 'Deine Jacke sollte nicht zuerst aufgeben', after: 'Deine Jacke gibt zuletzt auf', lang: 'de' },
          { id: 'sv', before: 'Din jacka ska inte ge upp först', after: 'Din jacka ger upp sist', lang: 'sv' },
        ]}
      />
      <p className="mt-3">
        <Diff before="Dry until the door" after="Dry until the door" lang="en" /> <span className="text-12 text-ink-3">unchanged</span>
      </p>
    </Sample>
    <Sample title="Variant matrix" wide>
      <Variants />
    </Sample>
    <Sample title="Renditions" wide>
      <Renditions />
    </Sample>
  </>
)
