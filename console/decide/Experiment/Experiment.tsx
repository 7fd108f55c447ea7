import { useParams } from '@tanstack/react-router'
import { Answered, Problem } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Section } from '../../kit/Section.tsx'
import { words as stage } from '../words.ts'
import { words } from '../Experiments/words.ts'
import { Arms } from './Arms.tsx'
import { PlanDetails } from './PlanDetails.tsx'
import { useExperimentDeeds } from './useExperimentDeeds.ts'

type Shown = Operations['experiment.show']['output']

const { show } = words

/** May we conclude? */
export const Experiment = () => {
  const { experiment: key = '' } = useParams({ strict: false }) as { experiment?: string }
  const query = useQueryOf('experiment.show', { id: key }, { follows: ['decision'] })
  const { actions, problem, ending, setEnding, confirm, busy } = useExperimentDeeds(query.data)
  const { experiment, report } = query.data ?? {}
  return (
    <Screen
      crumbs={[{ label: stage.stage, href: '/placements' }, { label: words.experiments, href: '/experiments' }, { label: experiment?.name ?? key }]}
      title={report?.title}
      facts={query.data ? <ExperimentFacts shown={query.data} /> : null}
      actions={actions}
      {...(experiment && { subject: experiment.name })}
    >
      <Answered query={query}>
        {(shown) => (
          <>
            {problem ? (
              <div className="px-(--page) pt-3">
                <Problem problem={problem} />
              </div>
            ) : null}
            <div className="grid min-h-full grid-cols-[minmax(0,1fr)_clamp(300px,32%,460px)] max-inspector:grid-cols-1">
              <div className="min-w-0">
                <Report shown={shown} />
              </div>
              <div className="border-l border-line max-inspector:border-t max-inspector:border-l-0">
                <PlanDetails shown={shown} />
              </div>
            </div>
            <Dialog
              title={show.endTitle(shown.experiment.name)}
              sentence={shown.experiment.state === 'running' ? show.endSentence(shown.report.learning.statement) : null}
              verb={shown.experiment.state === 'running' ? show.end : show.withdraw}
              open={ending}
              onOpenChange={setEnding}
              onConfirm={confirm}
              busy={busy ? show.end : undefined}
            />
          </>
        )}
      </Answered>
    </Screen>
  )
}

const ExperimentFacts = ({ shown: { experiment, report, synthetic } }: { shown: Shown }) => {
  const { count } = useFormat()
  const counted = report.counted === 'people' ? show.people : show.decisions
  return (
    <>
      <span>{words.states[experiment.state]}</span>
      {report.units > 0 ? <span>{counted(count(report.units))}</span> : null}
      {report.units > 0 ? <span>{show.counted[experiment.plan.metric](count(report.conversions))}</span> : null}
      {synthetic ? <span>{words.synthetic}</span> : null}
    </>
  )
}

const Report = ({ shown }: { shown: Shown }) => {
  const { experiment, report } = shown
  return (
    <>
      <Section title={show.question} className="px-(--page) pb-4">
        <p className="max-w-[70ch] text-15 text-pretty">{experiment.plan.question}</p>
        {report.due !== undefined && experiment.state === 'running' ? <p className="mt-1.5 text-ink-2">{show.due(report.due)}</p> : null}
      </Section>
      <Section title={show.arms} side={show.armsSide} className="@container border-t border-line px-(--page) pb-4">
        <Arms report={report} metric={experiment.plan.metric} />
      </Section>
      <Section title={show.can} className="border-t border-line px-(--page) pb-4">
        <Sentences of={report.can} />
      </Section>
      <Section title={show.cannot} className="border-t border-line px-(--page) pb-5">
        <Sentences of={report.cannot} />
      </Section>
    </>
  )
}

const Sentences = ({ of }: { of: readonly string[] }) =>
  of.length === 0 ? (
    <p className="text-ink-2">{show.nothing}</p>
  ) : (
    <ul className="grid max-w-[80ch] gap-1.5">
      {of.map((sentence) => (
        <li key={sentence} className="text-pretty">
          {sentence}
        </li>
      ))}
    </ul>
  )
