import type { Intent } from '../intent.ts'
import { pattern } from './pattern.ts'

/** The kinds of intents that are nothing but a phrase. */
export type PhraseType = Exclude<Intent['type'], 'trip' | 'change' | 'keep' | 'question' | 'unsupported' | 'unknown'>

/** Said before and after a phrase without changing it. */
const filler = '(?:please|thanks|thank you|then|now|ok|okay|well|oh|um|hey|hi|hello|so|and|just)'

const phrases: readonly (readonly [type: PhraseType, RegExp])[] = [
  [
    'greeting',
    pattern`
      ^(?:hi|hello|hey|hiya|howdy|yo|good (?:morning|afternoon|evening|day)|hallo|moin|servus|hola|bonjour|greetings)
      (?: there| everyone| all| team| planner)?[.!?]*$
    `,
  ],
  ['greeting', whole`how are you(?: doing)?(?: today)?|nice to meet you|what's up`],
  [
    'thanks',
    pattern`
      ^(?:(?:ok|okay|great|perfect|cool|nice|awesome|wonderful|lovely)[,.! ]*)*
      (?:thanks?(?: you)?|thx|ty|cheers|merci|danke)(?: (?:so|very) much| a lot| again)?[.! ]*
      (?:that's (?:great|perfect|all|it))?[.!]*$
    `,
  ],
  [
    'thanks',
    whole`
      bye|goodbye|bye bye|see you(?: later)?|ciao|good night|lol|haha|hm+|ok(?:ay)?|fine|alright|i see|got it
      |great|perfect|cool|nice|awesome|wonderful|lovely|good|excellent|sounds good|looks good|looks great
      |love it|i like it
      |that's (?:great|perfect|all|fine)
    `,
  ],
  [
    'yes',
    whole`
      yes|yeah|yep|yup|ya|y|sure|correct|right|exactly|that's (?:right|it|the one)|i did|go ahead|do it|sounds right
      |of course|absolutely
    `,
  ],
  ['no', whole`no|nope|nah|not that|neither|n`],
  [
    'stop',
    whole`
      stop(?: it| that| now| searching| everything| working)?|cancel(?: that| it| this| the search)?|never ?mind|abort
      |wait|hold on|quit|halt|forget it|enough
    `,
  ],
  [
    'reset',
    whole`
      start (?:over|again|afresh|from scratch)|reset|(?:plan )?(?:a )?(?:new|another|different) trip
      |clear (?:everything|all|it all|the (?:board|trip|plan))
      |(?:cancel|delete|drop|scrap|remove|forget)
      (?: )(?:the (?:whole )?(?:trip|plan|thing)|everything|it all|all of it|my trip)
    `,
  ],
  [
    'help',
    whole`
      help(?: me)?|what can (?:you|i) (?:do|ask|say)(?: here| for me)?|how does (?:this|it) work|what do you do
      |what is this|who are you|commands|\?+|can you help(?: me)?|how do i use (?:this|it)|examples?
      |are you (?:a |an )?(?:bot|robot|human|ai|person|machine|real)|who (?:made|built) (?:this|you)
    `,
  ],
]

/** The phrase that a text is, all of it; `undefined` when it is more or something else. */
export function readPhrase(text: string): PhraseType | undefined {
  return phrases.find(([, phrase]) => phrase.test(text))?.[0]
}

/** The whole text, but for fillers around it. */
function whole(strings: TemplateStringsArray): RegExp {
  const { source } = pattern(strings)
  return pattern`^(?:${filler}[ ,]*)*(?:${source})(?:[ ,]*${filler})*[.!?]*$`
}
