import Testing

@testable import Prose

@Suite("Lists numbered with one vocabulary")
struct VocabularyTests {
  @Test("say of the words of a text what they say of the words themselves")
  func values() {
    let colours: WordTable<Int> = [WordKey("red"): 1, WordKey("blue"): 2]
    let large = WordTable((0..<200).map { (WordKey("word\($0)"), $0) })
    let verbs = WordSet(["run", "blue"])
    for capacity in [0, 8, 1000] {
      var vocabulary = Vocabulary(capacity: capacity)
      let byColour = WordValues(colours, none: 0, numbering: &vocabulary)
      let byWord = WordValues(large, none: -1, numbering: &vocabulary)
      let isVerb = WordValues(verbs, numbering: &vocabulary)
      let tokens = tokenized("Red, Blue! word7 run away word199").tokens
      for (token, number) in zip(tokens, vocabulary.numbers(of: tokens)) {
        #expect(byColour[number] == colours[token.key] ?? 0)
        #expect(byWord[number] == large[token.key] ?? -1)
        #expect(isVerb[number] == verbs.contains(token.key))
      }
    }
  }

  @Test("have no numbers for words that none of them has")
  func unlisted() {
    var vocabulary = Vocabulary(capacity: 1)
    #expect(vocabulary.numbers(of: tokenized("Nothing here.").tokens) == [0, 0, 0])
    let list = WordValues(WordSet(["here", "there"]), numbering: &vocabulary)
    let numbers = vocabulary.numbers(of: tokenized("Here nothing here there").tokens)
    #expect(numbers[0] == numbers[2] && numbers[0] != numbers[3] && numbers[1] == 0)
    #expect(!list[0] && list[numbers[0]])
  }
}
