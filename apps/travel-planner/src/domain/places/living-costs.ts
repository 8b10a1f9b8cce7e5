const levels: Readonly<Record<string, number>> = {
  CH: 1.7, IS: 1.6, NO: 1.45, DK: 1.4, US: 1.4, GB: 1.35, LU: 1.35, IE: 1.3, AU: 1.25, SE: 1.2, FI: 1.2, NL: 1.25,
  BE: 1.15, FR: 1.2, AT: 1.15, DE: 1.1, CA: 1.2, NZ: 1.15, SG: 1.35, HK: 1.3, JP: 1.05, KR: 1, IT: 1.1, AE: 1.2,
  IL: 1.3, QA: 1.15, ES: 1, PT: 0.95, GR: 0.9, MT: 0.95, CY: 0.95, SI: 0.9, HR: 0.9, EE: 0.85, CZ: 0.8, PL: 0.75,
  HU: 0.7, SK: 0.75, LV: 0.75, LT: 0.75, MX: 0.75, CL: 0.8, BR: 0.7, CN: 0.75, RO: 0.65, BG: 0.6, RS: 0.6,
  TR: 0.55, TH: 0.6, ZA: 0.65, MA: 0.6, EG: 0.5, IN: 0.5, VN: 0.5, ID: 0.55, GE: 0.55, AL: 0.55,
}

/** What things cost in a country, as a factor of the European average; a rough guess, made for this planner. */
export function costLevel(country: string): number {
  return levels[country] ?? 0.7
}
