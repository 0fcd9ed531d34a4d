import Screen

/// A line of text that is being typed.
struct TextField: Hashable, Sendable {
  private(set) var scalars: [Unicode.Scalar] = []
  /// How many scalars stand before the cursor.
  private(set) var cursor = 0

  init(_ text: String = "") {
    scalars = Array(text.unicodeScalars)
    cursor = scalars.count
  }

  var text: String { string(scalars[...]) }
  var textBeforeCursor: String { string(scalars[..<cursor]) }

  private func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// Types `text`; line breaks and other controls become spaces.
  mutating func insert(_ text: String) {
    let typed = text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }
    scalars.insert(contentsOf: typed, at: cursor)
    cursor += typed.count
  }

  /// Puts `text` in the place of what stands between a place and the cursor, and the cursor after it.
  /// - Parameter start: in UTF-8 from the start of the line.
  mutating func replace(from start: Int, with text: String) {
    var bytes = 0
    let first = scalars.firstIndex { scalar in
      defer { bytes += UTF8.width(scalar) }
      return bytes >= start
    }
    deleteBackward(to: min(first ?? cursor, cursor))
    insert(text)
  }

  /// Edits as readline does.
  /// - Returns: `false` for a key that is no editing key.
  mutating func edit(_ key: Key) -> Bool {
    if let typed = key.typed {
      insert(String(typed))
      return true
    }
    switch key.description {
    case "<BS>", "<C-h>": deleteBackward(to: cursor - 1)
    case "<Del>", "<C-d>": if cursor < scalars.count { scalars.remove(at: cursor) }
    case "<C-u>": deleteBackward(to: 0)
    case "<C-k>": scalars.removeSubrange(cursor...)
    case "<C-w>", "<A-BS>": deleteBackward(to: wordStart)
    case "<Left>", "<C-b>": cursor = max(0, cursor - 1)
    case "<Right>", "<C-f>": cursor = min(scalars.count, cursor + 1)
    case "<Home>", "<C-a>": cursor = 0
    case "<End>", "<C-e>": cursor = scalars.count
    default: return false
    }
    return true
  }

  private mutating func deleteBackward(to start: Int) {
    guard start >= 0, start < cursor else { return }
    scalars.removeSubrange(start..<cursor)
    cursor = start
  }

  private var wordStart: Int {
    var start = cursor
    while start > 0, scalars[start - 1] == " " { start -= 1 }
    while start > 0, scalars[start - 1] != " " { start -= 1 }
    return start
  }
}
