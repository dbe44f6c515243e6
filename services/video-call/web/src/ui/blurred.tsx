import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import style from './blurred.module.css'

/** So few dots that nobody is known by them. */
const DOTS = 12
/** Shown so large, in two steps: in one the dots would be seen as squares. */
const SMOOTH = 8
const EVERY_MS = 125

/** A video as a blur: drawn small and shown large, which costs a phone nothing, unlike a filter over the whole picture. */
export function Blurred({ video }: { video: RefObject<HTMLVideoElement | null> }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const small = document.createElement('canvas')
    const draw = (): void => {
      const source = video.current
      const shown = canvas.current
      if (!source || !shown || source.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return
      small.width = DOTS
      small.height = Math.max(1, Math.round((DOTS * source.videoHeight) / source.videoWidth))
      shown.width = small.width * SMOOTH
      shown.height = small.height * SMOOTH
      small.getContext('2d')?.drawImage(source, 0, 0, small.width, small.height)
      const smooth = shown.getContext('2d')
      if (smooth === null) return
      smooth.imageSmoothingQuality = 'high'
      smooth.drawImage(small, 0, 0, shown.width, shown.height)
    }
    draw()
    const timer = setInterval(draw, EVERY_MS)
    return () => clearInterval(timer)
  }, [video])
  return <canvas ref={canvas} class={style.blurred} width={1} height={1} />
}
