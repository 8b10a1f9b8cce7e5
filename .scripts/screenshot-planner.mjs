export async function screenshotPlanner() {}
