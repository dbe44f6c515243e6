/** Reads of what a script answered; each throws where the script and its caller do not agree. */
export function list(reply: unknown): readonly unknown[] {
  if (Array.isArray(reply)) return reply
  throw new TypeError('a script answered no list')
}

export function integer(reply: unknown): number {
  if (typeof reply === 'number') return reply
  throw new TypeError('a script answered no number')
}

export function text(reply: unknown): string {
  if (typeof reply === 'string') return reply
  throw new TypeError('a script answered no text')
}
