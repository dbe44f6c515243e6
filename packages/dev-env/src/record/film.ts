import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { type Area, snap, snapAtRest } from './camera.js'

interface Frame {
  picture: Buffer
  ms: number
}

/**
 * Pictures of a part of a page, and how long each is shown. How fast the film goes is decided here alone: however slow
 * the machine was, the film is the same.
 */
export class Film {
  private readonly frames: Frame[] = []

  constructor(
    private readonly page: Page,
    private readonly area: Area,
  ) {}

  /** Takes a frame at once. */
  async passes(ms: number): Promise<void> {
    this.add(await snap(this.page, this.area), ms)
  }

  /** Takes a frame when nothing moves any more. */
  async rests(ms: number): Promise<void> {
    this.add(await snapAtRest(this.page, this.area), ms)
  }

  get seconds(): number {
    return this.frames.reduce((sum, { ms }) => sum + ms, 0) / 1_000
  }

  get length(): number {
    return this.frames.length
  }

  private add(picture: Buffer, ms: number): void {
    const last = this.frames.at(-1)
    if (last?.picture.equals(picture)) last.ms += ms
    else this.frames.push({ picture, ms })
  }

  /** Writes it as an animated picture; gives its size in bytes. */
  async save(path: string): Promise<number> {
    const { size } = await sharp(
      this.frames.map(({ picture }) => picture),
      { join: { animated: true }, limitInputPixels: false },
    )
      .webp({
        delay: this.frames.map(({ ms }) => ms),
        loop: 0,
        quality: 72,
        effort: 5,
        minSize: true,
        mixed: true,
      })
      .toFile(path)
    return size
  }
}
