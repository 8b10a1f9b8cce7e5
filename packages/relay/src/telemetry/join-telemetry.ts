import { silentTelemetry, type Telemetry } from './telemetry.ts'

/** One that tells several; a part without a method is not told of that. */
export function joinTelemetry(...parts: readonly Partial<Telemetry>[]): Telemetry {
  return {
    connections: told(parts, 'connections'),
    sessions: told(parts, 'sessions'),
    received: told(parts, 'received'),
    sent: told(parts, 'sent'),
    committed: told(parts, 'committed'),
    lagging: told(parts, 'lagging'),
    refused: told(parts, 'refused'),
    ignored: told(parts, 'ignored'),
    appended: told(parts, 'appended'),
    channels: told(parts, 'channels'),
  }
}

/** What is called with every frame goes straight to the one who wants it. */
function told<Name extends keyof Telemetry>(parts: readonly Partial<Telemetry>[], name: Name): Telemetry[Name] {
  const methods = parts.flatMap((part) => {
    const method = part[name] as ((...given: unknown[]) => void) | undefined
    return method === undefined ? [] : [method.bind(part)]
  })
  const [only] = methods
  if (only === undefined) return silentTelemetry[name]
  if (methods.length === 1) return only as Telemetry[Name]
  return ((...given: unknown[]) => methods.forEach((method) => method(...given))) as Telemetry[Name]
}
