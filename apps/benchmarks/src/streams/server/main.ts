/** `main.ts SERVER DATA`: runs one server; tells its port, and on any message what CPU it has used, in microseconds. */
import { servers, type ServerName } from './servers.ts'

const [name = '', data = ''] = process.argv.slice(2)
const { port } = await servers[name as ServerName](data)
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.({ cpuMicroseconds: user + system })
})
process.on('disconnect', () => process.exit(0))
process.send?.({ port })
