"""The actions that the offline reader finds in whole sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarize.briefs import Brief

Reads = Callable[[str], Brief]


def actions(brief: Brief) -> list[str]:
    return [
        f"{'+'.join(brief.names(a.actors))} | {a.action} | {'+'.join(brief.names(a.recipients))} | {a.event_type.value if a.event_type else None} | {a.status.value}"
        for a in brief.actions
    ]


ACTIONS = [
    ("coordination", "China and Russia have blocked the proposal.", ["China+Russia | blocked the proposal |  | REJECT | happened"]),
    ("accusation and deed", "France accused Germany of spying.", ["France | accused Germany of spying | Germany | ACCUSE | happened", "Germany | spying |  | None | alleged"]),
    ("denied deed", "France denied having ignored the warnings.", ["France | denied having ignored the warnings |  | None | denied"]),
    ("plan", "Japan plans to deploy two warships.", ["Japan | plans to deploy two warships |  | MOBILIZE | planned"]),
    ("future, the date aside", "Japan will deploy two warships in May.", ["Japan | deploy two warships |  | MOBILIZE | planned"]),
    ("prospect", "Japan is due to deploy two warships.", ["Japan | is due to deploy two warships |  | MOBILIZE | planned"]),
    ("expectation", "Japan is expected to name its envoy.", ["Japan | expected to name its envoy |  | None | planned"]),
    ("negation", "Japan did not sign the treaty.", ["Japan | did not sign the treaty |  | AGREE | did_not_happen"]),
    ("contracted negation", "Japan didn’t sign the treaty.", ["Japan | didn’t sign the treaty |  | AGREE | did_not_happen"]),
    ("refusal", "Japan refused to sign the treaty.", ["Japan | refused to sign the treaty |  | REJECT | did_not_happen"]),
    ("threat", "Japan threatened to close the port.", ["Japan | threatened to close the port |  | THREATEN | threatened"]),
    ("threat parted by a date", "Japan threatened on Friday to close the port.", ["Japan | threatened on Friday to close the port |  | THREATEN | threatened"]),
    ("possibility", "Japan could withdraw its envoy.", ["Japan | withdraw its envoy |  | RETREAT | conditional"]),
    ("condition before", "If the talks fail, Japan will withdraw its envoy.", ["Japan | withdraw its envoy |  | RETREAT | conditional"]),
    ("passive with an agent", "Three men were arrested by French police.", ["French police | were arrested by French police | Three men | COERCE | happened"]),
    ("passive without an agent", "Three men were arrested.", [" | were arrested | Three men | COERCE | happened"]),
    ("passive of a thing", "The auction was halted.", [" | The auction was halted |  | REJECT | happened"]),
    ("series", "Ann Lee, the mayor, telephoned Bo Dahl, congratulated him and resigned.", [
        "Ann Lee | telephoned Bo Dahl | Bo Dahl | None | happened",
        "Ann Lee | congratulated him |  | SUPPORT | happened",
        "Ann Lee | resigned |  | RETREAT | happened",
    ]),
    ("participle of the main verb's subject", "France backed a strike that has shut ports, rejecting the offer.", [
        "France | backed a strike |  | SUPPORT | happened",
        "France | rejecting the offer |  | REJECT | happened",
    ]),
    ("nominal event", "Pyongyang’s missile launch on Monday was the fourth.", ["Pyongyang | missile launch |  | MOBILIZE | happened"]),
    ("causative verb", "The tests prompted Japan to recall its envoy.", ["Japan | recall its envoy |  | SANCTION | happened"]),
    ("dateline is no actor", "GENEVA, Feb. 12 (Reuters) - France blocked the plan.", ["France | blocked the plan |  | REJECT | happened"]),
    ("sentence-initial noun is no name", "Police arrested three pickets.", ["Police | arrested three pickets | three pickets | COERCE | happened"]),
    ("role for its bearer", "Mayor Ann Lee left. The mayor opened a bridge.", ["Ann Lee | left |  | None | happened", "Ann Lee | opened a bridge |  | None | happened"]),
    ("short form", "The Acme Group is old. The company closed its mill.", ["Acme Group | closed its mill |  | None | happened"]),
    ("a union is no company", "The Acme Group is old. The Bakers’ Union won a rise. The company closed its mill.", [
        "Bakers’ Union | won a rise |  | None | happened", "Acme Group | closed its mill |  | None | happened",
    ]),
    ("both sides", "France met Germany. Ann Lee, the mediator, urged both sides to disarm.", [
        "France | met Germany | Germany | CONSULT | happened",
        "Ann Lee | urged both sides to disarm | France+Germany | REQUEST | happened",
    ]),
    ("she is a woman", "Prime Minister Anna Berg met the envoy, Peter Holm. She left.", [
        "Anna Berg | met the envoy | Peter Holm | CONSULT | happened", "Anna Berg | left |  | None | happened",
    ]),
    ("which is the council, not its president", "Ann Lee, president of the Council of Elders, which filed the suit, left.", [
        "Council of Elders | filed the suit |  | None | happened", "Ann Lee | left |  | None | happened",
    ]),
    ("light verb", "France held talks with Germany.", ["France | held talks with Germany | Germany | CONSULT | happened"]),
    ("simple present of no news", "The Acme Group operates two mills.", []),
    ("a condition is no event", "France will leave if Germany signs.", ["France | leave |  | RETREAT | planned"]),
    ("promised in a quotation", "“We will close the mill,” said Ann Lee, the chief executive of the Acme Group.", [
        "Acme Group | close the mill |  | None | planned",
    ]),
    ("nobody did it", "Nobody was hurt in the attack.", [" | Nobody was hurt in the attack |  | None | did_not_happen"]),
    ("an object that denies", "France signed nothing.", ["France | signed nothing |  | AGREE | did_not_happen"]),
    ("what is denied is the event", "France denied that it had sent troops.", ["France | sent troops | troops | MOBILIZE | denied"]),
    ("told to do something", "France was ordered to pay a fine.", [" | was ordered to pay a fine | France | COERCE | happened"]),
    ("forced to do something", "The Acme Group was forced to close its mill.", [
        " | was forced to close its mill | Acme Group | None | happened",
    ]),
    ("a number without its estimate", "Police arrested at least 200 people.", [
        "Police | arrested at least 200 people | 200 people | COERCE | happened",
    ]),
    ("a state is no event", "The mayor is unmoved.", []),
    ("it is not its own object", "The Acme Group is old. France criticised the Acme Group. It ordered the company to pay.", [
        "France | criticised the Acme Group | Acme Group | ACCUSE | happened",
        "France | ordered the company to pay | Acme Group | COERCE | happened",
    ]),
    ("a capital that only says where", "Police in Nairobi arrested Bo Dahl.", [
        "Police | arrested Bo Dahl | Bo Dahl | COERCE | happened",
    ]),
    ("struck an object", "Rockets of the army struck a school.", [" | struck a school |  | None | happened"]),
    ("struck down", "The Supreme Court struck down the law.", ["Supreme Court | struck down the law |  | REJECT | happened"]),
    ("an adviser by trade asks for nothing", "Acme Corp is advising France.", ["Acme Corp | advising France | France | None | ongoing"]),
    ("a call on somebody", "France called on Germany to back the plan.", ["France | called on Germany to back the plan | Germany | REQUEST | happened"]),
    ("the same number again", "Eight countries met. The eight nations left.", ["Eight countries | met |  | CONSULT | happened", "Eight countries | left |  | None | happened"]),
    ("things do not act", "The Clean Air Act was signed.", [" | The Clean Air Act was signed |  | AGREE | happened"]),
    ("a demand", "The Labour Party wants an inquiry to be set up.", ["Labour Party | wants an inquiry to be set up |  | REQUEST | called_for"]),
    ("what is alleged and denied", "The minister denied the allegation that France paid the rebels.", ["minister | denied the allegation that France paid the rebels |  | REJECT | happened", "France | paid the rebels | rebels | None | denied"]),
    ("called after its leader", "The Trump administration imposed a fine on the Acme Group.", ["Trump administration | imposed a fine on the Acme Group | Acme Group | SANCTION | happened"]),
    ("figures are no prisoners", "The ministry released figures on Monday.", ["ministry | released figures |  | None | happened"]),
    ("a ruling with what it says", "The Supreme Court ruled on Monday that the law protects the church.", ["Supreme Court | ruled on Monday that the law protects the church |  | None | happened"]),
    ("a toll in a participle", "A crane fell into a mosque, killing 107.", [" | killing 107 |  | ASSAULT | happened"]),
    ("confirmed to somebody that", "Police confirmed to the Daily Post that the envoy had been stopped.", [" | had been stopped | envoy | None | happened"]),
    ("one of several, named", "One of the envoys, Ann Lee, signed the treaty.", ["Ann Lee | signed the treaty |  | AGREE | happened"]),
    ("a participle of a passive", "The people were flown to the island, using chartered aircraft.", [" | were flown to the island | people | None | happened"]),
    ("the present passive is a state", "The road is closed.", []),
    ("an indirect question", "The guides were asked what training they received.", [" | were asked what training they received | guides | REQUEST | happened"]),
    ("told in a quotation", "“The leadership blamed the soldiers,” said Ann Lee, the mayor.", ["leadership | blamed the soldiers | soldiers | ACCUSE | happened"]),
    ("described first, named later", "A former treasurer of the club was sentenced on Monday. Karen Whitlow, 52, stole the money.", [" | was sentenced | Karen Whitlow | COERCE | happened", "Karen Whitlow | stole the money |  | None | happened"]),
    ("claimed responsibility", "The Houthi movement claimed responsibility for the attack.", ["Houthi | claimed responsibility for the attack |  | None | happened"]),
    ("what is undergone", "Ann Lee underwent an operation.", [" | underwent an operation | Ann Lee | None | happened"]),
    ("letters behind a name", "Tom Cole, QC, defended Bo Dahl.", ["Tom Cole | defended Bo Dahl | Bo Dahl | SUPPORT | happened"]),
    ("two subjects of a passive", "109 protesters and 53 officers were taken to hospital.", [" | were taken to hospital | 109 protesters+53 officers | None | happened"]),
    ("an office with two fields", "The Minister of Information and Culture, Bo Dahl, resigned.", ["Bo Dahl | resigned |  | RETREAT | happened"]),
    ("the envoy of a state", "The US envoy, Bo Dahl, met Ann Lee. The US envoy threatened to quit.", ["Bo Dahl | met Ann Lee | Ann Lee | CONSULT | happened", "Bo Dahl | threatened to quit |  | THREATEN | threatened"]),
    ("he is who says it", "Ann Lee met Max Roe. Germany's envoy, Bo Dahl, said he condemns the deaths.", ["Ann Lee | met Max Roe | Max Roe | CONSULT | happened", "Bo Dahl | condemns the deaths |  | ACCUSE | happened"]),
    ("his sister is not he", "His sister asked for help.", ["His sister | asked for help |  | REQUEST | happened"]),
    ("the city of", "The city of Milwaukee closed its polling stations.", ["Milwaukee | closed its polling stations |  | None | happened"]),
    ("it stands for what follows", "It was agreed that the port would close.", []),
    ("called somebody", "Ann Lee called the police.", ["Ann Lee | called the police | police | REQUEST | happened"]),
    ("a number without a noun", "At least 20 were killed.", [" | At least 20 were killed |  | ASSAULT | happened"]),
    ("an office, its place and its holder", "US Ambassador to Germany Richard Grenell criticised France.", ["Richard Grenell | criticised France | France | ACCUSE | happened"]),
    ("a body may be they", "The ministry met the union. They signed a treaty.", ["ministry | met the union | union | CONSULT | happened", "ministry | signed a treaty |  | AGREE | happened"]),
    ("a people for its state", "Saudi Arabia fired a missile. The Saudis left.", ["Saudi Arabia | fired a missile |  | MOBILIZE | happened", "Saudi Arabia | left |  | RETREAT | happened"]),
    ("an accent more", "Recep Erdoğan met Ann Lee. Erdogan left.", ["Recep Erdoğan | met Ann Lee | Ann Lee | CONSULT | happened", "Recep Erdoğan | left |  | None | happened"]),
    ("on inside a name", "The Commission on Presidential Debates cancelled a debate.", ["Commission on Presidential Debates | cancelled a debate |  | REJECT | happened"]),
    ("an insertion before the verb", "Armed plainclothes officers, already surveilling him, chased Bo Dahl on foot.", ["Armed plainclothes officers | chased Bo Dahl on foot | Bo Dahl | None | happened"]),
    ("responded by", "Some protesters responded by throwing stones.", ["protesters | responded by throwing stones |  | None | happened"]),
    ("an event that happens", "Two suicide bombings took place in Tunis.", [" | Two suicide bombings took place in Tunis |  | ASSAULT | happened"]),
    ("it stands for what follows, without that", "The mayor met Ann Lee. It was intimated there were no signs of a fire.", ["mayor | met Ann Lee | Ann Lee | CONSULT | happened"]),
    ("it exploded", "France left the depot. It exploded on Monday.", ["France | left the depot |  | RETREAT | happened"]),
    ("asked for in a clause of its own", "The mayor called for the bill to be dropped.", ["mayor | called for the bill to be dropped |  | REQUEST | happened"]),
    ("alleged something", "France and Germany have alleged Iranian involvement.", ["France+Germany | alleged Iranian involvement |  | ACCUSE | alleged"]),
    ("in court", "A man appeared in court on Monday charged with murder.", ["man | appeared in court |  | None | happened"]),
    ("what is fired at somebody", "Police fired tear gas at protesters.", ["Police | fired tear gas at protesters | protesters | COERCE | happened"]),
    ("another minister", "Aviation minister Tom Cole met Ann Lee. The health minister left France.", ["Tom Cole | met Ann Lee | Ann Lee | CONSULT | happened", "health minister | left France |  | None | happened"]),
    ("those who", "France backed the sanctions against those who aid Syria.", ["France | backed the sanctions |  | SUPPORT | happened"]),
    ("a city acts", "The city issued a warning. The fire reached the city.", ["city | issued a warning |  | None | happened", " | reached the city |  | None | happened"]),
    ("found to be is no deed", "The hospital found Tom Cole to be ill.", []),
    ("what somebody would prefer", "France would prefer to sign the treaty.", []),
    ("his is who is spoken of next", "Tom Cole left. His death was announced by Max Roe. He died in May.", ["Tom Cole | left |  | None | happened", "Max Roe | His death was announced by Max Roe |  | None | happened", " | died | Tom Cole | None | happened"]),
    ("an age is no event", "Tom Cole was aged 84 years.", []),
    ("he is who writes it", "President Tom Cole met Ann Lee, while Interior Minister Max Roe wrote he had ordered an inquiry.", ["Tom Cole | met Ann Lee | Ann Lee | CONSULT | happened", "Max Roe | ordered an inquiry |  | None | happened"]),
    ("an estimate of a dozen", "At least a dozen people left France.", ["a dozen people | left France |  | None | happened"]),
    ("groups", "Hong Kong student groups met Ann Lee.", ["Hong Kong student groups | met Ann Lee | Ann Lee | CONSULT | happened"]),
    ("an office that somebody gets", "Theresa Holm met Tom Cole. The queen appointed him Foreign Secretary.", ["Theresa Holm | met Tom Cole | Tom Cole | CONSULT | happened", "queen | appointed him Foreign Secretary | Tom Cole | None | happened"]),
    ("the subject before the one told of in an aside", "Tom Cole met Jeremy Hunt, who left France. He won the vote.", ["Tom Cole | met Jeremy Hunt | Jeremy Hunt | CONSULT | happened", "Jeremy Hunt | left France |  | None | happened", "Tom Cole | won the vote |  | None | happened"]),
    ("what media report is no act of theirs", "The words were reported by CNN.", []),
    ("a name before the noun of its place", "A fire broke out in the Tsuen Wan district. He drew his pistol.", [" | A fire broke out in the Tsuen Wan district |  | None | happened"]),
    ("the White House is no court", "The White House left. The court closed the case.", ["White House | left |  | RETREAT | happened", "court | closed the case |  | COERCE | happened"]),
    ("tried in the past", "Marchers tried to storm a building.", ["Marchers | tried to storm a building |  | ASSAULT | happened"]),
    ("what its speaker did, in quoted words", "“I offered to resign in May,” Tom Cole said.", ["Tom Cole | offered to resign |  | None | happened"]),
    ("what its speakers are doing, in quoted words", "“We are investigating the theft,” said Ann Lee, the mayor.", ["Ann Lee | investigating the theft |  | ACCUSE | ongoing"]),
    ("what will be done, in quoted words", "“A new table will be opened with the union,” Ann Lee said.", [" | A new table will be opened with the union |  | None | planned"]),
    ("a nation by its adjective", "The British relinquished the island to China in 1997.", ["British | relinquished the island to China | China | None | happened"]),
    ("bodies that act", "The Argentine congress approved the bill. The diocese sued Ann Lee.", ["Argentine congress | approved the bill |  | AGREE | happened", "diocese | sued Ann Lee | Ann Lee | ACCUSE | happened"]),
    ("bodies where only people do it", "The observer mission criticised the polls. The mission reached the border.", ["observer mission | criticised the polls |  | ACCUSE | happened"]),
    ("an office of an office holder", "The prime minister's office rejected the claim.", ["prime minister's office | rejected the claim |  | REJECT | happened"]),
    ("an event put on a day", "The trial has been scheduled for 4 May. Sentencing is set for Monday.", [" | The trial has been scheduled |  | None | planned", " | Sentencing is set |  | None | planned"]),
    ("what is re-elected", "Tom Cole was re-elected in 2019.", [" | was re-elected | Tom Cole | None | happened"]),
    ("went missing, went on strike", "Tom Cole went missing. Workers went on strike.", [" | went missing | Tom Cole | None | happened", "Workers | went on strike |  | PROTEST | happened"]),
    ("proposed that", "Ann Lee proposed that Tom Cole be dismissed.", ["Ann Lee | proposed that Tom Cole be dismissed |  | REQUEST | happened"]),
    ("warned of its own deed is one action", "The Acme Group warned that it would sue France.", ["Acme Group | sue France | France | ACCUSE | threatened"]),
    ("demanded that they leave", "Ann Lee demanded that the police leave.", ["Ann Lee | demanded that the police leave |  | REQUEST | happened", "police | leave |  | RETREAT | called_for"]),
    ("a message tells one action", "Fifty scientists signed a letter urging Tom Cole to resign.", ["Fifty scientists | signed a letter urging Tom Cole to resign |  | AGREE | happened"]),
    ("what a virus may have done", "The virus may have killed two visitors in Lyon, France.", [" | killed two visitors in Lyon | two visitors | ASSAULT | conditional"]),
    ("what a fire also did", "After the fire, which also injured a guard, Tom Cole resigned.", [" | injured a guard | guard | ASSAULT | happened", "Tom Cole | resigned |  | RETREAT | happened"]),
    ("what an explosion trapped", "The explosion damaged the hall and trapped two miners.", [" | damaged the hall |  | None | happened", " | trapped two miners | two miners | None | happened"]),
    ("it took place, told before", "A shooting began in Lyon. The shooting took place at noon.", [" | A shooting began in Lyon |  | ASSAULT | happened"]),
    ("a couple of bombings", "A couple of bombings took place in Lyon.", [" | A couple of bombings took place in Lyon |  | ASSAULT | happened"]),
    ("both of them", "Both of the recorders have been recovered.", [" | Both of the recorders have been recovered |  | None | happened"]),
    ("all of them", "Several teachers were tried. All were acquitted.", [" | were tried | Several teachers | None | happened", " | were acquitted | Several teachers | CONCEDE | happened"]),
    ("only talk", "Tom Cole made no mention of France, took the opposite view and put the toll at three.", []),
    ("reported to be", "Tom Cole was reported to be in good health.", []),
    ("a judging body finds", "A tribunal found that France had broken the treaty. Ann Lee found that the train was late.", ["tribunal | found that France had broken the treaty |  | None | happened", "France | broken the treaty |  | None | happened"]),
    ("a verb of state with a particle", "The Acme Group had written off the debt.", ["Acme Group | written off the debt |  | None | happened"]),
    ("people confer by telephone", "Tom Cole and Ann Lee spoke by telephone. Tom Cole spoke at length.", ["Tom Cole+Ann Lee | spoke by telephone |  | CONSULT | happened"]),
    ("work resumes", "Production resumed in May.", [" | Production resumed |  | None | happened"]),
    ("a verb in the past alone", "His father wept.", ["His father | wept |  | None | happened"]),
    ("one of several acts apart", "One of their daughters fled. Members of the House protested.", ["One of their daughters | fled |  | RETREAT | happened", "Members of the House | protested |  | PROTEST | happened"]),
    ("a family", "Ann Turpin and Tom Turpin left France. The Turpins sued the school.", ["Ann Turpin+Tom Turpin | left France |  | None | happened", "Ann Turpin+Tom Turpin | sued the school | school | ACCUSE | happened"]),
    ("the trio", "Three guards took bribes. The trio fled.", ["Three guards | took bribes |  | None | happened", "Three guards | fled |  | RETREAT | happened"]),
    ("the app of a company", "The delivery app Zumba Eats cut fees. The company apologised.", ["Zumba Eats | apologised |  | CONCEDE | happened"]),
    ("the bank of a lender", "Shares in lender Unity Crest fell. The bank sued its auditor.", ["Unity Crest | sued its auditor |  | ACCUSE | happened"]),
    ("the court by its seat", "The European Court of Justice met. The Luxembourg-based court overturned the ban.", ["European Court of Justice | met |  | CONSULT | happened", "European Court of Justice | overturned the ban |  | REJECT | happened"]),
    ("the researchers are the scientists", "Scientists in Lyon built a robot. The researchers tested the robot.", ["Scientists | built a robot |  | None | happened", "Scientists | tested the robot |  | None | happened"]),
    ("unnamed and met again", "The electoral court met. The court annulled the vote.", ["electoral court | met |  | CONSULT | happened", "electoral court | annulled the vote |  | None | happened"]),
    ("nobody in particular", "Tom Cole thanked people. Tom Cole sent more troops.", ["Tom Cole | thanked people |  | SUPPORT | happened", "Tom Cole | sent more troops |  | MOBILIZE | happened"]),
    ("to a place", "Ann Lee returned to France. Tom Cole fled from Germany.", ["Ann Lee | returned to France |  | None | happened", "Tom Cole | fled from Germany |  | RETREAT | happened"]),
    ("a struck school", "A rocket struck a school.", [" | struck a school |  | None | happened"]),
    ("an office in two parts", "Minister for Finance and Deputy Mayor Ann Lee resigned. Deputy Governor Per Dahl resigned.", ["Ann Lee | resigned |  | RETREAT | happened", "Per Dahl | resigned |  | RETREAT | happened"]),
    ("an office, its place, its holder", "First Minister of Scotland Nicola Sturgeon resigned.", ["Nicola Sturgeon | resigned |  | RETREAT | happened"]),
    ("a surname with a particle", "Mayor de Blasio resigned on Monday. Bill de Blasio sued France on Friday.", ["Bill de Blasio | resigned |  | RETREAT | happened", "Bill de Blasio | sued France | France | ACCUSE | happened"]),
    ("a federal judge, named later", "A federal judge blocked the plan. Judge Gray Miller dismissed the suit.", ["Gray Miller | blocked the plan |  | REJECT | happened", "Gray Miller | dismissed the suit |  | REJECT | happened"]),
    ("he in a subordinate clause", "Ann Lee left. Their father wept as he thanked Tom Cole.", ["Ann Lee | left |  | None | happened", "Their father | wept |  | None | happened", "Their father | thanked Tom Cole | Tom Cole | SUPPORT | happened"]),
    ("who lives in a town", "Ann Lee, a dentist from Lyon, who is suing France, left.", ["Ann Lee | suing France | France | ACCUSE | ongoing", "Ann Lee | left |  | None | happened"]),
    ("understood to have", "Tom Cole is understood to have sold the paintings to Ann Lee.", ["Tom Cole | understood to have sold the paintings to Ann Lee | Ann Lee | None | happened"]),
    ("in which people died", "Tom Cole visited the mill in which two men died.", ["Tom Cole | visited the mill |  | CONSULT | happened", " | died | two men | None | happened"]),
    ("two visitors in a town and its state", "Police arrested two visitors in Wuhan, China.", ["Police | arrested two visitors in Wuhan | two visitors | COERCE | happened"]),
    ("an age as a name", "Tom Cole fled. The 52-year-old surrendered his licence.", ["Tom Cole | fled |  | RETREAT | happened", "Tom Cole | surrendered his licence |  | RETREAT | happened"]),
    ("used something", "Ann Lee used Instagram. Police used water cannon against protesters.", ["Ann Lee | used Instagram |  | None | happened", "Police | used water cannon against protesters | protesters | None | happened"]),
    ("a campaign for an office", "Tom Cole ended his campaign for president of France.", ["Tom Cole | ended his campaign for president of France |  | None | happened"]),
    ("a visit", "Ann Lee called on President Bidya Bhandari at her residence.", ["Ann Lee | called on President Bidya Bhandari at her residence | Bidya Bhandari | CONSULT | happened"]),
    ("a call on a person to act", "Ann Lee called on President Bidya Bhandari to act.", ["Ann Lee | called on President Bidya Bhandari to act | Bidya Bhandari | REQUEST | happened"]),
    ("an opposition and its members", "Opposition lawmakers protested. The opposition boycotted the vote.", ["Opposition lawmakers | protested |  | PROTEST | happened", "Opposition lawmakers | boycotted the vote |  | REJECT | happened"]),
    ("the end of a body's name in small letters", "The Washington County Sheriff's Office closed the road. The sheriff's office arrested two men.", ["Washington County Sheriff's Office | closed the road |  | COERCE | happened", "Washington County Sheriff's Office | arrested two men | two men | COERCE | happened"]),
    ("what is sold is no actor", "A new platform was sold to the Acme Group.", [" | A new platform was sold to the Acme Group | Acme Group | None | happened"]),
    ("a document does nothing", "The Constitution established the court in 1800.", []),
    ("the suspect is whom the article names", "Police arrested Tom Cole in May. The suspect attacked a guard.", ["Police | arrested Tom Cole | Tom Cole | COERCE | happened", "Tom Cole | attacked a guard | guard | ASSAULT | happened"]),
    ("the woman is a woman", "Police arrested Tom Cole and Maria Holm in May. The woman attacked a guard.", ["Police | arrested Tom Cole and Maria Holm | Tom Cole+Maria Holm | COERCE | happened", "Maria Holm | attacked a guard | guard | ASSAULT | happened"]),
    ("a man, met before", "Police arrested Tom Cole and a man in May. The man attacked a guard.", ["Police | arrested Tom Cole and a man | Tom Cole+man | COERCE | happened", "man | attacked a guard | guard | ASSAULT | happened"]),
    ("became a minister", "Ann Lee became finance minister in 1982. Ann Lee became angry.", ["Ann Lee | became finance minister |  | None | happened"]),
    ("the first to be something", "Ann Lee became the first woman to lead the party.", ["Ann Lee | became the first woman to lead the party |  | None | happened"]),
    ("lied", "Tom Cole lied to a judge. The town lies to the north.", ["Tom Cole | lied to a judge | judge | None | happened"]),
    ("thousands", "Thousands joined the protest.", ["Thousands | joined the protest |  | COOPERATE | happened"]),
    ("the head of a body", "The head of the union left France.", ["head | left France |  | None | happened"]),
    ("what somebody receives", "Tom Cole received a prison term. Ann Lee received money from Max Roe.", [" | received a prison term | Tom Cole | None | happened", "Ann Lee | received money from Max Roe | Max Roe | None | happened"]),
    ("who does not want to be named", "Ann Lee did not want to be named.", []),
    ("the office of a prosecutor", "The Santa Clara County District Attorney's office sued Tom Cole. The office released a statement.", ["Santa Clara County District Attorney's office | sued Tom Cole | Tom Cole | ACCUSE | happened", "Santa Clara County District Attorney's office | released a statement |  | None | happened"]),
    ("the Company of a release", "The Acme Group sold its mill. The Company will cut jobs.", ["Acme Group | sold its mill |  | None | happened", "Acme Group | cut jobs |  | None | planned"]),
    ("it behind a dateline", "New Albany, Ohio, May 22, 2007 — Acme Group announced that it will close its Seattle plant.", ["Acme Group | close its Seattle plant |  | None | planned"]),
    ("a pursuit", "Police stopped a car and a pursuit began. The vehicle hit a wall.", ["Police | stopped a car |  | None | happened", " | a pursuit began |  | None | happened", " | hit a wall |  | None | happened"]),
    ("a few of them", "A few of the teachers returned to work.", ["teachers | returned to work |  | None | happened"]),
    ("talks go on", "Talks on pay continued in May.", [" | Talks continued |  | CONSULT | happened"]),
    ("parties that nobody has named", "The parties agreed to disarm.", ["parties | agreed to disarm |  | AGREE | happened"]),
    ("a deadline", "The assembly has until May 3 to adopt a law.", ["assembly | has until May 3 to adopt a law |  | AGREE | called_for"]),
    ("what somebody looks at", "Japan is looking at softer rules.", ["Japan | looking at softer rules |  | None | ongoing"]),
    ("harassment by somebody", "Ann Lee, a reporter, faced harassment by French police.", ["French police | faced harassment by French police | Ann Lee | None | happened"]),
    ("a beating by nobody known", "Ann Lee, a reporter, suffered a beating.", [" | suffered a beating | Ann Lee | None | happened"]),
    ("who takes part", "Rebels have been involved in clashes near the border.", ["Rebels | involved in clashes near the border |  | None | happened"]),
    ("a present for a day to come", "The Acme Group holds its next meeting on Thursday.", ["Acme Group | holds its next meeting |  | CONSULT | planned"]),
    ("an error as a blow", "An error interrupted a test of the motor.", [" | interrupted a test of the motor |  | None | happened"]),
    ("a convoy", "An army convoy attacked the camp.", ["army convoy | attacked the camp |  | ASSAULT | happened"]),
    ("a deed criticised for not being done", "France criticised Germany for not condemning the attacks.", ["France | criticised Germany for not condemning the attacks | Germany | ACCUSE | happened", "Germany | not condemning the attacks |  | ACCUSE | did_not_happen"]),
    ("an auxiliary behind a subject", "Fighting had broken out in the north.", [" | Fighting had broken out in the north |  | ASSAULT | happened"]),
    ("told asks for nothing", "Troops have burned the mill, officials told a newspaper.", ["Troops | burned the mill |  | None | happened"]),
    ("the office of a state and who holds it", "Israel’s prime minister criticised France. Benjamin Netanyahu spoke in Paris.", ["Benjamin Netanyahu | criticised France | France | ACCUSE | happened"]),
    ("an office given up", "Its prime minister quit. Bo Dahl resigned on Sunday as prime minister.", ["Bo Dahl | quit |  | RETREAT | happened", "Bo Dahl | resigned on Sunday as prime minister |  | RETREAT | happened"]),
    ("whom an object pronoun means", "A man stabbed a guard, wounding him.", ["man | stabbed a guard | guard | ASSAULT | happened", "man | wounding him | guard | ASSAULT | happened"]),
    ("who succumbs to wounds", "Two guards succumbed to their wounds.", [" | succumbed to their wounds | Two guards | None | happened"]),
    ("a finite verb joined to an infinitive", "Bo Dahl was the first to be charged and was jailed in May.", [" | was jailed | Bo Dahl | COERCE | happened"]),
    ("a lawyer’s client", "Bo Dahl was jailed. Dahl’s lawyer, Ann Lee, said her client suffered a beating.", [" | was jailed | Bo Dahl | COERCE | happened", " | suffered a beating | Bo Dahl | None | happened"]),
    ("a national", "A Palestinian was shot.", [" | was shot | A Palestinian | ASSAULT | happened"]),
    ("a group of states by its number", "The Group of Seven industrial powers are discussing guidelines for trade.", ["Group of Seven | discussing guidelines for trade |  | CONSULT | ongoing"]),
    ("a name is not its neighbour behind a comma", "After agents teamed up with the FBI and DEA, Bo Dahl was arrested.", [" | was arrested | Bo Dahl | COERCE | happened"]),
    ("a subject before dashes", "Bo Dahl — also wanted in France over a theft from his own bank — was arrested in May.", [" | was arrested | Bo Dahl | COERCE | happened"]),
]  # fmt: skip


@pytest.mark.parametrize(("about", "text", "expected"), ACTIONS, ids=[row[0] for row in ACTIONS])
def test_action(read: Reads, about: str, text: str, expected: list[str]) -> None:
    assert actions(read(text)) == expected


def test_an_anonymous_source_is_an_attribution_and_no_actor(read: Reads) -> None:
    brief = read("France has blocked the sanctions, diplomats said Thursday.")
    assert [a.name for a in brief.actors] == ["France"]
    assert str(brief.actions[0].attributed_to) == "diplomats"
    assert brief.actions[0].attributed_to is not None
    assert brief.actions[0].attributed_to.actor is None


def test_a_reported_action_names_its_source(read: Reads) -> None:
    brief = read("Germany said that France blocked the sanctions.")
    assert brief.actions[0].actors == ("france",)
    assert brief.actions[0].attributed_to is not None
    assert brief.actions[0].attributed_to.actor == "germany"
