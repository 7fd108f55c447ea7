import { Problem } from '../../api/Answered.tsx'
import { asked, useCommand } from '../../api/queries.ts'
import { Dialog } from '../../kit/Dialog.tsx'
import type { Rule } from './form.ts'
import { words } from './words.ts'

/** Giving a draft up asks once. */
export const DiscardDialog = ({ rule, open, onOpenChange }: { rule: Rule; open: boolean; onOpenChange: (open: boolean) => void }) => {
  const { mutate, error } = useCommand('rule.discard')
  return (
    <Dialog
      title={words.discardTitle(rule.of.name)}
      sentence={error ? <Problem problem={error} /> : words.discardSentence}
      verb={words.discard}
      destroys
      open={open}
      onOpenChange={onOpenChange}
      onConfirm={() => mutate(asked({ id: rule.id }))}
    />
  )
}
