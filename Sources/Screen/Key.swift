/// A key press: one value, one notation. Letters print as themselves (`j`, `G`), others between angle
/// brackets (`<Enter>`, `<C-d>`, `<A-Left>`, `<Space>`, `<lt>` for `<`).
public struct Key: Hashable, Sendable {
  public enum Code: Hashable, Sendable {
    case character(Unicode.Scalar)
    case enter, escape, tab, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    case function(Int)
  }

  public struct Modifiers: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let control = Modifiers(rawValue: 1 << 0)
    public static let alt = Modifiers(rawValue: 1 << 1)
    /// Only for keys that print nothing; a shifted letter is its capital.
    public static let shift = Modifiers(rawValue: 1 << 2)
  }

  public let code: Code
  public let modifiers: Modifiers

  public init(_ code: Code, _ modifiers: Modifiers = []) {
    self.code = code
    self.modifiers = modifiers
  }

  public init(_ character: Unicode.Scalar) { self.init(.character(character)) }

  /// The character it types, if it types one.
  public var typed: Unicode.Scalar? {
    guard modifiers.isEmpty, case .character(let scalar) = code else { return nil }
    return scalar
  }

  private static let names: [(name: String, code: Code)] = [
    ("Enter", .enter), ("Esc", .escape), ("Tab", .tab), ("BS", .backspace), ("Del", .delete),
    ("Ins", .insert), ("Up", .up), ("Down", .down), ("Left", .left), ("Right", .right), ("Home", .home),
    ("End", .end), ("PgUp", .pageUp), ("PgDn", .pageDown), ("Space", .character(" ")),
    ("lt", .character("<")), ("gt", .character(">")),
  ]

  /// Reads what stands between angle brackets: `C-d`, `S-Tab`, `F1`.
  private init?(bracketed notation: Substring) {
    var rest = notation
    var modifiers: Modifiers = []
    while rest.count > 2, rest.dropFirst().first == "-" {
      switch rest.first {
      case "C": modifiers.insert(.control)
      case "A", "M": modifiers.insert(.alt)
      case "S": modifiers.insert(.shift)
      default: return nil
      }
      rest = rest.dropFirst(2)
    }
    if let named = Self.names.first(where: { $0.name == rest }) {
      self.init(named.code, modifiers)
    } else if rest.first == "F", let number = Int(rest.dropFirst()), (1...24).contains(number) {
      self.init(.function(number), modifiers)
    } else if let scalar = rest.unicodeScalars.first, rest.unicodeScalars.count == 1, !modifiers.isEmpty {
      self.init(.character(scalar), modifiers)
    } else {
      return nil
    }
  }

  /// Reads a run of keys (`jj<Enter>/tariff<Enter>`); `nil` where a bracketed name is unknown.
  public static func keys(_ notation: String) -> [Key]? {
    var keys: [Key] = []
    var rest = notation[...]
    while let first = rest.first {
      if first == "<" {
        guard let close = rest.firstIndex(of: ">"),
          let key = Key(bracketed: rest[rest.index(after: rest.startIndex)..<close])
        else { return nil }
        keys.append(key)
        rest = rest[rest.index(after: close)...]
      } else {
        keys.append(contentsOf: first.unicodeScalars.map { Key($0) })
        rest = rest.dropFirst()
      }
    }
    return keys
  }
}

extension Key {
  /// The key as it is printed on a keyboard: `Ctrl-d`, `Alt-Left`, `Space`, `<`.
  public var label: String {
    var prefix = modifiers.contains(.control) ? "Ctrl-" : ""
    if modifiers.contains(.alt) { prefix += "Alt-" }
    if modifiers.contains(.shift) { prefix += "Shift-" }
    switch code {
    case .character(" "): return prefix + "Space"
    case .character(let scalar): return prefix + String(scalar)
    case .function(let number): return prefix + "F\(number)"
    default: return prefix + (Self.names.first { $0.code == code }?.name ?? "")
    }
  }
}

extension Key: CustomStringConvertible {
  public var description: String {
    var prefix = modifiers.contains(.control) ? "C-" : ""
    if modifiers.contains(.alt) { prefix += "A-" }
    if modifiers.contains(.shift) { prefix += "S-" }
    if case .function(let number) = code { return "<\(prefix)F\(number)>" }
    if let named = Self.names.first(where: { $0.code == code }) { return "<\(prefix)\(named.name)>" }
    guard case .character(let scalar) = code else { return "" }
    return prefix.isEmpty ? String(scalar) : "<\(prefix)\(scalar)>"
  }
}
