import { useEffect, useState } from 'react'

const every = 30_000

/** This moment in milliseconds since 1970, told again twice a minute: for what says how long is left. */
export const useNow = (): number => {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every)
    return () => clearInterval(timer)
  }, [])
  return now
}
