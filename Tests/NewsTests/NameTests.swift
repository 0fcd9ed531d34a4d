import FoundationEssentials
import Prose
import Reading
import TestSupport
import Testing

@testable import News

/// The word lists of the repository, read once.
enum NameFixture {
  static let lexicon: Lexicon = {
    do {
      return try LexiconReader.lexicon(at: Repository.path("data/lexicon"))
    } catch {
      Issue.record("the word lists cannot be read: \(error)")
      return Lexicon()
    }
  }()
  static let lists = WordLists(lexicon)

  /// Every line is a paragraph.
  static func listed(_ string: String) -> ListedText {
    let text = Text(string)
    return listed(text, blocks: text.lines)
  }

  static func listed(_ text: Text, blocks: [Span]) -> ListedText {
    lists.listed(TokenizedText(text, blocks: blocks, words: lists.prose))
  }
}

/// A line of the corpus: an article with its names written into it.
struct NameExample: CustomTestStringConvertible {
  let line: String

  var testDescription: String { AnnotatedText(parsing: line).text }

  static let all: [NameExample] = {
    let data = FileManager.default.contents(atPath: Repository.path("Tests/NewsTests/Corpora/names.txt"))
    return String(decoding: data ?? Data(), as: UTF8.self).split(separator: "\n").filter {
      !$0.hasPrefix("#")
    }.map { NameExample(line: String($0)) }
  }()
}

@Suite("Spotting names")
struct NameTests {
  @Test("the corpus of names", arguments: NameExample.all)
  func corpus(example: NameExample) {
    let expected = AnnotatedText(parsing: example.line)
    let text = NameFixture.listed(expected.text)
    let found = names(in: text, words: NameFixture.lists.names).spots.map { spot in
      AnnotatedText.Annotation(spot.span.range, label(spot, in: text.text.text))
    }
    #expect(AnnotatedText(expected.text, found).description == expected.description)
  }

  private func label(_ spot: NameSpot, in text: Text) -> String {
    let parts = [spot.kind.rawValue, spot.title.map { text[$0] } ?? "", spot.role.map { text[$0] } ?? ""]
    return parts.joined(separator: "|").replacing(/\|+$/, with: "")
  }

  @Test("a name known by its full form is found again without help")
  func foundAgain() {
    let text = NameFixture.listed("Chairman Odo Brask left.\nOnly Brask knew.\nBrask smiled.")
    let found = names(in: text, words: NameFixture.lists.names).spots.map { text.text.text[$0.span] }
    #expect(found == ["Odo Brask", "Brask", "Brask"])
  }

  @Test("every spot says why it is one")
  func rules() {
    let text = NameFixture.listed("President Odo Brask flew to Lima. Brask slept.")
    let found = names(in: text, words: NameFixture.lists.names).spots.map(\.reason.text)
    #expect(found == ["title before the name", "listed place", "part of a person's name"])
  }

  @Test(
    "any bytes are read",
    arguments: [
      "", "-", "A", "A-", "“", "& B &", "Al-", "al-", "of Of of", "Mr", "Mr.", "( A )", ", A ,", "A, or B,",
    ])
  func anything(text: String) {
    let listed = NameFixture.listed(text)
    let found = names(in: listed, words: NameFixture.lists.names)
    var memory = NameMemory()
    let printed = memory.numbered(PrintedNames(found, in: listed, words: NameFixture.lists.names))
    let merged = mergedNames([printed], in: [listed.text], words: NameFixture.lists.names, reusing: &memory)
    #expect(merged.mentions.count == 1)
  }
}
