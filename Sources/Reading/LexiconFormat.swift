public import News
import Prose

/// The format of the word lists that come with the program, which any text editor and `LC_ALL=C sort` can keep:
/// valid UTF-8; first a header of `#` lines that gives format, source and licence; then the entries, one a line, in
/// bytewise order, none twice.
public enum LexiconFormat {
  /// Where a list breaks the format, in order of the lines.
  public static func problems(in bytes: [UInt8], path: String) -> [Problem] {
    guard (try? UTF8Span(validating: bytes.span)) != nil else {
      return [Problem(.warning, path: path, "not valid UTF-8")]
    }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    var problems: [Problem] = []
    func report(_ message: String, line: Int? = nil) {
      problems.append(Problem(.warning, path: path, line: line, message))
    }
    if lines.last?.isEmpty == false { report("the last line has no line feed", line: lines.count) }
    let header = lines.prefix { $0.first == UInt8(ascii: "#") }
    let text = String(decoding: Array(header.joined(separator: [0x20])), as: UTF8.self)
    for word in ["Format:", "Source:", "Licence:"] where !text.contains(word) {
      report("the header does not give “\(word)”", line: 1)
    }
    var previous: [UInt8]?
    for (index, line) in lines.enumerated().dropFirst(header.count)
    where index < lines.count - 1 || !line.isEmpty {
      if let message = problem(of: line, after: previous) { report(message, line: index + 1) }
      previous = line
    }
    return problems
  }

  private static func problem(of line: [UInt8], after previous: [UInt8]?) -> String? {
    guard let first = line.first, let last = line.last else { return "an empty line" }
    if first == UInt8(ascii: "#") { return "a comment below the header" }
    if first <= 0x20 || last <= 0x20 { return "white space at the start or end" }
    guard let previous else { return nil }
    if previous == line { return "the same entry twice" }
    return line.lexicographicallyPrecedes(previous) ? "not in bytewise order" : nil
  }
}
