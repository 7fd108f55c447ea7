import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Problem } from '../../api/Answered.tsx'
import { asked, useCommand } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { Button } from '../../kit/Button.tsx'
import { strings } from '../../strings.ts'
import { useHeldText } from '../../kit/useHeldText.ts'
import { emptyDraft, hoursAreWrong, inputFrom, missingIn, type Draft } from './draft.ts'
import { BriefFields } from './BriefFields.tsx'
import { Existing, useExisting } from './Existing.tsx'

const { briefs: words } = strings
const { form } = words

/** Where what is refused is said. */
const drawn = ['title', 'message', 'goal.metric', 'goal.counterMetric', 'audience', 'placements', 'due', 'hours', 'skill']

/** Does this exist already? The form, and at its side what exists and what is still missing. */
export const BriefForm = () => {
  const navigate = useNavigate()
  const [draft, setDraft] = useState(emptyDraft)
  const format = useFormat()
  const open = useCommand('brief.open')
  const existing = useExisting(useHeldText(draft.title))
  const missing = missingIn(draft)
  const because = missing.length > 0 ? `${form.missing}: ${missing.join(', ')}.` : hoursAreWrong(draft) ? form.hoursWrong : undefined
  const set = <K extends keyof Draft>(key: K, value: Draft[K]) => setDraft((before) => ({ ...before, [key]: value }))
  const submit = () =>
    open.mutate(asked(inputFrom(draft, format)), { onSuccess: (brief) => void navigate({ to: '/briefs/$brief', params: { brief: brief.id } }) })
  return (
    <Screen
      crumbs={[
        { label: strings.stages.brief, href: '/briefs' },
        { label: strings.screens.briefs, href: '/briefs' },
        { label: strings.screens.openBrief },
      ]}
      title={existing.length > 0 ? form.titleFound(String(existing.length)) : form.titleNew}
    >
      <div className="grid grid-cols-[minmax(0,560px)_minmax(240px,360px)] gap-x-12 gap-y-6 p-(--page) max-track:grid-cols-1">
        <form
          noValidate
          className="grid grid-cols-2 content-start gap-4 max-column:grid-cols-1 [&>.whole]:col-span-full"
          onSubmit={(event) => {
            event.preventDefault()
            if (because === undefined) submit()
          }}
        >
          <BriefFields draft={draft} set={set} problem={open.error} />
          <div className="whole flex flex-wrap items-center gap-3">
            <Button tone="filled" type="submit" busy={open.isPending ? form.busy : undefined} because={because}>
              {form.submit}
            </Button>
          </div>
          {open.error ? (
            <div className="whole">
              <Problem problem={open.error} fields={drawn} />
            </div>
          ) : null}
        </form>
        <Existing found={existing} typed={draft.title} />
      </div>
    </Screen>
  )
}
