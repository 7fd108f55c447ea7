import { useCallback, type RefCallback } from 'react'

/** For the `ref` of a picture: shows bytes that this page holds, and gives them back once they are shown no more. */
export const useBytes = (bytes: Blob | undefined): RefCallback<HTMLImageElement> =>
  useCallback(
    (picture) => {
      if (!picture || !bytes) return
      const address = URL.createObjectURL(bytes)
      picture.src = address
      return () => URL.revokeObjectURL(address)
    },
    [bytes],
  )
