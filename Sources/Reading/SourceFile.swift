import Prose

/// A file that was found to read, as it was when it was listed. Two values are equal only where the file has not
/// changed in between, so what was read from an equal one can be used again.
public struct SourceFile: Hashable, Sendable {
  /// Unique among the files listed together: the path from the folder that was given, or the file's own name.
  /// Bytes that are not UTF-8 are shown as U+FFFD.
  public let name: String
  /// The path for messages; opened is `systemPath`.
  public let path: String
  /// In bytes.
  public let size: Int
  /// Nanoseconds since 1970 of the last change.
  public let modified: Int64
  /// The same of anything about the file, and which file it is: what another one in its place cannot have.
  let changed: Int64
  let identity: FileSystem.Identity

  /// The path as the system has it: any bytes but NUL.
  let systemPath: [UInt8]

  /// What tells newer files from older ones, in nanoseconds since 1970: the day that the name begins with
  /// (`2026-01-05-…`, `20260105…`), else the last change.
  var newness: Int64 {
    let beginning = Self.base(of: name).utf8.prefix { $0 &- 0x30 < 10 || $0 == UInt8(ascii: "-") }
    let digits = beginning.lazy.filter { $0 &- 0x30 < 10 }.prefix(8)
    let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    guard let day = Day(year: number / 10_000, month: number / 100 % 100, day: number % 100),
      (1900..<2100).contains(number / 10_000)
    else { return modified }
    return Int64(day.number) * 86_400_000_000_000
  }

  /// The name's part after its last full stop, in lower case: `md`.
  var fileExtension: String {
    let base = Self.base(of: name)
    guard let dot = base.utf8.lastIndex(of: UInt8(ascii: ".")), dot != base.startIndex else { return "" }
    return base[base.utf8.index(after: dot)...].lowercased()
  }

  /// The name without folders and extension: `2026-01-05-harbour-post`.
  static func stem(of name: String) -> String {
    let base = base(of: name)
    guard let dot = base.utf8.lastIndex(of: UInt8(ascii: ".")), dot != base.startIndex else {
      return String(base)
    }
    return String(base[..<dot])
  }

  private static func base(of name: String) -> Substring {
    name.utf8.lastIndex(of: UInt8(ascii: "/")).map { name[name.utf8.index(after: $0)...] } ?? name[...]
  }
}
