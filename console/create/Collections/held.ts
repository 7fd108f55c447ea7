import type { Operations } from '../../api/operations.ts'

export type Collection = Operations['collection.list']['output']['items'][number]
export type Held = Operations['collection.show']['output']
export type UseRequest = Operations['use.list']['output']['items'][number]
