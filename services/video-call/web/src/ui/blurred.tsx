import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import style from './blurred.module.css'

/** So few dots that nobody is known by them. */
const WIDTH = 16
const HEIGHT = 20
const EVERY_MS = 125

/** A video as a blur: drawn small and shown large, which costs a phone nothing, unlike a filter over the whole picture. */
export function Blurred({ video }: { video: RefObject<HTMLVideoElement | null> }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const draw = (): void => {
      const context = canvas.current?.getContext('2d')
      const source = video.current
      if (!context || !source || source.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return
      context.drawImage(source, 0, 0, WIDTH, HEIGHT)
    }
    draw()
    const timer = setInterval(draw, EVERY_MS)
    return () => clearInterval(timer)
  }, [video])
  return <canvas ref={canvas} class={style.blurred} width={WIDTH} height={HEIGHT} />
}
