/** What pages hand down to everything on them, and what they say of every element of a kind. */
export const HANDED_DOWN = `
  html { font-size: 37px; }
  body {
    font: italic 700 small-caps 29px/2.4 'Times New Roman', serif; letter-spacing: 0.3em; word-spacing: 1em; text-indent: 3em;
    text-transform: uppercase; text-shadow: 2px 2px red; text-align: right; white-space: pre; word-break: break-all; color: magenta;
    list-style: square; border-collapse: collapse; font-feature-settings: 'smcp'; quotes: none; caption-side: bottom; color-scheme: dark;
    -webkit-text-fill-color: magenta; -webkit-text-stroke: 1px blue; tab-size: 20; hyphens: auto; font-variant-numeric: oldstyle-nums;
  }
`

/** Rules that reach for elements, outside of every layer and as important as can be. */
export const HOSTILE = `${HANDED_DOWN}
  * { all: unset !important; }
  *, *::before, *::after { letter-spacing: 4px !important; border: 3px solid lime !important; background: hotpink !important; }
  div, section, span, li, p { float: right !important; padding: 11px !important; }
  button, input, textarea, select { font: 40px monospace !important; color: yellow !important; min-width: 300px !important; }
  ul, ol { list-style: decimal !important; margin: 40px !important; }
  svg, img { width: 90px !important; height: 90px !important; fill: red !important; }
  [class] { display: inline-table !important; position: static !important; }
  [role] { visibility: hidden !important; }
`

/** What such a page shows of its own, in elements and classes that widgets have too. */
export const HOST_CONTENT = `
  <h2>Orders of the day</h2><p>Text of the page, with a <a href="#there">link</a> and <b>weight</b>.</p>
  <ul><li>One</li><li>Two</li></ul><button type="button" class="button">Buy</button> <label>Name <input value="Ada"></label>
  <label>Size <select><option>Small</option></select></label><progress value="0.4" aria-label="Order"></progress>
  <details open><summary>More</summary>Less</details><svg width="20" height="20"><circle cx="10" cy="10" r="8"></circle></svg>
  <table><tbody><tr><th>Price</th><td>12</td></tr></tbody></table>`
