/** `main.ts SERVER DATA SETTINGS`: runs one server; tells its port, and on any message what it has used. */
import { servers, type ServerName } from './servers.ts'
import { usage } from './usage.ts'

const [name = '', data = '', settings = '{}'] = process.argv.slice(2)
const { port } = await servers[name as ServerName]({ data, settings: JSON.parse(settings) as Record<string, unknown> })
process.on('message', () => process.send?.(usage()))
process.on('disconnect', () => process.exit(0))
process.send?.({ port })
