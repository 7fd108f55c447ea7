import { useBlocker } from '@tanstack/react-router'
import { Dialog } from '../../kit/Dialog.tsx'
import { words } from './words.ts'

/** Who leaves with something unsaved is asked; whoever closes the window is asked by the browser. */
export const Leaving = ({ dirty }: { dirty: boolean }) => {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => dirty && current.pathname !== next.pathname,
    enableBeforeUnload: dirty,
    withResolver: true,
  })
  return (
    <Dialog
      title={words.leave.title}
      sentence={words.leave.sentence}
      verb={words.leave.verb}
      cancel={words.leave.cancel}
      destroys
      open={blocker.status === 'blocked'}
      onOpenChange={(open) => open || blocker.reset?.()}
      onConfirm={() => blocker.proceed?.()}
    />
  )
}
