import type { StreamChunk } from '@callboard/session/streams'
import { calls, cites, says, thinks } from './speech.ts'

/** What the flights agent answers, in Markdown. */
export const FLIGHTS_ANSWER = `Of the 214 flights on Friday evening, three are worth a look:

| Flight | Leaves | Arrives | Price |
|:--|:--|:--|--:|
| TP 533 | 18:20 | 21:05 | €148 |
| LH 1172 | 17:10 | 21:50 | €131 |
| FR 1147 | 21:30 | 00:25 | €74 |

**TP 533** is my choice: it is direct, and you are in Alfama before the kitchens close.

1. It leaves late enough for a full day at work.
2. A bag of 8 kg is included.
3. The fare can be changed until noon.

> The night flight is half the price, but the metro stops at 01:00.

Book it with \`TP533-FRI\` at [TAP](https://www.flytap.com/en-pt/).`

export const FLIGHTS_THOUGHT = `They want to leave after work on Friday, and both of them live near the S-Bahn.
Direct flights first. TP 533 and FR 1147 are the only ones; LH 1172 changes in Frankfurt.
A bag is likely for a weekend, so what a bag costs has to be added before prices are compared.`

/** Thoughts, a search, an answer, sources. */
export const FLIGHTS_SPEECH: readonly StreamChunk[] = [
  ...thinks(FLIGHTS_THOUGHT),
  ...calls('search_flights', 'call-1', { from: 'BER', to: 'LIS', date: '2026-03-06', people: 2 }, { found: 214, direct: 2, cheapest: { flight: 'FR 1147', price: 74 } }),
  ...says(FLIGHTS_ANSWER),
  cites('https://www.flytap.com/en-pt/', 'TAP Air Portugal, timetable'),
  cites('https://ber.berlin-airport.de/en/flying/departures.html', 'Departures at BER'),
]

export const HOTELS_ANSWER =
  'Casa do Jasmim in Alfama has a double room for both nights. It is five minutes from the viewpoint at Portas do Sol, quiet in the back, and breakfast is included. Two others are cheaper, but both are on the tram line.'

export const ACTIVITIES_ANSWER =
  'Saturday begins with tram 28 before breakfast, when it is empty. Then the tile museum, and dinner near the river. Sunday is for Sintra: the Moorish castle first, because the queue at Pena is longest at ten.'

/** Long enough to be scrolled: some forty paragraphs. */
export const LONG_ANSWER: string = Array.from(
  { length: 40 },
  (_, index) => `${index + 1}. ${index % 2 === 0 ? HOTELS_ANSWER : ACTIVITIES_ANSWER}`,
).join('\n\n')

/** One of everything that Markdown has. */
export const MARKDOWN_SAMPLE = `# Three days in Lisbon

The plan is **almost** done. What is *open* is ~~the museum~~ the ferry, see [the timetable](https://ttsl.pt/en/) and ![a map](https://maps.example/alfama.png).

## Saturday

1. Tram 28, before breakfast
2. The tile museum
   - closed on Mondays
   - free with the card
3. Dinner near the river

- [x] Flight
- [ ] Hotel

> Take the ferry at sunset.
> It costs less than the tram.

### For those who book by hand

\`\`\`ts
const trip = await plan({ from: 'BER', to: 'LIS', people: 2, leaving: '2026-03-06T18:20:00+01:00', bags: ['8 kg', '8 kg'] })
console.log(trip.price) // 148
\`\`\`

| Day | Where | Kilometres on foot |
|:--|:-:|--:|
| Saturday | Alfama | 9 |
| Sunday | Sintra | 12 |

---

The card pays off from the third museum on.[^1]

[^1]: At 2026 prices, with \`LISBOA-72\`.
`
