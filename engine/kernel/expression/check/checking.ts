import type { Cell, Meaning } from '../meaning.ts'
import type { Names } from '../names.ts'
import type { Fault, Span } from '../problem.ts'
import type { Syntax } from '../syntax/syntax.ts'
import { aType, maySuit, suits, type Type } from '../type.ts'

export interface Variable {
  readonly cell: Cell
  readonly type: Type
}

/** The state of one check. `inside` is the same check with one more variable in sight. */
export class Checking {
  readonly source: string
  readonly names: Names
  readonly faults: Fault[]
  readonly variables: ReadonlyMap<string, Variable>
  /** How many macros stand around. */
  readonly depth: number
  readonly check: (node: Syntax, checking: Checking) => Meaning

  constructor(from: Pick<Checking, 'source' | 'names' | 'faults' | 'variables' | 'depth' | 'check'>) {
    this.source = from.source
    this.names = from.names
    this.faults = from.faults
    this.variables = from.variables
    this.depth = from.depth
    this.check = from.check
  }

  of(node: Syntax): Meaning {
    return this.check(node, this)
  }

  inside(name: string, variable: Variable): Checking {
    return new Checking({ ...this, depth: this.depth + 1, variables: new Map([...this.variables, [name, variable]]) })
  }

  text({ start, end }: Span): string {
    return this.source.slice(start, end)
  }

  fault(span: Span, message: string, hint: string): Meaning {
    this.faults.push({ message, hint, span })
    return nothing
  }

  /** The meaning as one of `type`, guarded where only the run can tell; `what` begins the sentence if it cannot be. */
  as(meaning: Meaning, type: Type, what: string, hint: string): Meaning {
    if (meaning === nothing || suits(meaning.type, type)) return meaning
    if (maySuit(meaning.type, type)) return { kind: 'guard', of: meaning, type, span: meaning.span }
    return this.fault(meaning.span, `${what} must be ${aType(type)}; this is ${aType(meaning.type)}.`, hint)
  }

  asCondition(meaning: Meaning, what: string): Meaning {
    return this.as(meaning, 'bool', what, 'Compare it with something, such as x == "a" or x > 0.')
  }
}

/** Stands where something was wrong. Nothing is said about what is made of it, so one slip gives one problem. */
export const nothing: Meaning = { kind: 'constant', value: null, type: 'dyn', span: { start: 0, end: 0 } }
