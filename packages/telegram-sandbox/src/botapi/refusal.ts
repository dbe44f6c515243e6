/** A call that Telegram refuses: HTTP status and `description` as the Bot API gives them. */
export class Refusal extends Error {
  constructor(
    readonly code: number,
    readonly description: string,
    readonly parameters?: { retry_after: number },
  ) {
    super(description)
    this.name = 'Refusal'
  }
}

/** 400 `Bad Request: <text>`. */
export function badRequest(text: string): Refusal {
  return new Refusal(400, `Bad Request: ${text}`)
}

/** 403 `Forbidden: <text>`. */
export function forbidden(text: string): Refusal {
  return new Refusal(403, `Forbidden: ${text}`)
}

/** 429 with `retry_after` in whole seconds. */
export function tooManyRequests(retryAfter: number): Refusal {
  return new Refusal(429, `Too Many Requests: retry after ${retryAfter}`, { retry_after: retryAfter })
}
