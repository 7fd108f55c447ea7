import { operations } from '../engine/operations.ts'
import { operationNames } from '../engine/people/reachable.ts'
import { answering } from './store/answering.ts'

const names = operations.map(({ name }) => name)

export const answersOperationNames = answering(operationNames, () => Promise.resolve(names))
