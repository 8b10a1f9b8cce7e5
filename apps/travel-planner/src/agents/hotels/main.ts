import { runAgent } from '../run-agent.ts'
import { runSpecialist } from '../specialist/run-specialist.ts'
import { hotelsSpecialist } from './hotels-specialist.ts'

await runAgent('hotels', (environment) => runSpecialist(hotelsSpecialist, environment))
