/** The control API was asked for something that makes no sense (no such member, no such button, …). */
export class ControlError extends Error {
  override readonly name = 'ControlError'
}
