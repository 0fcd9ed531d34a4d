import Prose
import Testing

@Suite("Sentences")
struct SentencesTests {
  /// `marked` has `/` where a sentence ends; the rest is the text.
  private func check(_ marked: String) {
    let text = tokenized(marked.replacing("/", with: ""))
    let expected = marked.split(separator: "/").map { $0.trimmingPrefix { $0.isWhitespace } }
    let found = text.sentences.map { text.text[$0.span] }
    #expect(found == expected.map(String.init))
  }

  @Test(
    "a sentence ends after its stop, and after the marks that close it",
    arguments: [
      "Talks began./ They went well.", "Why now?/ Nobody knows!/ Perhaps…/ Wait.",
      "He left (in May.)/ She stayed.",
      "“We will talk.”/ He left.", "“We will talk.” “When?”", "It rose in 2025./ 14 ships left.",
      "It fell [2] again. [3] [14]/ He left.", "Talks went on for weeks./The end came.", "中国外交部。/发言人说。",
      "회담이 끝났다./ 그는 떠났다.", "It is over.../ Lee left.",
    ])
  func ends(_ marked: String) { check(marked.replacing("talk.” “When", with: "talk.”/ “When")) }

  @Test(
    "it does not end where the sentence goes on",
    arguments: [
      "It grew 4.5 per cent.", "“We will talk,” he said.", "“Stop!” he cried.", "“Why now?” Ms Park asked.",
      "He wrote Viva! (1965) and more.", "“We won.” — Lee", "It was so... and so on.",
      "He asked why? and left.",
    ])
  func goesOn(_ marked: String) { check(marked) }

  @Test(
    "an abbreviation ends a sentence only before a word that starts one",
    arguments: [
      "He met Mr. Lee./ They spoke.", "Jay Y. Lee left./ He stays.", "He left the U.S./ The talks ended.",
      "The U.S. Senate voted.", "It bought Acme Inc./ He sold it.", "Acme Inc. Chairman Park left.",
      "It left in Jan./ In May it came back.", "Korea vs. The World.", "It is No. 5 of Mr. He Wei.",
      "He said no./ Lee left.",
      "“He left the U.S.”/ The talks ended.",
    ])
  func abbreviations(_ marked: String) { check(marked) }

  @Test("a line without a stop is one sentence, and a sentence never crosses lines")
  func lines() {
    let text = tokenized("Leaders meet\nTalks began. They\nwent well.")
    #expect(
      text.sentences.map { text.text[$0.span] } == ["Leaders meet", "Talks began.", "They", "went well."])
    #expect(text.blocks == [0..<1, 1..<3, 3..<4])
  }

  @Test("the number of a heading or list item is part of it")
  func labels() {
    check("2. Talks began./ They went well.")
    check("2.1. Talks")
  }

  @Test("a sentence and a token are found by their place")
  func places() {
    let text = tokenized("One two. Three four.")
    #expect(text.sentenceIndex(at: 4) == 0)
    #expect(text.sentenceIndex(at: 8) == 1)
    #expect(text.sentenceIndex(at: 99) == 2)
    #expect(text.firstToken(from: 5) == 2)
    #expect(text.firstToken(from: 99) == text.tokens.endIndex)
  }
}
