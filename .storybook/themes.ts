/** The stylesheets of all themes: each holds inside of `data-cb-theme`, so they can be on one page. */
const sheets = import.meta.glob('../packages/ui/src/themes/*.css', { eager: true })

/** The names of the themes: the plain one, and one a stylesheet. */
export const THEMES: readonly string[] = ['default', ...Object.keys(sheets).map((file) => file.replace(/^.*\/(.*)\.css$/u, '$1'))]
