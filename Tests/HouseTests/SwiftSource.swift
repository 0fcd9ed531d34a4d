import TestSupport

/// A Swift file of the repository, as the rules of the house look at it.
struct SwiftSource {
  /// From the root of the repository: `Sources/News/Analysis.swift`.
  let path: String
  let lines: [Substring]
  /// The same lines with comments and the insides of string literals blanked out.
  let code: [Substring]

  /// The module it belongs to.
  var room: String { String(path.split(separator: "/").dropFirst().first ?? "") }

  init(path: String, text: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    code = Self.blanked(text).split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The program's own, in order of their paths; read once, for all rules.
  static let ofProgram = all(below: "Sources")

  /// Every Swift file below a folder, in order of their paths.
  static func all(below folder: String) -> [SwiftSource] {
    Repository.files(below: folder).filter { $0.hasSuffix(".swift") }.map { path in
      SwiftSource(path: path, text: Repository.text(of: path) ?? "")
    }
  }

  /// The lines of code that hold `pattern`, as places a reader can go to.
  func places(of pattern: some RegexComponent) -> [Place] {
    code.indices.filter { code[$0].contains(pattern) }.map { place(line: $0) }
  }

  /// - Parameter line: from 0.
  func place(line: Int) -> Place {
    Place(path: path, line: line + 1, text: lines.indices.contains(line) ? String(lines[line]) : "")
  }
}

/// Blanks out what is no code. It knows as much Swift as the house writes: no regex literals with quotation marks.
extension SwiftSource {
  private static func blanked(_ text: String) -> String {
    var bytes = Array(text.utf8)
    var offset = 0
    while offset < bytes.count {
      var end = offset + 1
      switch bytes[offset] {
      case UInt8(ascii: "/"): end = commentEnd(bytes, offset) ?? end
      case UInt8(ascii: "\""), UInt8(ascii: "#"): end = literalEnd(bytes, offset) ?? end
      default: break
      }
      if end > offset + 1 {
        for index in offset..<end where bytes[index] != UInt8(ascii: "\n") {
          bytes[index] = UInt8(ascii: " ")
        }
      }
      offset = end
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The end of the comment that starts at `start`.
  private static func commentEnd(_ bytes: [UInt8], _ start: Int) -> Int? {
    if bytes[start...].starts(with: "//".utf8) {
      return bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    }
    guard bytes[start...].starts(with: "/*".utf8) else { return nil }
    let close = bytes.indices[start...].first { bytes[$0...].starts(with: "*/".utf8) }
    return close.map { $0 + 2 } ?? bytes.count
  }

  /// The end of the string literal that starts at `start`, raw or not, of one line or several.
  private static func literalEnd(_ bytes: [UInt8], _ start: Int) -> Int? {
    let hashes = bytes[start...].prefix { $0 == UInt8(ascii: "#") }
    let quote = start + hashes.count
    guard quote < bytes.count, bytes[quote] == UInt8(ascii: "\"") else { return nil }
    let isLong = bytes[quote...].starts(with: "\"\"\"".utf8)
    let close = Array((isLong ? "\"\"\"" : "\"").utf8) + hashes
    var offset = quote + (isLong ? 3 : 1)
    while offset < bytes.count, !bytes[offset...].starts(with: close) {
      offset += bytes[offset] == UInt8(ascii: "\\") && hashes.isEmpty ? 2 : 1
    }
    return min(offset + close.count, bytes.count)
  }
}
