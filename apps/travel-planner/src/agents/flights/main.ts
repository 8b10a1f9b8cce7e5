import { runAgent } from '../run-agent.ts'
import { runSpecialist } from '../specialist/run-specialist.ts'
import { flightsSpecialist } from './flights-specialist.ts'

await runAgent('flights', (environment) => runSpecialist(flightsSpecialist, environment))
