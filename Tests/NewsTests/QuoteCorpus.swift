import FoundationEssentials
import News
import Reading
import TestSupport
import Testing

/// Corpora of annotated sentences: blocks of a text line and a line that starts with `→`; `#` starts a comment.
enum Corpus {
  struct Entry: Sendable, CustomTestStringConvertible {
    let text: String
    let expected: String

    var testDescription: String { text }
  }

  static let lexicon = Result { try LexiconReader.lexicon(at: Repository.path("data/lexicon")) }

  static func entries(of name: String) -> [Entry] {
    let path = Repository.path("Tests/NewsTests/Corpora/\(name).txt")
    let data = FileManager.default.contents(atPath: path) ?? Data()
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
    return zip(lines, lines.dropFirst()).filter { $1.hasPrefix("→ ") }.map { text, expected in
      Entry(text: String(text), expected: String(expected.dropFirst("→ ".count)))
    }
  }
}
