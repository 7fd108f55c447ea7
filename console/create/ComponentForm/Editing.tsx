import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useMemo, useState } from 'react'
import { kindLabel } from '../../../engine/create/component-kind.ts'
import type { Action } from '../../actions/action.ts'
import { asked, useCommand } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import type { Crumb } from '../../frame/Bar.tsx'
import { Screen } from '../../frame/Screen.tsx'
import { useAddress } from '../../frame/useAddress.ts'
import { useUnsaved } from '../../frame/useUnsaved.tsx'
import { useKinds } from '../useKinds.ts'
import { useLocales } from '../useLocales.ts'
import { useMayCompose } from '../useMayCompose.ts'
import { Both } from './Both.tsx'
import { amendmentOf, misreadIn, type Shown } from './draft.ts'
import { FormBody, Found } from './FormBody.tsx'
import { titleFor } from './titleFor.ts'
import { blockedIn, useCheck } from './useCheck.ts'
import { useEdited, type Edited } from './useEdited.ts'
import { useSaver } from './useSaver.ts'
import { WhatItMeans } from './WhatItMeans.tsx'
import { words } from './words.ts'

interface Props {
  shown: Shown
  crumbs: readonly Crumb[]
  refetch: () => unknown
}

/** One component being edited: what was typed stays whatever others save meanwhile. */
export const Editing = ({ shown, crumbs, refetch }: Props) => {
  const format = useFormat()
  const { component, usedIn } = shown
  const [address] = useAddress()
  const spoken = useLocales()
  const locales = useMemo(
    () => [
      ...new Set([...spoken, ...usedIn.flatMap(({ locales: held }) => held), ...Object.keys(component.fields)].filter((locale) => locale !== '*')),
    ],
    [spoken, usedIn, component.fields],
  )
  const edited = useEdited(component)
  const { draft, change, conflict } = edited
  const form = useKinds().get(component.kind) ?? component.form
  const late = useDeferredValue(draft)
  const check = useCheck(late, form, locales, component)
  const amendment = useMemo(() => amendmentOf(draft, component, form, locales), [draft, component, form, locales])
  const misread = misreadIn(draft, form, locales, component)
  const changed = Object.keys(amendment).length > 0
  const { question, leave } = useUnsaved(changed)
  const { actions, error, reset } = useSave({
    component,
    amendment,
    blocked: blockedIn(check).size > 0,
    isMisread: misread.size > 0,
    edited,
    leave,
    refetch,
  })
  const saver = useSaver(component, conflict !== undefined)
  const [both, setBoth] = useState(false)
  const asksAnew = amendment.fields !== undefined || amendment.rights !== undefined
  const title = conflict
    ? words.both.title(saver.name)
    : blockedIn(check).size === 0 && asksAnew && usedIn.length > 0
      ? words.edit.asks(format.count(usedIn.length))
      : titleFor(check, format)
  return (
    <Screen
      crumbs={crumbs}
      title={title}
      facts={<span>{kindLabel(component.kind)}</span>}
      actions={actions}
      inspector={{
        label: words.edit.means,
        content: (
          <>
            <WhatItMeans shown={shown} amendment={amendment} />
            <Found {...{ draft, form, locales, check }} isMisread={misread.size > 0} />
          </>
        ),
      }}
    >
      <div className="grid max-w-160 gap-4 px-(--page) py-4">
        {conflict ? (
          <Both
            conflict={conflict}
            assets={shown.assets}
            saver={saver}
            open={both}
            onOpen={setBoth}
            onPick={(next) => {
              edited.take(next)
              setBoth(false)
              reset()
            }}
          />
        ) : null}
        {conflict && both ? null : (
          <FormBody
            {...{ draft, form, locales, check, misread, error: conflict ? null : error }}
            at={address.get('in') ?? undefined}
            onChange={(next) => {
              reset()
              change(next)
            }}
          />
        )}
      </div>
      {question}
    </Screen>
  )
}

interface Saving {
  component: Shown['component']
  amendment: ReturnType<typeof amendmentOf>
  blocked: boolean
  isMisread: boolean
  edited: Edited
  leave: (go: () => void) => void
  refetch: () => unknown
}

const useSave = ({ component: { id, key, version }, amendment, blocked, isMisread, edited: { conflict }, leave, refetch }: Saving) => {
  const navigate = useNavigate()
  const because = useMayCompose()
  const { mutate, error, isPending, reset } = useCommand('component.amend')
  const changed = Object.keys(amendment).length > 0
  const actions = useMemo(
    (): readonly Action[] => [
      {
        id: 'versions',
        group: 'go',
        label: words.edit.versions,
        tone: 'quiet',
        run: () => void navigate({ href: `/library/${key}/versions` }),
      },
      {
        id: 'save',
        group: 'do',
        label: blocked ? words.edit.saveBlocked : words.edit.save,
        keys: 'mod+Enter',
        tone: blocked ? 'plain' : 'filled',
        operation: 'component.amend',
        because: because ?? (conflict ? words.both.because : isMisread ? words.mendNumbers : changed ? undefined : words.edit.nothing),
        busy: isPending ? words.edit.saving : undefined,
        run: () =>
          mutate(asked({ id, ...amendment, ifVersion: version }), {
            onSuccess: () => leave(() => void navigate({ to: `/library/${key}` })),
            // What was saved meanwhile is read, and stands beside what was typed here.
            onError: () => void refetch(),
          }),
      },
    ],
    [id, key, version, amendment, blocked, isMisread, changed, conflict, because, isPending, mutate, navigate, leave, refetch],
  )
  return { actions, error, reset }
}
