import { nothing, type Checking } from './checking.ts'
import { limits } from '../limits.ts'
import { macros, type Cell, type Macro, type Meaning } from '../meaning.ts'
import { isName, type Call, type Syntax } from '../syntax/syntax.ts'
import { aType, isList, isMap, type Type } from '../type.ts'

/** `list.exists(x, …)` and its kin. Without anything before the dot they are only recognised to say how they are written. */
export const isMacro = ({ name }: Call): boolean => (macros as readonly string[]).includes(name)

export const checkMacro = (call: Call, checking: Checking): Meaning => {
  const macro = call.name as Macro
  const usage = `Write list.${macro}(x, ${macro === 'map' ? 'value of x' : 'condition on x'}).`
  const [variable, ...body] = call.arguments
  if (!call.on || !variable || body.length < 1 || body.length > (macro === 'map' ? 2 : 1))
    return checking.fault(call.span, `${macro} goes through a list with a name for each item.`, usage)
  if (variable.kind !== 'name' || !isName(variable.name)) return checking.fault(variable.span, 'A name for each item goes here.', usage)
  if (checking.depth >= limits.macroNesting) {
    return checking.fault(
      call.nameSpan,
      `Lists within lists are gone through ${limits.macroNesting} deep at most.`,
      'Keep the inner question as an attribute of its own.',
    )
  }
  const range = checking.of(call.on)
  if (range === nothing) return nothing
  const item = itemType(range.type)
  if (!item) return checking.fault(call.on.span, `${macro} goes through a list or the keys of a map; this is ${aType(range.type)}.`, usage)
  const cell: Cell = { value: null }
  return checkBody(call, macro, { range, cell }, body, checking.inside(variable.name, { cell, type: item }))
}

const itemType = (type: Type): Type | undefined => (isList(type) ? type.list : isMap(type) ? 'string' : type === 'dyn' ? 'dyn' : undefined)

const checkBody = (call: Call, macro: Macro, over: { range: Meaning; cell: Cell }, body: Syntax[], inside: Checking): Meaning => {
  const value = inside.of(body.at(-1)!)
  const gives = macro === 'map' ? value : inside.asCondition(value, `What ${macro} asks of each item`)
  const where = body.length > 1 ? inside.asCondition(inside.of(body[0]!), 'Which items map takes') : undefined
  if (gives === nothing || where === nothing) return nothing
  const type: Type = macro === 'map' ? { list: gives.type } : macro === 'filter' ? { list: itemType(over.range.type)! } : 'bool'
  return { kind: 'each', macro, ...over, ...(where ? { where } : {}), gives, type, span: call.span }
}
