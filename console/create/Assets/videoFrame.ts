/** Wide or high at the most, in pixels: enough for a poster on any page. */
const most = 1_920
/** The very first picture of a film is often black. */
const firstLook = 1
const patienceMs = 15_000

/** What is on screen now, as a picture; nothing where this browser cannot draw it. */
export const frameOf = async (film: HTMLVideoElement): Promise<Blob | undefined> => {
  const { videoWidth: width, videoHeight: height } = film
  if (width === 0 || height === 0) return undefined
  const scale = Math.min(1, most / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  canvas.getContext('2d')?.drawImage(film, 0, 0, canvas.width, canvas.height)
  return (await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.86))) ?? undefined
}

/** A picture of a film near its beginning, as this browser plays it; nothing where it cannot. The film itself stays where it is. */
export const posterOfFilm = async (file: Blob): Promise<Blob | undefined> => {
  const film = document.createElement('video')
  const address = URL.createObjectURL(file)
  try {
    film.muted = true
    film.preload = 'auto'
    film.src = address
    await until(film, 'loadeddata')
    if (film.duration > firstLook) {
      const arrived = until(film, 'seeked')
      film.currentTime = firstLook
      await arrived
    }
    return await frameOf(film)
  } catch {
    return undefined
  } finally {
    film.removeAttribute('src')
    film.load()
    URL.revokeObjectURL(address)
  }
}

const until = (film: HTMLVideoElement, what: 'loadeddata' | 'seeked'): Promise<void> =>
  new Promise((resolve, reject) => {
    film.addEventListener(what, () => resolve(), { once: true })
    film.addEventListener('error', () => reject(new Error('it does not play here')), { once: true })
    setTimeout(() => reject(new Error('it does not come')), patienceMs)
  })
