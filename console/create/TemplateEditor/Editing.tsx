import { useMemo, useRef, useState } from 'react'
import type { Action } from '../../actions/action.ts'
import { Problem } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { useFormat } from '../../format/useFormat.ts'
import type { Crumb } from '../../frame/Bar.tsx'
import { Screen } from '../../frame/Screen.tsx'
import { useUnsaved } from '../../frame/useUnsaved.tsx'
import type { CodeHandle } from '../../kit/CodeField.tsx'
import { AskSave } from './AskSave.tsx'
import { Clash } from './Clash.tsx'
import { draftOf, mergedOver, type Draft } from './draft.ts'
import { Middle } from './Middle.tsx'
import { Panes, type Tab } from './Panes.tsx'
import { Side } from './Side.tsx'
import { titleOf } from './titleOf.ts'
import { tokensIn } from '../tokensIn.ts'
import { useEditing } from './useEditing.ts'
import { words } from './words.ts'

type Shown = Operations['template.show']['output']

interface Props {
  begin: () => Draft
  /** What is stored of it; absent for a new one. */
  shown: Shown | undefined
  /** What it was copied from. */
  copied: Shown | undefined
  brands: Operations['brand.list']['output']['items']
  fonts: Operations['font.list']['output']['items']
  crumbs: readonly Crumb[]
}

const noFamilies: Shown['usedIn'] = []

/** What is edited at the left, what it shows in the middle, what is found at the right. */
export const Editing = ({ begin, shown, copied, brands, fonts, crumbs }: Props) => {
  const { count } = useFormat()
  const uses = (shown ?? copied)?.usedIn ?? noFamilies
  const editing = useEditing(begin, shown, uses)
  const { draft, query, places, saving, view } = editing
  const { question } = useUnsaved(editing.dirty)
  const [tab, setTab] = useState<Tab>(shown ? 'slots' : 'about')
  const [chosen, setChosen] = useState<number>()
  const [asking, setAsking] = useState(false)
  const code = useRef<CodeHandle>(null)
  const tokens = useMemo(() => tokensIn(brands.find(({ id }) => id === draft.brand)?.tokens ?? {}), [brands, draft.brand])
  const family = uses.find(({ id }) => id === view.family)?.name
  const inCode = (deed: (field: CodeHandle) => void) => {
    setTab('code')
    // The field stands there once the tab is drawn.
    requestAnimationFrame(() => code.current && deed(code.current))
  }
  return (
    <Screen
      crumbs={crumbs}
      actions={useSaving(editing, () => setAsking(true))}
      subject={draft.name}
      title={titleOf(editing, count)}
      facts={<EditingFacts editing={editing} family={family} />}
      inspector={{
        label: words.side.label,
        content: (
          <Side
            draft={draft}
            tried={query.data}
            isOld={query.isOld}
            places={places}
            shown={shown}
            family={family}
            differs={linesOf(editing)}
            tokens={tokens}
            onGo={({ line, column }) => inCode((field) => field.goTo(line ?? 1, column))}
            onChange={editing.change}
            onWrite={({ from, length, text }) => inCode((field) => field.replace(from, length, text))}
          />
        ),
      }}
    >
      <div className="flex h-full min-h-0 flex-col max-track:h-auto">
        <Meanwhile editing={editing} shown={shown} />
        <div className="flex min-h-0 flex-1 max-track:block">
          <Panes
            editing={editing}
            tab={tab}
            chosen={chosen}
            brands={brands}
            fonts={fonts}
            tokens={tokens}
            code={code}
            onTab={setTab}
            onChoose={setChosen}
          />
          <Middle editing={editing} uses={uses} slot={chosen === undefined ? undefined : draft.slots[chosen]} />
        </div>
      </div>
      <AskSave
        name={draft.name}
        families={uses}
        open={asking}
        onOpenChange={setAsking}
        onConfirm={() => {
          setAsking(false)
          saving.save()
        }}
      />
      {question}
    </Screen>
  )
}

type Edited = ReturnType<typeof useEditing>

const linesOf = ({ compared }: Edited): number | undefined => compared && compared.said.length + compared.limits.length + compared.body.length

const EditingFacts = ({ editing: { base, draft, query, view }, family }: { editing: Edited; family: string | undefined }) => {
  const { count } = useFormat()
  return (
    <>
      <span>{base ? words.draftOf(String(base.version)) : words.fresh}</span>
      <span>{words.sizesBy(count(view.size === undefined ? draft.sizes.length : 1), count(query.data?.locales.length ?? 1))}</span>
      <span>{family === undefined ? words.fromLibrary : words.filled(family)}</span>
      {query.isFetching ? <span>{words.working}</span> : null}
    </>
  )
}

/** What somebody else saved, and why one's own could not be. */
const Meanwhile = ({ editing, shown }: { editing: Edited; shown: Shown | undefined }) => {
  const { draft, base, theirs, rebase, saving } = editing
  return (
    <>
      {base && theirs && theirs.version > base.version ? (
        <Clash
          draft={draft}
          base={base}
          theirs={theirs}
          who={shown?.template.version === theirs.version ? shown.changedBy?.name : undefined}
          onMine={() => rebase(mergedOver(draft, base, theirs), theirs)}
          onTheirs={() => rebase(draftOf(theirs), theirs)}
        />
      ) : null}
      {saving.error ? (
        <div className="border-b border-line px-(--page) py-3">
          <Problem problem={saving.error} />
        </div>
      ) : null}
    </>
  )
}

/** The action of the screen: what families show is asked about first. */
const useSaving = ({ base, because, reaches, saving: { save, busy } }: Edited, ask: () => void): readonly Action[] => {
  const isNew = base === undefined
  const [press] = useState(() => ask)
  return useMemo(
    () => [
      {
        id: 'save',
        group: 'do',
        label: isNew ? words.add : words.save,
        keys: 'mod+Enter',
        tone: 'filled',
        operation: isNew ? 'template.add' : 'template.amend',
        because,
        busy: busy ? words.saving : undefined,
        run: reaches ? press : save,
      },
    ],
    [isNew, because, busy, reaches, press, save],
  )
}
