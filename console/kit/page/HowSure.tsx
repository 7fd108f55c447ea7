import { Gathering } from '../Gathering.tsx'
import { Interval } from '../Interval.tsx'
import { NoFigure } from '../NoFigure.tsx'
import { Ribbon } from '../Ribbon.tsx'
import { Share } from '../Share.tsx'
import { Spark } from '../Spark.tsx'
import { Row, Sample } from './Sample.tsx'
import { dragParts, measures, turnParts } from './samples.ts'

const effect = [-12, 12] as const
const course = measures.flatMap(({ figure }) => ('none' in figure ? [] : [figure]))[0]

/** Exact is a bar, estimated is a dot with its line, unknown is a sentence. */
export const HowSure = () => (
  <>
    <Marks />
    <Ribbons />
  </>
)

const Marks = () => (
  <Sample title="How sure we are">
    <Row mark={<Share share={0.412} lead label="Dry all the way home" />} name="Exact share">
      a bar from zero; never for an estimate
    </Row>
    <Row mark={<Share share={0.226} label="Made for the 17:10 downpour" />} name="Another share">
      not the leader’s
    </Row>
    <Row mark={<Share share={0} label="Nothing" />} name="Zero">
      is 0, not a dash
    </Row>
    <Row mark={<Interval estimate={{ value: 5.4, low: 2, high: 9 }} scale={effect} width={220} height={20} zero lead />} name="Estimate">
      dot and 95 % interval, against zero
    </Row>
    <Row mark={<Interval estimate={{ value: 1.1, low: -4, high: 6 }} scale={effect} width={220} height={20} zero lead />} name="Cannot tell">
      the interval holds zero, so no colour
    </Row>
    <Row
      mark={<Interval estimate={{ value: 31.4, low: 26.8, high: 37.9 }} scale={[12, 48]} width={220} height={20} target={24} before={36.2} />}
      name="Against a target"
    >
      tick is the target, ring is the week before
    </Row>
    <Row mark={<Interval estimate={{ value: 14, low: 14, high: 40, censored: true }} scale={[0, 40]} width={220} height={20} />} name="Censored">
      still open, so only “at least”
    </Row>
    <Row mark={<NoFigure because="effective sample 64, needs 100" />} name="No figure">
      and the reason for it
    </Row>
    <Row mark={<Gathering have={15} need={25} what="conversions" />} name="Gathering">
      what is missing, counted
    </Row>
    <Row
      mark={
        course ? <Spark values={course.course} label="Responsiveness, 12 weeks" href="/kit" {...(course.band ? { band: course.band } : {})} /> : null
      }
      name="Course"
    >
      shape only, opens the real chart
    </Row>
  </Sample>
)

const Ribbons = () => (
  <Sample title="Parts to scale">
    <div className="grid gap-6 pt-2">
      <Ribbon parts={turnParts} label="From signal to live, mean 38.0 h" />
      <Ribbon parts={dragParts} label="What holds it back, 47.9 h" labels="legend" />
      <Ribbon
        label="Small parts keep their labels"
        parts={[
          { name: 'accepted', size: 6702, said: '6,702', tone: 'second' },
          { name: 'refused', size: 341, said: '341' },
          { name: 'failed', size: 22, said: '22', tone: 'blocked' },
          { name: 'pending', size: 240, said: '240', tone: 'pale' },
          { name: 'unknown', size: 11, said: '11', tone: 'held' },
        ]}
      />
    </div>
  </Sample>
)
