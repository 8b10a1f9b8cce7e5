export declare const CHROMIUM_ARGUMENTS: string[]
export declare const MODULE_HEADERS: Record<string, string>
export declare function findChromium(): Promise<string | undefined>
