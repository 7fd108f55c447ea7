/** Wide or high at the most, in pixels: enough for a poster on any page. */
const most = 1_920
/** The very first picture of a video is often black. */
const firstLook = 1
const patienceMs = 15_000

/** What is on screen now, as a picture; nothing where this browser cannot draw it. */
export const frameOf = async (video: HTMLVideoElement): Promise<Blob | undefined> => {
  const { videoWidth: width, videoHeight: height } = video
  if (width === 0 || height === 0) return undefined
  const scale = Math.min(1, most / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height)
  return (await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.86))) ?? undefined
}

/** A picture of a video near its beginning, as this browser plays it; nothing where it cannot. The video itself stays where it is. */
export const posterOfVideo = async (file: Blob): Promise<Blob | undefined> => {
  const video = document.createElement('video')
  const address = URL.createObjectURL(file)
  try {
    video.muted = true
    video.preload = 'auto'
    video.src = address
    await until(video, 'loadeddata')
    if (video.duration > firstLook) {
      const arrived = until(video, 'seeked')
      video.currentTime = firstLook
      await arrived
    }
    return await frameOf(video)
  } catch {
    return undefined
  } finally {
    video.removeAttribute('src')
    video.load()
    URL.revokeObjectURL(address)
  }
}

const until = (video: HTMLVideoElement, what: 'loadeddata' | 'seeked'): Promise<void> =>
  new Promise((resolve, reject) => {
    video.addEventListener(what, () => resolve(), { once: true })
    video.addEventListener('error', () => reject(new Error('it does not play here')), { once: true })
    setTimeout(() => reject(new Error('it does not come')), patienceMs)
  })
