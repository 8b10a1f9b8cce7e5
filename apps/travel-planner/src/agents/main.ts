import { readEnvironment, SPECIALISTS, type SpecialistName } from './environment.ts'
import { runOrchestrator } from './orchestrator/run-orchestrator.ts'
import { activitiesSpecialist } from './specialists/activities.ts'
import { flightsSpecialist } from './specialists/flights.ts'
import { hotelsSpecialist } from './specialists/hotels.ts'
import { runSpecialist } from './specialists/run-specialist.ts'
import type { Specialist } from './specialists/specialist.ts'

const specialists: Readonly<Record<SpecialistName, Specialist>> = {
  flights: flightsSpecialist,
  hotels: hotelsSpecialist,
  activities: activitiesSpecialist,
}

/** Runs the agent of that name until it is told to end. */
async function main(name: string | undefined): Promise<void> {
  const environment = readEnvironment(process.env)
  const specialist = SPECIALISTS.find((known) => known === name)
  if (specialist !== undefined) await runSpecialist(specialists[specialist], environment)
  else if (name === 'orchestrator') await runOrchestrator(environment)
  else throw new Error(`There is no agent "${name ?? ''}". There are: orchestrator, ${SPECIALISTS.join(', ')}.`)
}

try {
  await main(process.argv[2])
} catch (error) {
  process.stderr.write(`${process.argv[2] ?? 'agent'}: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
