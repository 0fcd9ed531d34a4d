import TestSupport
import Testing

/// A word list of `data/lexicon`.
struct WordList: CustomTestStringConvertible {
  let path: String
  let lines: [Substring]

  var testDescription: String { path }

  /// The comment lines at its head.
  var header: ArraySlice<Substring> { lines.prefix { $0.hasPrefix("#") } }

  /// The entries with the index of their lines.
  var entries: [(line: Int, text: Substring)] {
    lines.indices.filter { !lines[$0].hasPrefix("#") }.map { ($0, lines[$0]) }
  }

  func place(_ line: Int) -> Place { Place(path: path, line: line + 1, text: String(lines[line])) }

  static let all = Repository.files(below: "data/lexicon").filter { $0.hasSuffix(".txt") }.map { path in
    let text = Repository.text(of: path) ?? ""
    return WordList(
      path: path,
      lines: text.hasSuffix("\n")
        ? text.dropLast().split(separator: "\n", omittingEmptySubsequences: false) : [])
  }
}

@Suite("The word lists")
struct LexiconTests {
  @Test("there are word lists, and nothing else beside them")
  func lists() {
    #expect(!WordList.all.isEmpty)
    #expect(Repository.files(below: "data/lexicon").allSatisfy { $0.hasSuffix(".txt") })
  }

  @Test("a list says what it is, its format, its source and its licence", arguments: WordList.all)
  func header(list: WordList) {
    let header = list.header.joined(separator: "\n")
    #expect(
      list.header.count >= 2,
      "\(list.path): the first line says what the list is; and it ends with a line break")
    for word in ["Format:", "Source:", "Licence:"] {
      #expect(header.contains(word), "\(list.path): the header has no “\(word)”")
    }
  }

  @Test("the entries are in the order of their bytes, each once", arguments: WordList.all)
  func order(list: WordList) {
    let entries = list.entries
    let displaced = zip(entries, entries.dropFirst()).filter {
      !$0.text.utf8.lexicographicallyPrecedes($1.text.utf8)
    }
    expectNone(displaced.map { list.place($1.line) }, "sort with LC_ALL=C sort -u")
  }

  @Test("an entry has no empty line, stray space or empty field", arguments: WordList.all)
  func fields(list: WordList) {
    let odd = list.entries.filter { entry in
      entry.text.contains("\r")
        || entry.text.split(separator: "\t", omittingEmptySubsequences: false).contains {
          $0.isEmpty || $0.first == " " || $0.last == " "
        }
    }
    expectNone(odd.map { list.place($0.line) }, "fields are separated by one tab")
  }
}
