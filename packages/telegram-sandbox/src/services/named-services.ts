import type { NamedService } from '../api.js'

/** Reads `gateway=http://host:8080,relay=http://host:8083`; null when it is not of that form. */
export function readNamedServices(text: string): NamedService[] | null {
  const services: NamedService[] = []
  for (const part of text.split(',')) {
    const [name, url, ...more] = part.trim().split('=')
    if (!name || !url || more.length > 0 || !/^https?:\/\/[^/\s]+\/?$/.test(url)) return null
    services.push({ name, url: url.replace(/\/$/, '') })
  }
  return services
}
