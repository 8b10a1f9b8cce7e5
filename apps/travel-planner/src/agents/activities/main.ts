import { runAgent } from '../run-agent.ts'
import { runSpecialist } from '../specialist/run-specialist.ts'
import { activitiesSpecialist } from './activities-specialist.ts'

await runAgent('activities', (environment) => runSpecialist(activitiesSpecialist, environment))
