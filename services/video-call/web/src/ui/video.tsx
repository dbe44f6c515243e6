import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** Plays a stream. `onSilenced`: the browser wants a press of the member before it plays a sound. */
export function Video({
  stream,
  label,
  muted = false,
  class: className,
  onPicture,
  onSilenced,
  video,
}: {
  stream: MediaStream | null
  label: string
  muted?: boolean
  class?: string | undefined
  /** The first picture is there. */
  onPicture?: () => void
  onSilenced?: () => void
  video?: RefObject<HTMLVideoElement | null>
}) {
  const own = useRef<HTMLVideoElement>(null)
  const ref = video ?? own
  useEffect(() => {
    const element = ref.current
    if (element === null) return
    element.srcObject = stream
    // A property, because browsers do not take it from the attribute once the element is there.
    element.muted = muted
    if (stream === null) return
    element.play().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'NotAllowedError') onSilenced?.()
    })
  }, [stream, muted, ref, onSilenced])
  return (
    <video
      ref={ref}
      class={className}
      autoPlay
      playsInline
      muted={muted}
      aria-label={label}
      onLoadedData={onPicture}
      onResize={fit}
    />
  )
}

/** A picture that lies while its place stands is shown whole; the other way round it fills the place. */
function fit({ currentTarget: video }: { currentTarget: HTMLVideoElement }): void {
  video.dataset.shape = video.videoWidth > video.videoHeight ? 'wide' : 'tall'
}
