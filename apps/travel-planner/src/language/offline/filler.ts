/** Words that add nothing which could be acted upon; a message in which they are not understood has lost nothing. */
export const FILLER: ReadonlySet<string> = new Set(
  `
  a an the this that these those it its them they their there here he she him her his hers one ones visit trip thing
  things something anything stuff least some any all both each either such same way kind sort bit lot lots of to in on
  at for from by with as into onto via about around near over up out off and or but so then than also too plus else
  again now still just only even already yet please pls plz kindly thanks thank thx ty cheers hi hello hey hiya yo
  dear there ok okay k yes yeah yep yup sure right fine well oh ah um uh hm hmm wow lol haha actually basically
  honestly really very quite rather pretty much more maybe perhaps possibly probably hopefully ideally preferably
  instead anyway though although however because cause since if when while where which who what how why whether i me
  my mine myself we us our ours ourselves you your yours im id ill ive were let lets am is are was be been being do
  does did done doing have has had having will would shall should can could may might must need needs needed want
  wants wanted like likes liked love prefer wish hope fancy think thinking thought guess suppose believe know knew
  mean say said tell ask wonder wondering looking look looks see seems seem try trying get gets getting got give go
  goes going gone went come comes coming came take takes taking make makes making made put set use keep plan plans
  planning planned book booking booked arrange organise organize find search help bring choose pick select wanting
  birthday anniversary occasion happy glad sorry bye nah nope lol changed mind excuse great good nice cool perfect
  awesome wonderful lovely excellent amazing super best fun possible able feel free sounds sound works work both
  together total
  `
    .trim()
    .split(/\s+/),
)

/** Words that a trip is spoken of with; its places, days, party and budget are read before. */
export const TRIP_FILLER: ReadonlySet<string> = new Set(
  `
  trip trips switch swap replace move shift limit travel travels travelling traveling traveler travelers holiday
  holidays vacation getaway break city visit visiting journey tour somewhere anywhere spend staying stay live based
  home leave leaving leaves depart departing departs depart's departure arrive arriving arrival return returning
  returns back fly flying flight flights start starting starts begin end ending ends until till through between during
  within date dates day days night nights week weeks weekend weekends month months year years time times today
  tomorrow people person persons pax adult adults guys family couple group budget cut raise lower reduce max maximum
  most under below less euro euros eur money price cost costs pay destination origin place places town airport
  direction way ways option options choice request question change changes changed swap another other different new
  version update little short long quick special usual first next last coming every whole per
  `
    .trim()
    .split(/\s+/),
)
