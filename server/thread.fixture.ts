import { threadId } from 'node:worker_threads'
import { answerHere } from './thread.ts'

answerHere((asked: string) => {
  if (asked === 'fall') process.exit(1)
  if (asked === 'wrong') throw new Error('nobody knows')
  return threadId
})
