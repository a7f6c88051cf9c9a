import { isLevel } from "../../../model/level.ts";
import { type Sentences, translatorOf } from "./sentences.ts";

/** What the checks say, in German. A message that is missing here stays English, and a test names it. */
const sentences: Sentences = [
  ["In “{title}”: {rest}", "In „{title}“: {rest}"],
  // What is planned for a step, and what it costs, inside other sentences.
  ["“{title}” takes it out.", "„{title}“ nimmt ihn heraus."],
  ["“{title}” makes it {level}.", "„{title}“ macht ihn {level}."],
  ["Plan it in a target, or say why it can wait.", "In ein Ziel aufnehmen, oder sagen, warum er warten kann."],
  ["Look for the part of it that could run by itself.", "Welcher Teil davon könnte von selbst laufen?"],
  ["Agree on one way and write it down.", "Einen Weg vereinbaren und aufschreiben."],

  ["Nobody does “{title}” yet. {rest}", "Niemand tut bisher „{title}“. {rest}"],
  ["“{title}” is manual: {cost}. {rest}", "„{title}“ geschieht von Hand: {cost}. {rest}"],
  ["“{title}” is manual. {rest}", "„{title}“ geschieht von Hand. {rest}"],
  ["“{title}” is figured out anew each time: {cost}. {rest}", "„{title}“ wird jedes Mal neu überlegt: {cost}. {rest}"],
  ["“{title}” is figured out anew each time. {rest}", "„{title}“ wird jedes Mal neu überlegt. {rest}"],
  [
    "“{target}” leaves “{title}” {level}: {cost}. Automate a part of it, or say why it stays.",
    "„{target}“ lässt „{title}“ {level}: {cost}. Einen Teil automatisieren, oder sagen, warum es so bleibt.",
  ],
  [
    "“{target}” leaves “{title}” {level}. Automate a part of it, or say why it stays.",
    "„{target}“ lässt „{title}“ {level}. Einen Teil automatisieren, oder sagen, warum es so bleibt.",
  ],
  [
    "“{target}” makes “{title}” {level}; it was {level2} before. Leave the level out to keep it, or say why it falls.",
    "„{target}“ macht „{title}“ {level}; vorher war es {level2}. Die Stufe weglassen, damit sie bleibt, oder sagen, warum sie sinkt.",
  ],
  [
    "“{platform}” leaves “{title}” {level}; “{target}” asks for {level2}. Ask for more, or count what is left.",
    "„{platform}“ lässt „{title}“ {level}; „{target}“ verlangt {level2}. Mehr verlangen, oder mitzählen, was übrig bleibt.",
  ],
  [
    "No way leads on from “{title}”. Draw a flow to what comes next, or to an “end”.",
    "Von „{title}“ führt kein Weg weiter. Den Fluss zum nächsten Schritt zeichnen, oder zu einem Ende (`end`).",
  ],
  [
    "No way leads to “{title}” from a start. Draw a flow to it, or take it out.",
    "Von keinem Anfang führt ein Weg zu „{title}“. Einen Fluss dorthin zeichnen, oder den Schritt herausnehmen.",
  ],
  [
    "No way leads to “{title}”. Draw a flow to it, or take it out.",
    "Zu „{title}“ führt kein Weg. Einen Fluss dorthin zeichnen, oder den Schritt herausnehmen.",
  ],
  [
    "The way from “{title}” to “{to}” has no label: which answer is it?",
    "Der Weg von „{title}“ nach „{to}“ hat keine Beschriftung: Welche Antwort ist das?",
  ],
  [
    "“{title}” has no way out; a decision has at least two. Draw the others, or make it a process.",
    "Aus „{title}“ führt kein Weg; eine Entscheidung hat mindestens zwei. Die anderen zeichnen, oder einen Schritt daraus machen.",
  ],
  [
    "“{title}” has one way out; a decision has at least two. Draw the others, or make it a process.",
    "Aus „{title}“ führt ein Weg; eine Entscheidung hat mindestens zwei. Die anderen zeichnen, oder einen Schritt daraus machen.",
  ],
  [
    "“{title}” is the title of “{name}” too; readers can't tell the two apart. Say what is different about it.",
    "„{title}“ heißt auch „{name}“; wer das liest, kann die beiden nicht unterscheiden. Was ist hier anders?",
  ],
  [
    "“{title}” chooses between {titles}. Put a decision behind it and say what is asked.",
    "„{title}“ wählt zwischen {titles}. Dahinter gehört eine Entscheidung, die sagt, was gefragt ist.",
  ],
  [
    "“{title}” waits {time} for {time2} of work. Find out what it waits for: a person, a slot, a batch?",
    "„{title}“ wartet {time} auf {time2} Arbeit. Worauf: auf einen Menschen, einen Termin, einen Stapel?",
  ],
  [
    "“{title}” has {n} answers. Ask two questions, one after the other.",
    "„{title}“ hat {n} Antworten. Besser zwei Fragen nacheinander stellen.",
  ],
  [
    "“{title}” states no {clause} and no {clause2}; the hours of the map are counted without it.",
    "„{title}“ nennt weder {clause} noch {clause2}; die Stunden der Karte sind ohne diesen Schritt gezählt.",
  ],
  [
    "“{title}” states no {clause}; the hours of the map are counted without it.",
    "„{title}“ nennt keine Angabe zu {clause}; die Stunden der Karte sind ohne diesen Schritt gezählt.",
  ],
  [
    "“{title}” does not say why it exists. One sentence after “purpose” is enough.",
    "„{title}“ sagt nicht, wozu es den Schritt gibt. Ein Satz nach `purpose` genügt.",
  ],
  [
    "{share} of “{title}” is done again: {cost}. Look for the cause in what comes before it.",
    "{share} von „{title}“ wird noch einmal getan: {cost}. Die Ursache liegt meist in dem, was davor kommt.",
  ],
  [
    "{share} of “{title}” is done again. Look for the cause in what comes before it.",
    "{share} von „{title}“ wird noch einmal getan. Die Ursache liegt meist in dem, was davor kommt.",
  ],
  ["Nobody does “{title}”. Name who does it with “by”.", "Niemand tut „{title}“. Wer es tut, steht nach `by`."],
  ["{title} leads to itself only. Draw a way out.", "{titles} führt nur zu sich selbst. Einen Weg hinaus zeichnen."],
  [
    "Nothing leaves the loop of {titles}. Draw a way out.",
    "Aus der Schleife von {titles} führt nichts hinaus. Einen Weg hinaus zeichnen.",
  ],
  [
    "“{title}” goes through no interface. Name the one that people use with “via”.",
    "„{title}“ geht über keine Schnittstelle. Die, die Menschen benutzen, steht nach `via`.",
  ],
  [
    "The flow begins with “{title}” and has no “start”. Say what sets it off.",
    "Der Fluss beginnt mit „{title}“ und hat keinen Anfang (`start`). Was löst ihn aus?",
  ],
  [
    "The flow ends with “{title}” and has no “end”. Say when it is done.",
    "Der Fluss endet mit „{title}“ und hat kein Ende (`end`). Wann ist er fertig?",
  ],
  [
    "No way leads back when “{title}” puts a bad model to work. Draw who rolls it back and when, or how it reaches few users first.",
    "Bringt „{title}“ ein schlechtes Modell zum Einsatz, führt kein Weg zurück. Wer nimmt es wann zurück, oder wie erreicht es zuerst nur wenige?",
  ],
  [
    "“{title}” says what is done or to what, not both. A verb and an object tell more.",
    "„{title}“ sagt, was getan wird oder womit, nicht beides. Tätigkeit und Gegenstand sagen mehr.",
  ],
  [
    "The steps of this map take {share} of the working time of “{title}”. Give some of them away, or automate the largest.",
    "Die Schritte dieser Karte brauchen {share} der Arbeitszeit von „{title}“. Einige abgeben, oder den größten automatisieren.",
  ],
  [
    "Work passes {n} times in a row between “{title}” and “{title2}”: {titles}. Let one of them do the whole stretch, or put it in another order.",
    "Die Arbeit wechselt {n}-mal hintereinander zwischen „{title}“ und „{title2}“: {titles}. Einer könnte die ganze Strecke tun, oder die Reihenfolge ändern.",
  ],
  [
    "“{title}” is out: “{question}” is required, and the answer is red. Drop the candidate, or ask what would make it good.",
    "„{title}“ scheidet aus: „{question}“ ist verlangt, und die Antwort ist rot. Den Kandidaten streichen, oder fragen, was daraus grün machte.",
  ],
  [
    "“{title}” is another start. Let one start lead to a decision, or give this part a map of its own.",
    "„{title}“ ist ein weiterer Anfang. Einen Anfang zu einer Entscheidung führen, oder diesem Teil eine eigene Karte geben.",
  ],
  [
    "{n} steps are hard to follow in one map. Put a part of them into a map of its own, at most {n2} in each.",
    "{n} Schritten ist in einer Karte schwer zu folgen. Einen Teil in eine eigene Karte setzen, höchstens {n2} in jede.",
  ],
  [
    "“{title}” leaves {n} of {n2} questions of “{group}” open: {names}.",
    "„{title}“ lässt {n} von {n2} Fragen von „{group}“ offen: {names}.",
  ],
  [
    "“{title}” leaves {n} of {n2} questions open, most of {titles}. Answer them in the preview, or send them out with `mlmap form`.",
    "„{title}“ lässt {n} von {n2} Fragen offen, die meisten von {titles}. In der Vorschau beantworten, oder mit `mlmap form` verschicken.",
  ],
  ["“{title}” leaves open: {question} (“answer {name} …”)", "„{title}“ lässt offen: {question} (`answer {name} …`)"],
  [
    "Nobody checks what comes out of “{title}”. Let two people label a part of it and measure how far they agree.",
    "Niemand prüft, was bei „{title}“ herauskommt. Zwei Menschen denselben Teil bearbeiten lassen und messen, wie weit sie übereinstimmen.",
  ],
  [
    "After “{title}” nothing watches the model. Add the step that does, with “is absent” where nobody does it yet.",
    "Nach „{title}“ überwacht nichts das Modell. Den Schritt dafür ergänzen, mit `is absent`, solange ihn niemand tut.",
  ],
  [
    "“{title}” is not rated for {n} processes of “{target}”: {names}.",
    "„{title}“ ist für {n} Schritte von „{target}“ nicht bewertet: {names}.",
  ],
  [
    "“{title}” is not rated for “{step}”: “rate {name} is …”.",
    "„{title}“ ist für „{step}“ nicht bewertet: `rate {name} is …`.",
  ],
  [
    "“{title}” has no level. Say how automated it is: {names}.",
    "„{title}“ hat keine Stufe. Wie automatisiert ist der Schritt?",
  ],
  [
    "“{title}” is written, but nothing reads it. Name the step that does with “reads”, or take it out.",
    "„{title}“ wird geschrieben, aber nirgends gelesen. Welcher Schritt liest es (`reads`)? Sonst kann es fort.",
  ],
  [
    "“{title}” is read, but nothing writes it. Name the step that does with “writes”, or add the one that fetches it.",
    "„{title}“ wird gelesen, aber nirgends geschrieben. Welcher Schritt schreibt es (`writes`), oder wer holt es?",
  ],
  [
    "Nothing keeps the versions of code, data and settings that “{title}” used. Name what does: a step, or an interface after “via”.",
    "Nichts hält fest, mit welchem Stand von Code, Daten und Einstellungen „{title}“ lief. Was das tut, nennen: ein Schritt, oder eine Schnittstelle nach `via`.",
  ],
  ["Nobody names the actor “{title}”. {rest}", "Niemand nennt die Rolle „{title}“. {rest}"],
  ["Nothing goes through “{title}”. {rest}", "Nichts geht über „{title}“. {rest}"],
  ["Nothing reads or writes “{title}”. {rest}", "Nichts liest oder schreibt „{title}“. {rest}"],
  ["Name it where it belongs, or take it out.", "Nennen, wo es hingehört, oder herausnehmen."],
  [
    "There is no rule “{name}”. Did you mean “{name2}”?",
    "Die Regel „{name}“ gibt es nicht. Gemeint ist wohl „{name2}“.",
  ],
  ["There is no rule “{name}”.", "Die Regel „{name}“ gibt es nicht."],
  ["Say why “{name}” is silent here: “{names}: the reason”.", "Warum schweigt „{name}“ hier? `{names}: der Grund`."],
  [
    "Nothing is left to silence: “{name}” finds nothing in this file. Take it out.",
    "Hier ist nichts mehr still zu halten: „{name}“ findet in dieser Datei nichts. Die Zeile kann fort.",
  ],
  [
    "Nothing is left to silence: “{name}” finds nothing here. Take it out.",
    "Hier ist nichts mehr still zu halten: „{name}“ findet hier nichts. Die Zeile kann fort.",
  ],
  // Demands of figures in a configuration.
  [
    "The configuration makes demands of the state “{name}”; did you mean “{name2}”?",
    "Die Konfiguration verlangt etwas vom Zustand „{name}“; gemeint ist wohl „{name2}“.",
  ],
  [
    "{figure} is not known, but “{name}” {bound} is required. {rest}",
    "{figure}: nicht bekannt, verlangt ist `{name}` {bound}. {rest}",
  ],
  [
    "{figure} is {cost}, but “{name}” {bound} is required. {rest}",
    "{figure}: {cost}, verlangt ist `{name}` {bound}. {rest}",
  ],
  ["{figure} is {cost}, but “{name}” {bound} is required.", "{figure}: {cost}, verlangt ist `{name}` {bound}."],
  ["“{title}” is lowest with {n}.", "Am niedrigsten ist „{title}“ mit {n}."],
  ["Most of it is “{title}”: {cost}.", "Das meiste davon ist „{title}“: {cost}."],
  ["No process has a level: say how automated each is with “is”.", "Kein Schritt hat eine Stufe; sie steht nach `is`."],
  ["State “effort” and “runs”.", "Es fehlen `effort` und `runs`."],
  [
    "State “effort” and “runs”. A process without both has no weight.",
    "Es fehlen `effort` und `runs`; ein Schritt ohne beide hat kein Gewicht.",
  ],
  ["No phase holds a process with a level.", "In keiner Phase steht ein Schritt mit einer Stufe."],
  ["No manual process states both “effort” and “runs”.", "Kein Schritt von Hand nennt `effort` und `runs`."],
  [
    "State “effort” and “runs” of processes and the “cost” of actors.",
    "Es fehlen `effort` und `runs` der Schritte und `cost` der Rollen.",
  ],
  ["State “effort” or “wait” along the way.", "Auf dem Weg fehlen `effort` oder `wait`."],
  ["No process names an actor.", "Kein Schritt nennt eine Rolle."],
];

const figures: Readonly<Record<string, string>> = {
  "The automation score": "Automatisierungsgrad",
  "The automation score weighted by hours": "Automatisierungsgrad, nach Stunden gewichtet",
  "The share of runs that are automated": "Anteil automatisierter Läufe",
  "The lowest score of a phase": "Niedrigster Grad einer Phase",
  "Human work a month": "Arbeitsstunden im Monat",
  "Manual work a month": "Handarbeit im Monat",
  "The cost of human work a month": "Kosten der Arbeit im Monat",
  "The lead time of one pass": "Durchlaufzeit",
  "The number of hand-offs": "Zahl der Übergaben",
  "The number of manual processes": "Zahl der Schritte von Hand",
  "The number of non-repeatable processes": "Zahl der Schritte ohne festgelegten Weg",
  "The number of processes that nobody does": "Zahl der Schritte, die niemand tut",
  "The number of processes without a level": "Zahl der Schritte ohne Stufe",
};

const levels: Readonly<Record<string, string>> = {
  automated: "automatisiert",
  "semi-automated": "teilautomatisiert",
  "non-repeatable": "ohne festgelegten Weg",
  manual: "von Hand",
  absent: "ungetan",
};
const clauses: Readonly<Record<string, string>> = { effort: "Aufwand", runs: "Häufigkeit" };

/** German findings; `local` says a number's marks, `2,640` → `2.640`. */
export function germanFindings(local: (text: string) => string): (english: string) => string | undefined {
  const quoted = (text: string): string =>
    text
      .replaceAll(/“([^”]*)”/g, "„$1“")
      .replaceAll(" and ", " und ")
      .replaceAll(" or ", " oder ");
  const cost = (text: string): string => {
    const [, range = text, middle] = /^(.*) \(its middle, (.*), counts\)$/.exec(text) ?? [];
    const said = local(range)
      .replace(/^about /, "etwa ")
      .replace(/hours? a month/, "Stunden im Monat")
      .replace(/(hours|hour)$/, "Stunden");
    return middle === undefined ? said : `${said} (es zählt die Mitte, ${local(middle)})`;
  };
  return translatorOf(sentences, {
    level: (text) => (isLevel(text) ? (levels[text] ?? text) : text),
    clause: (text) => clauses[text] ?? text,
    figure: (text) => figures[text] ?? text,
    titles: quoted,
    cost,
    share: local,
    time: local,
    n: local,
  });
}
