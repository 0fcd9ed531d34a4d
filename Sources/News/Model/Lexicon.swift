public import Prose

/// The word lists of `data/lexicon`, by name (`cue-verbs`, `titles`…). What the entries mean is known to the
/// analysis that asks for them.
///
/// The lists stay as they were read until somebody asks: at every start all are read, and most entries are one word
/// of which only the key is wanted.
public struct Lexicon: Sendable {
  /// One entry: its tab-separated fields; the first is the word or phrase. Never empty.
  public typealias Entry = [String]

  private let files: [String: Text]

  /// - Parameter files: by list, one entry a line, its fields separated by tabs; lines that start with `#` are
  ///   comments.
  public init(files: [String: Text]) {
    self.files = files
  }

  /// Lists of no words.
  public init() { self.init(files: [:]) }

  /// The entries of a list in the order of the file; empty where there is no such list.
  public subscript(list: String) -> [Entry] {
    lines(of: list) { Self.fields(of: $0) }
  }

  /// The words of a list, without further fields.
  public func words(_ list: String) -> [String] {
    lines(of: list) { String(decoding: $0.prefix { $0 != Self.tab }, as: UTF8.self) }
  }

  /// The keys of the words of a list, without further fields.
  public func keys(of list: String) -> [WordKey] {
    lines(of: list) { WordKey(folding: $0.prefix { $0 != Self.tab }) }
  }

  private static let tab = UInt8(ascii: "\t")

  private func lines<Line>(of list: String, _ read: (ArraySlice<UInt8>) -> Line) -> [Line] {
    guard let bytes = files[list]?.utf8 else { return [] }
    var lines: [Line] = []
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), bytes[end] != UInt8(ascii: "\r") { end += 1 }
      if end > start, bytes[start] != UInt8(ascii: "#") { lines.append(read(bytes[start..<end])) }
      start = end + 1
    }
    return lines
  }

  private static func fields(of line: ArraySlice<UInt8>) -> [String] {
    var fields: [String] = []
    var start = line.startIndex
    for offset in line.indices where line[offset] == tab {
      fields.append(String(decoding: line[start..<offset], as: UTF8.self))
      start = offset + 1
    }
    fields.append(String(decoding: line[start...], as: UTF8.self))
    return fields
  }
}
