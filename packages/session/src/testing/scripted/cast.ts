/** A piece of scripted work. `{done}` and `{total}` in `activity` are replaced. */
export interface Job {
  readonly title: string
  readonly total: number
  readonly unit: string
  readonly activity: string
  readonly phases: readonly [string, ...string[]]
  /** Reached one after the other, spread over the work. */
  readonly milestones: readonly string[]
  /** Smaller pieces that it is made of. */
  readonly parts?: readonly string[] | undefined
  /** What it says when it fails. */
  readonly failure: string
}

/** A member of the scripted team. */
export interface Role {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly jobs: readonly [Job, ...Job[]]
  /** What it says when it has finished a job. */
  readonly report: string
}

/** The one who splits the work; the work of the others hangs below its tasks. */
export const LEAD: Role = {
  id: 'planner',
  name: 'Trip planner',
  role: 'Splits the trip into work and puts the answers together',
  report: 'The plan stands. Have a look, and tell me what to change.',
  jobs: [
    {
      title: 'Weekend in Lisbon for two',
      total: 12,
      unit: 'decisions',
      activity: 'Weighing what the team has found ({done} of {total} decisions)',
      phases: ['Reading the wishes', 'Waiting for the team', 'Putting days together'],
      milestones: ['Wishes understood', 'First draft of the days'],
      failure: 'No plan fits the budget',
    },
    {
      title: 'Four days in Kyoto in April',
      total: 16,
      unit: 'decisions',
      activity: 'Moving temples around the cherry blossom ({done} of {total} decisions)',
      phases: ['Reading the wishes', 'Waiting for the team', 'Putting days together'],
      milestones: ['Wishes understood', 'Blossom forecast read'],
      failure: 'Every week with blossom is booked out',
    },
    {
      title: 'Report: night trains in Europe',
      total: 9,
      unit: 'sections',
      activity: 'Outlining the report ({done} of {total} sections)',
      phases: ['Framing the question', 'Waiting for the team', 'Writing'],
      milestones: ['Question framed', 'Outline agreed'],
      failure: 'The sources contradict each other',
    },
  ],
}

/** The specialists, in the order in which they join. */
export const SPECIALISTS: readonly [Role, ...Role[]] = [
  {
    id: 'flights',
    name: 'Flight finder',
    role: 'Finds and compares flights',
    report: 'I found three flights that fit; the cheapest leaves at 9:40.',
    jobs: [
      {
        title: 'Find a flight from Berlin to Lisbon',
        total: 214,
        unit: 'flights',
        activity: 'Comparing flights from Berlin to Lisbon on Friday ({done} of {total})',
        phases: ['Reading timetables', 'Comparing fares', 'Checking connections'],
        milestones: ['Timetables read', 'Shortlist of five'],
        parts: ['Outbound on Friday', 'Return on Sunday'],
        failure: 'The fares service answered with an error three times',
      },
      {
        title: 'Check the baggage rules',
        total: 18,
        unit: 'airlines',
        activity: 'Reading baggage rules ({done} of {total} airlines)',
        phases: ['Fetching the rules', 'Reading'],
        milestones: ['Rules fetched'],
        failure: 'One airline does not publish its rules',
      },
    ],
  },
  {
    id: 'hotels',
    name: 'Hotel scout',
    role: 'Finds places to stay',
    report: 'Two hotels in Alfama are quiet, central and within the budget.',
    jobs: [
      {
        title: 'Find a quiet hotel near the centre',
        total: 96,
        unit: 'hotels',
        activity: 'Reading what guests say about noise ({done} of {total} hotels)',
        phases: ['Listing hotels', 'Reading reviews', 'Asking for rates'],
        milestones: ['Hotels listed', 'Loud streets ruled out'],
        parts: ['Alfama', 'Baixa', 'Príncipe Real'],
        failure: 'No hotel in the area has a room for both nights',
      },
    ],
  },
  {
    id: 'activities',
    name: 'Activity scout',
    role: 'Finds things to do',
    report: 'Saturday: tram 28 early, the tile museum, fado in the evening.',
    jobs: [
      {
        title: 'Collect things to do for two days',
        total: 140,
        unit: 'places',
        activity: 'Checking opening hours ({done} of {total} places)',
        phases: ['Collecting places', 'Checking opening hours', 'Measuring walks'],
        milestones: ['Places collected', 'Walks under 20 minutes'],
        failure: 'The map service is over its limit',
      },
    ],
  },
  {
    id: 'restaurants',
    name: 'Table finder',
    role: 'Finds tables and reads menus',
    report: 'A table for two on Saturday at eight is on hold until noon.',
    jobs: [
      {
        title: 'Find a table for Saturday evening',
        total: 52,
        unit: 'restaurants',
        activity: 'Asking for a table at eight ({done} of {total} restaurants)',
        phases: ['Reading menus', 'Asking for tables'],
        milestones: ['Menus read'],
        failure: 'Every table at eight is taken',
      },
    ],
  },
  {
    id: 'budget',
    name: 'Budget keeper',
    role: 'Adds up what things cost',
    report: 'All together it comes to 812 euros, 88 under the budget.',
    jobs: [
      {
        title: 'Keep the trip under 900 euros',
        total: 31,
        unit: 'prices',
        activity: 'Adding up prices ({done} of {total})',
        phases: ['Collecting prices', 'Converting currencies', 'Adding up'],
        milestones: ['Prices collected'],
        failure: 'Two prices are missing',
      },
    ],
  },
  {
    id: 'sources',
    name: 'Source reader',
    role: 'Reads sources and quotes them',
    report: 'Eleven of the sources say something of use; I kept the quotes.',
    jobs: [
      {
        title: 'Read what has been written about the route',
        total: 38,
        unit: 'sources',
        activity: 'Reading source {done} of {total}',
        phases: ['Searching', 'Reading', 'Quoting'],
        milestones: ['Sources found', 'Half of them read'],
        parts: ['Timetables since 2020', 'Reports of passengers'],
        failure: 'The archive asks for a login',
      },
    ],
  },
  {
    id: 'facts',
    name: 'Fact checker',
    role: 'Checks every claim twice',
    report: 'Everything holds but one opening time, which I corrected.',
    jobs: [
      {
        title: 'Check every claim in the draft',
        total: 64,
        unit: 'claims',
        activity: 'Checking claim {done} of {total}',
        phases: ['Splitting into claims', 'Checking'],
        milestones: ['Claims split', 'First pass done'],
        failure: 'Claim 41 has no source',
      },
    ],
  },
]
