import { refuse } from '../../../engine/kernel/refusal.ts'
import { AgeOf } from '../../frame/Age.tsx'
import { Button } from '../Button.tsx'
import { CutOff } from '../state/CutOff.tsx'
import { Empty, NothingMatches } from '../state/Empty.tsx'
import { Failed } from '../state/Failed.tsx'
import { Loading } from '../state/Loading.tsx'
import { Refused } from '../state/Refused.tsx'
import { Sample } from './Sample.tsx'

const nothing = () => {}
const rule = 'daysSince(profile.lastOrdr) > 30'
const cutAt = Date.parse('2026-11-12T14:09:41Z')

/** What a screen says when it has nothing, not yet, or not that. */
export const States = () => (
  <>
    <Sample title="Nothing yet">
      <Empty
        fact="No brief is open."
        meaning="A brief says what is needed, for whom, by when, and whose it is. Signals open them too: the last did on Tuesday."
      >
        <Button tone="filled" keys="N">
          Open a brief
        </Button>
        <Button tone="quiet">Import from a tool</Button>
      </Empty>
      <NothingMatches
        filters={[
          { id: '1', words: 'Only blocked' },
          { id: '2', words: 'Locale: sv' },
        ]}
        onRemove={nothing}
      />
    </Sample>
    <Sample title="On its way">
      <div className="rounded-3 border border-line px-4 py-3.5">
        <Loading now progress={{ done: 61_200, all: 100_000, what: 'Preflight', left: 2000 }} onStop={nothing} />
      </div>
    </Sample>
    <Sample title="Went wrong">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <Refused
          refusal={refuse('invalidExpression', 'The rule does not type-check.', {
            where: [{ line: 1, column: 19, problem: 'no attribute lastOrdr;', hint: 'lastOrder?' }],
          })}
          text={rule}
        >
          <Button>Use lastOrder</Button>
          <Button tone="quiet">All attributes</Button>
        </Refused>
        <Refused refusal={refuse('sameHands', 'You edited this, so you may not judge it.', { remedy: 'Maren Lund may.' })} />
        <Failed sentence="We could not save this. Nothing was lost." reference="f3a9" onRetry={nothing} />
      </div>
    </Sample>
    <Sample title="Cut off">
      <CutOff since={cutAt} nextTry={4} />
      <div className="mt-3 grid max-w-54 gap-1 bg-ground p-2">
        <AgeOf state={{ kind: 'live', behind: 400 }} />
        <AgeOf state={{ kind: 'connecting' }} />
        <AgeOf state={{ kind: 'cut', since: cutAt, nextTry: cutAt + 4000 }} />
      </div>
    </Sample>
  </>
)
