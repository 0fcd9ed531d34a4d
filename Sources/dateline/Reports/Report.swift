import News
import Prose
import Screen

/// Something a subcommand prints: as lines of text, and as JSON records that mirror the model. The records are an
/// interface of their own: `data/doc/json.md` lists their members, and the model may change behind them.
protocol Report {
  /// Whole lines, as they may reach a terminal.
  var text: String { get }
  /// One or more lines of JSON.
  var records: [JSON] { get }
  /// Whether an empty line stands between its text and the next.
  static var isParagraph: Bool { get }
}

extension Report {
  static var isParagraph: Bool { true }
}

/// The number of the JSON interface; it goes up where a member changes its meaning or goes away.
let schema = 1

extension JSON {
  /// A record: what it is of, then its members.
  static func record(_ kind: String, _ members: KeyValuePairs<String, JSON>) -> JSON {
    .object(
      [Member("schema", .integer(schema)), Member("type", .string(kind))] + members.map { Member($0, $1) })
  }

  /// Part of a text: UTF-8 offsets and the characters there.
  static func span(_ span: Span, of text: Text) -> JSON {
    ["start": .integer(span.start), "end": .integer(span.end), "text": .string(text[span])]
  }

  static func strings(_ strings: [String]) -> JSON { .array(strings.map { .string($0) }) }
}

extension Dossier {
  /// Where a passage starts, as editors and compilers name it: `article:line`.
  func place(_ passage: Passage) -> String {
    let article = self[passage.article]
    let start = passage.span.start
    guard let index = article.blockIndex(at: start) else { return article.name }
    let block = article.blocks[index]
    let lineFeeds = article.text.utf8[min(block.span.start, start)..<start].count { $0 == UInt8(ascii: "\n") }
    return "\(article.name):\(block.line + lineFeeds)"
  }

  /// The characters at a passage on one line, as they may reach a terminal.
  func line(_ passage: Passage) -> String { DisplayText.printable(text(passage)) }
}

/// `1 hit`, `2 hits`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

/// `lines` as text that may reach a terminal, each ended.
func printable(_ lines: [String]) -> String {
  lines.map { DisplayText.printable($0) + "\n" }.joined()
}

extension Origin {
  /// `, set by you`, where it is; else nothing.
  var words: String { self == .reader ? ", set by you" : "" }
}
