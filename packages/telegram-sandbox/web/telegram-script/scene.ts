export interface Scene {
  /** Of the whole picture, in degrees: tells two members apart. */
  hue: number
  /** Through the camera at the back of the phone: a landscape in the place of a face. */
  fromBack: boolean
  seconds: number
}

/** Draws one frame of what a pretended camera sees. */
export function drawScene(context: CanvasRenderingContext2D, { hue, fromBack, seconds }: Scene): void {
  const { width, height } = context.canvas
  const sky = context.createLinearGradient(0, 0, 0, height)
  sky.addColorStop(0, `hsl(${hue} 55% 72%)`)
  sky.addColorStop(1, `hsl(${(hue + 40) % 360} 60% 48%)`)
  context.fillStyle = sky
  context.fillRect(0, 0, width, height)
  if (fromBack) drawHills(context, hue, seconds)
  else drawFace(context, hue, seconds)
}

function drawFace(context: CanvasRenderingContext2D, hue: number, seconds: number): void {
  const { width, height } = context.canvas
  const x = width / 2 + Math.sin(seconds * 0.9) * 22
  const y = height * 0.46 + Math.sin(seconds * 1.7) * 8
  disc(context, x, height * 1.05, 210, `hsl(${(hue + 190) % 360} 42% 38%)`)
  disc(context, x, y, 118, `hsl(${(hue + 20) % 360} 45% 86%)`)
  // A blink now and then.
  const isBlinking = seconds % 3.4 < 0.14
  context.fillStyle = context.strokeStyle = `hsl(${hue} 45% 18%)`
  context.lineWidth = 9
  context.lineCap = 'round'
  for (const side of [-42, 42]) {
    context.beginPath()
    context.ellipse(x + side, y - 16, 12, isBlinking ? 2 : 14, 0, 0, Math.PI * 2)
    context.fill()
  }
  context.beginPath()
  context.arc(x, y + 20, 46 + Math.sin(seconds * 2.3) * 6, 0.2 * Math.PI, 0.8 * Math.PI)
  context.stroke()
}

function drawHills(context: CanvasRenderingContext2D, hue: number, seconds: number): void {
  const { width, height } = context.canvas
  disc(context, width * 0.72, height * 0.3 + Math.sin(seconds * 0.5) * 10, 48, 'hsl(48 95% 74%)')
  for (const [index, light] of [46, 36, 26].entries()) {
    context.fillStyle = `hsl(${(hue + 120) % 360} 35% ${light}%)`
    context.beginPath()
    context.moveTo(0, height)
    for (let at = 0; at <= width; at += 16)
      context.lineTo(at, height * (0.55 + index * 0.13) + Math.sin(at / 80 + index * 2 + seconds * 0.3) * 34)
    context.lineTo(width, height)
    context.fill()
  }
}

function disc(context: CanvasRenderingContext2D, x: number, y: number, radius: number, color: string): void {
  context.fillStyle = color
  context.beginPath()
  context.arc(x, y, radius, 0, Math.PI * 2)
  context.fill()
}
