@testable import Prose

/// A few words of each kind, as the lexicon lists them.
let words = ProseWords(
  abbreviations: [
    ["mr", "name"], ["gen", "name"], ["no", "number"], ["p", "number"], ["vs", "inside"], ["inc", "either"],
    ["jan", "either"], ["approx"],
  ],
  grammar: [
    ["the", "starter"], ["he", "starter"], ["in", "starter"], ["asked", "saying"], ["anti", "prefix"],
  ])

func tokenized(_ string: String) -> TokenizedText {
  let text = Text(string)
  return TokenizedText(text, blocks: text.lines, words: words)
}
