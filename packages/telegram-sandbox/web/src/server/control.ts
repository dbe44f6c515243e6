import type {
  CrowdOrder,
  CrowdState,
  Fault,
  MediaKind,
  Member,
  MemberChanges,
  NewMember,
  PayResult,
  PressResult,
  ReplyTo,
  Sample,
  SeenMessage,
  Sent,
  Snapshot,
  TraceView,
  Traffic,
  Upload,
} from '../../../src/api.js'
import { get, send, sendForm, type Transfer } from './request.js'

/** What a member sends along with a file. */
export interface MediaMessage {
  kind: MediaKind
  fileId?: string
  sample?: string
  caption?: string
  replyTo?: ReplyTo
  hasSpoiler?: boolean
}

/** Everything that the page asks of the sandbox. Each throws RequestFailed with words to show. */
export const control = {
  snapshot: () => get<Snapshot>('/snapshot'),
  olderMessages: (memberId: number, before: number, limit: number) =>
    get<SeenMessage[]>(`/members/${memberId}/messages?before=${before}&limit=${limit}`),
  traffic: (crowd: boolean) => get<Traffic>(`/traffic?limit=300${crowd ? '&crowd=1' : ''}`),
  trace: (trace: string) => get<TraceView>(`/traces/${encodeURIComponent(trace)}`),
  samples: () => get<Sample[]>('/samples'),

  createMember: (member: NewMember) => send<Member>('POST', '/members', member),
  editMember: (id: number, change: MemberChanges) => send<Member>('PATCH', `/members/${id}`, change),
  removeMember: (id: number) => send<unknown>('DELETE', `/members/${id}`),
  setState: (id: number, state: { blocked?: boolean; deactivated?: boolean; voiceForbidden?: boolean }) =>
    send<unknown>('POST', `/members/${id}/state`, state),

  sendText: (id: number, text: string, replyTo?: ReplyTo) =>
    send<Sent>('POST', `/members/${id}/text`, { text, ...(replyTo && { replyTo }) }),
  sendMedia: (id: number, message: MediaMessage) => send<Sent>('POST', `/members/${id}/media`, message),
  sendAlbum: (id: number, items: MediaMessage[]) => send<Sent[]>('POST', `/members/${id}/album`, { items }),
  sendOther: (id: number, fields: Record<string, unknown>) =>
    send<Sent>('POST', `/members/${id}/other`, { fields }),
  edit: (id: number, messageId: number, text: string) =>
    send<Sent>('POST', `/members/${id}/edit`, { messageId, text }),
  react: (id: number, messageId: number, emoji: string | null) =>
    send<unknown>('POST', `/members/${id}/react`, { messageId, emoji }),
  deleteMessage: (id: number, messageId: number) =>
    send<unknown>('POST', `/members/${id}/delete`, { messageId }),
  press: (id: number, messageId: number, data: string) =>
    send<PressResult>('POST', `/members/${id}/press`, { messageId, data }),
  pressKeyboard: (id: number, label: string) => send<Sent>('POST', `/members/${id}/key`, { label }),
  vote: (id: number, messageId: number, optionIds: number[]) =>
    send<unknown>('POST', `/members/${id}/vote`, { messageId, optionIds }),
  pay: (id: number, invoice: { messageId: number } | { link: string }) =>
    send<PayResult>('POST', `/members/${id}/pay`, invoice),
  openWebApp: (
    id: number,
    button: { messageId: number; label: string } | { menu: true } | { keyboardLabel: string },
  ) => send<{ url: string; answers: boolean }>('POST', `/members/${id}/web-app`, button),
  sendWebAppData: (id: number, keyboardLabel: string, data: string) =>
    send<Sent>('POST', `/members/${id}/web-app-data`, { keyboardLabel, data }),
  upload: (
    kind: MediaKind,
    file: Blob,
    fileName: string,
    about: Record<string, number> = {},
    transfer: Transfer = {},
  ) => {
    const form = new FormData()
    form.set('kind', kind)
    for (const [name, value] of Object.entries(about)) form.set(name, String(value))
    form.set('file', file, fileName)
    return sendForm<Upload>('/files', form, transfer)
  },

  addFault: (fault: Fault) => send<{ id: number }>('POST', '/faults', fault),
  removeFault: (id: number) => send<unknown>('DELETE', `/faults/${id}`),
  clearFaults: () => send<unknown>('DELETE', '/faults'),
  setCrowd: (order: CrowdOrder) => send<CrowdState>('PUT', '/crowd', order),
  reset: () => send<unknown>('POST', '/reset'),
}

/** Where the bytes of a file are. */
export const fileUrl = (fileId: string): string => `/control/files/${encodeURIComponent(fileId)}`

/** Where the bytes of a sample are. */
export const sampleUrl = (id: string): string => `/control/samples/${encodeURIComponent(id)}`
