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
  @Test("there are word lists; what makes some of them lies in a folder of its own")
  func lists() {
    #expect(!WordList.all.isEmpty)
    for file in Repository.files(below: "data/lexicon") {
      #expect(file.hasSuffix(".txt") || file.hasPrefix("data/lexicon/sources/"), "\(file) is no word list")
    }
  }

  @Test("a list says what it is, its format, its source and its licence", arguments: WordList.all)
  func header(list: WordList) {
    let header = list.header.joined(separator: "\n")
    #expect(
      list.header.count >= 2,
      "\(list.path): the first line says what the list is; and it ends with a line break")
    #expect(header.contains("Format:"), "\(list.path): the header has no “Format:”")
    #expect(header.contains(/Sources?:/), "\(list.path): the header has no “Source:”")
    #expect(
      header.contains(/Licence:|[Pp]ublic.domain|\bMIT\b|\bCC[ -](?:BY|0)/),
      "\(list.path): the header names no licence")
  }

  @Test("the entries are in the order of their bytes, each once", arguments: WordList.all)
  func order(list: WordList) {
    let entries = list.entries
    let displaced = zip(entries, entries.dropFirst()).filter {
      !$0.text.utf8.lexicographicallyPrecedes($1.text.utf8)
    }
    expectNone(displaced.map { list.place($1.line) }, "sort with LC_ALL=C sort -u")
  }

  @Test("an entry starts with its word, and no field has a stray space", arguments: WordList.all)
  func fields(list: WordList) {
    let odd = list.entries.filter { entry in
      let fields = entry.text.split(separator: "\t", omittingEmptySubsequences: false)
      return fields[0].isEmpty || fields.contains { $0.first == " " || $0.last?.isWhitespace == true }
    }
    expectNone(odd.map { list.place($0.line) }, "fields are separated by one tab")
  }
}
