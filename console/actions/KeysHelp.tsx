import { Dialog } from 'radix-ui'
import { useState } from 'react'
import { TickField } from '../kit/Field.tsx'
import { Icon } from '../kit/Icon.tsx'
import { Key } from '../kit/Key.tsx'
import { strings } from '../strings.ts'
import { useAllActions } from './Actions.tsx'
import { lettersAct, setLettersAct } from './letters.ts'
import type { Registry } from './registry.ts'

const { keys, palette, dialog } = strings

/** Every key that does something here, printed from the same actions that the keys run. */
export const KeysHelp = ({ registry, onClose }: { registry: Registry; onClose: () => void }) => {
  const [letters, setLetters] = useState(lettersAct())
  const actions = useAllActions(registry).filter((action) => action.keys)
  const everywhere: [string, string][] = [
    ['mod+K', palette.title],
    ['?', keys.why],
    ['Escape', keys.back],
    ['J', keys.list.next],
    ['K', keys.list.before],
    ['Enter', keys.list.open],
    ['Space', keys.list.peek],
    ['X', keys.list.select],
  ]
  const here = actions.map(({ keys: key, label }): [string, string] => [key ?? '', label])
  return (
    <Dialog.Root open onOpenChange={(open) => open || onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-30 bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-[10vh] left-1/2 z-30 grid max-h-[80vh] w-155 max-w-[calc(100vw-24px)] -translate-x-1/2 gap-4 overflow-y-auto rounded-3 bg-raised p-5 text-13 text-ink shadow-float"
        >
          <div className="flex items-center justify-between">
            <Dialog.Title className="text-15 font-title">{keys.title}</Dialog.Title>
            <Dialog.Close aria-label={dialog.close} className="target rounded-1 text-ink-2 hover:text-ink">
              <Icon name="close" />
            </Dialog.Close>
          </div>
          <div className="grid grid-cols-2 gap-x-8 gap-y-4 max-column:grid-cols-1">
            <KeyList title={keys.everywhere} rows={everywhere} />
            <KeyList title={keys.here} rows={here} />
          </div>
          <TickField
            label={keys.letters}
            hint={keys.lettersHint}
            checked={letters}
            onChange={(on) => {
              setLettersAct(on)
              setLetters(on)
            }}
          />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

const KeyList = ({ title, rows }: { title: string; rows: readonly (readonly [string, string])[] }) => (
  <section>
    <h3 className="mb-1 border-b border-line pb-1 text-12 text-ink-2">{title}</h3>
    <dl>
      {rows.map(([key, label]) => (
        <div key={`${key}${label}`} className="flex min-h-7 items-center justify-between gap-3">
          <dt>{label}</dt>
          <dd>
            <span className="sr-only">{key}</span>
            <Key keys={key} />
          </dd>
        </div>
      ))}
    </dl>
  </section>
)
