import { Problem } from './Answered.tsx'
import type { OperationName, Operations } from './operations.ts'
import { asked, useCommand } from './queries.ts'

type Retiring = Extract<OperationName, `${string}.retire`>

/** The command behind `kit/Retire`: whether it is under way, why it was refused, and what is done once somebody has said why. */
export const useRetiring = <N extends Retiring>(operation: N, what: Omit<Operations[N]['input'], 'reason'>, onDone?: () => void) => {
  const { mutate, error, isPending, reset } = useCommand(operation)
  return {
    busy: isPending,
    problem: error ? <Problem problem={error} /> : null,
    onLeave: reset,
    onRetire: (reason: string) => mutate(asked({ ...what, reason } as Operations[N]['input']), { onSuccess: onDone ?? reset }),
  }
}
