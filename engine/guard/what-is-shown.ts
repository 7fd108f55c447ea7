interface Size {
  width: number
  height: number
}

/** The part of a picture that a frame shows, in shares of the picture, where it fills the frame and is cropped about its middle (`object-fit: cover`). */
export const whatIsShown = (picture: Size, frame: Size): Size & { x: number; y: number } => {
  const scale = Math.max(frame.width / picture.width, frame.height / picture.height)
  const [width, height] = [Math.min(1, frame.width / (picture.width * scale)), Math.min(1, frame.height / (picture.height * scale))]
  return { x: (1 - width) / 2, y: (1 - height) / 2, width, height }
}
