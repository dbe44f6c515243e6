import { seeded } from './svg.mjs'

const RATE = 44_100
const BEAT = 0.32

/** Semitones above A3, and beats. */
const TUNE = [
  [3, 1],
  [7, 1],
  [10, 1],
  [15, 2],
  [14, 1],
  [10, 1],
  [7, 1],
  [8, 1],
  [12, 1],
  [15, 1],
  [20, 2],
  [19, 1],
  [15, 1],
  [12, 1],
  [10, 1],
  [14, 1],
  [17, 1],
  [22, 2],
  [20, 1],
  [17, 1],
  [14, 1],
  [15, 1],
  [10, 1],
  [7, 1],
  [3, 4],
]

/** A plucked string, by Karplus and Strong. */
function pluck(into, start, semitones, loudness, random) {
  const length = Math.round(RATE / (220 * 2 ** (semitones / 12)))
  const string = Float64Array.from({ length }, () => random() * 2 - 1)
  const end = Math.min(into.length, start + RATE * 2)
  for (let at = start; at < end; at += 1) {
    const i = (at - start) % length
    into[at] += string[i] * loudness
    string[i] = 0.4985 * (string[i] + string[(i + 1) % length])
  }
}

/** A little tune on a harp, as a WAV file. */
export function harp() {
  const random = seeded(5)
  const beats = TUNE.reduce((sum, [, length]) => sum + length, 0)
  const samples = new Float64Array(Math.round(RATE * (beats * BEAT + 1.2)))
  let at = 0
  for (const [note, length] of TUNE) {
    pluck(samples, Math.round(at * BEAT * RATE), note, 0.3, random)
    if (length > 1) pluck(samples, Math.round(at * BEAT * RATE), note - 12, 0.22, random)
    at += length
  }
  const wav = Buffer.alloc(44 + samples.length * 2)
  wav.write('RIFF', 0)
  wav.writeUInt32LE(36 + samples.length * 2, 4)
  wav.write('WAVEfmt ', 8)
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20)
  wav.writeUInt16LE(1, 22)
  wav.writeUInt32LE(RATE, 24)
  wav.writeUInt32LE(RATE * 2, 28)
  wav.writeUInt16LE(2, 32)
  wav.writeUInt16LE(16, 34)
  wav.write('data', 36)
  wav.writeUInt32LE(samples.length * 2, 40)
  samples.forEach((value, i) => {
    wav.writeInt16LE(Math.round(Math.max(-1, Math.min(1, value)) * 32_000), 44 + i * 2)
  })
  return wav
}
