/// What has to be asked of a text before the TOML parser gets it: the parser ends the program where a table's name
/// starts with a character that no name may have.
public enum TOMLSource {
  /// The first line, from 1, that the parser must not see; `nil` where it may have all of them.
  public static func firstLineToRefuse(_ source: String) -> Int? {
    let lines = source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return lines.firstIndex { opensTableWithoutName($0) }.map { $0 + 1 }
  }

  private static func opensTableWithoutName(_ line: Substring) -> Bool {
    var rest = line.unicodeScalars.drop { $0.properties.isWhitespace || $0 == "\u{FEFF}" }
    for _ in 0..<2 where rest.first == "[" { rest = rest.dropFirst() }
    guard rest.startIndex > line.startIndex, line.unicodeScalars[..<rest.startIndex].contains("[") else {
      return false
    }
    guard let first = rest.first(where: { $0 != " " && $0 != "\t" }) else { return true }
    switch first {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "-", "\"", "'": return false
    default: return true
    }
  }
}
