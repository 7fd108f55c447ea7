import type { UseQueryResult } from '@tanstack/react-query'
import { Answered } from '../../api/Answered.tsx'
import type { NoAnswer } from '../../api/queries.ts'
import { Go } from '../../kit/Go.tsx'
import { Empty } from '../../kit/state/Empty.tsx'
import { words } from './words.ts'

export const NothingForYou = ({ query }: { query: UseQueryResult<unknown, NoAnswer> }) => (
  <Answered query={query}>
    {() => (
      <div className="p-(--page)">
        <Empty fact={words.nothingHere} meaning={words.meaning}>
          <Go href="/families" className="linked font-label text-thread">
            {words.toFamilies}
          </Go>
        </Empty>
      </div>
    )}
  </Answered>
)
