// Draws, sings and speaks the files that members may send: src/samples/gallery. Needs ffmpeg, rsvg-convert (librsvg2-bin),
// cwebp (webp) and espeak-ng. Run it when a drawing changes, and commit what it makes: node scripts/samples/make.mjs
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { balloons, dots, planet, waves } from './clips.mjs'
import { aurora, forest, lake, town } from './photos.mjs'
import { harp } from './sounds.mjs'
import { cat, heart, sun } from './stickers.mjs'
import { svg } from './svg.mjs'

const out = path.resolve(import.meta.dirname, '../../src/samples/gallery')
const work = mkdtempSync(path.join(tmpdir(), 'samples-'))
rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })

const run = (command, ...args) => execFileSync(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
const ffmpeg = (...args) => run('ffmpeg', '-v', 'error', '-y', '-bitexact', ...args)
const temporary = (name, content) => {
  const file = path.join(work, name)
  if (content !== undefined) writeFileSync(file, content)
  return file
}
const catalogue = []
const add = (id, kind, title, fileName, more = {}) => {
  catalogue.push({ id, kind, title, fileName, ...more })
  return path.join(out, fileName)
}
/** What ffprobe finds: whole seconds, as Telegram counts them, and pixels. */
const probed = (file) => {
  const shown = run(
    'ffprobe',
    '-v',
    'error',
    '-show_entries',
    'format=duration:stream=width,height',
    '-of',
    'json',
    file,
  )
  const { streams, format } = JSON.parse(shown)
  const picture = streams.find((stream) => stream.width)
  const about = { duration: Math.max(1, Math.round(Number(format.duration))) }
  return picture ? { ...about, width: picture.width, height: picture.height } : about
}
const measure = (file) => Object.assign(catalogue.at(-1), probed(file))

function drawn(name, drawing) {
  const png = temporary(`${name}.png`)
  run('rsvg-convert', '-o', png, temporary(`${name}.svg`, drawing))
  return png
}

function photo(id, title, drawing) {
  const file = add(id, 'photo', title, `${id}.jpg`)
  ffmpeg('-i', drawn(id, drawing), '-q:v', '5', '-pix_fmt', 'yuvj420p', file)
}

function clip(id, kind, title, draw, seconds, sound) {
  const frames = seconds * 20
  for (let i = 0; i < frames; i += 1) drawn(`${id}-${String(i).padStart(3, '0')}`, draw(i / frames))
  const file = add(id, kind, title, `${id}.mp4`)
  const tone = sound ? ['-f', 'lavfi', '-t', String(seconds), '-i', sound] : []
  ffmpeg(
    ...['-framerate', '20', '-i', path.join(work, `${id}-%03d.png`), ...tone],
    ...['-c:v', 'libx264', '-preset', 'veryslow', '-crf', '26', '-pix_fmt', 'yuv420p'],
    ...(sound ? ['-c:a', 'aac', '-b:a', '48k', '-shortest'] : ['-an']),
    ...['-movflags', '+faststart', file],
  )
  measure(file)
}

function voice(id, title, text, pitch) {
  const wav = temporary(`${id}.wav`)
  run('espeak-ng', '-v', 'en-gb', '-s', '150', '-p', String(pitch), '-w', wav, text)
  const file = add(id, 'voice', title, `${id}.oga`)
  ffmpeg('-i', wav, '-ac', '1', '-c:a', 'libopus', '-b:a', '20k', '-application', 'voip', '-f', 'ogg', file)
  measure(file)
}

function sticker(id, title, emoji, drawing) {
  const file = add(id, 'sticker', title, `${id}.webp`, { emoji })
  run('cwebp', '-quiet', '-q', '82', '-alpha_q', '90', drawn(id, drawing), '-o', file)
}

const SEA = 'anoisesrc=color=brown:amplitude=0.25,lowpass=f=700,tremolo=f=0.5:d=0.7'
const CHORD = "aevalsrc='0.08*(sin(2*PI*262*t)+sin(2*PI*330*t)+sin(2*PI*392*t))*(0.6+0.4*sin(2*PI*0.5*t))'"

photo('lake', 'Lake at sunset', lake())
photo('aurora', 'Northern lights', aurora())
photo('forest', 'Misty forest', forest())
photo('town', 'Town at dusk', town())
clip('waves', 'video', 'Waves', waves, 4, SEA)
clip('balloons', 'video', 'Balloons', balloons, 3, CHORD)
clip('planet', 'video_note', 'Planet', planet, 4, CHORD)
clip('dots', 'animation', 'Hopping dots', dots, 2)
voice('hello', 'Hello', 'Hi! Nice to meet you.', 60)
voice(
  'story',
  'A longer voice note',
  'I went for a walk by the lake this evening. The sky was orange and pink, and somebody played the harp. What was the best part of your day?',
  42,
)
sticker('cat', 'Waving cat', '👋', cat())
sticker('heart', 'Smiling heart', '🥰', heart())
sticker('sun', 'Cool sun', '😎', sun())

const tune = add('harp', 'audio', 'Evening walk', 'evening-walk.mp3', { performer: 'Sandbox Harp' })
ffmpeg(
  '-i',
  temporary('harp.wav', harp()),
  '-b:a',
  '64k',
  '-metadata',
  'title=Evening walk',
  '-metadata',
  'artist=Sandbox Harp',
  tune,
)
measure(tune)

const line = (y, size, text) =>
  `<text x="64" y="${y}" font-family="DejaVu Sans" font-size="${size}" fill="#2c2453">${text}</text>`
const page = svg(
  595,
  842,
  `<rect width="595" height="842" fill="#fff"/><rect width="595" height="110" fill="#f0806e"/>
  ${line(70, 30, 'Weekend by the lake')}${line(170, 15, 'Saturday: the path around the water, two hours.')}
  ${line(200, 15, 'Sunday: breakfast outside, then the old town.')}${line(250, 15, 'Bring: a jacket, sun glasses, something to read.')}`,
)
run(
  'rsvg-convert',
  '-f',
  'pdf',
  '-o',
  add('plan', 'document', 'Weekend plan (PDF)', 'weekend-plan.pdf'),
  temporary('plan.svg', page),
)
writeFileSync(
  add('list', 'document', 'Packing list (text)', 'packing-list.txt'),
  'Packing list\n============\n\n- jacket\n- sun glasses\n- something to read\n- snacks (many)\n',
)

writeFileSync(path.join(out, 'catalogue.json'), `${JSON.stringify(catalogue, null, 2)}\n`)
rmSync(work, { recursive: true })
const bytes = catalogue.reduce((sum, { fileName }) => sum + statSync(path.join(out, fileName)).size, 0)
process.stdout.write(`${catalogue.length} files, ${Math.round(bytes / 1024)} KiB\n`)
