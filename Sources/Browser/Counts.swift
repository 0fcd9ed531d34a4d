import Screen

extension Int {
  /// In groups of three digits: `14,408`.
  var grouped: String {
    guard self >= 1000 else { return "\(self)" }
    let rest = self % 1000
    return (self / 1000).grouped + "," + (rest < 10 ? "00" : rest < 100 ? "0" : "") + "\(rest)"
  }
}

/// Counts before keys. A count begins with 0, 7, 8 or 9, since 1 to 6 go to panes: `8j`, `012j`.
extension BrowserState {
  private static let largestCount = 9_999

  /// How often the command that runs is to be carried out.
  var times: Int { max(1, repetition ?? 1) }

  /// Begins a count with the digit that was pressed.
  mutating func beginCount() { repetition = lastKey?.digit ?? 0 }

  /// - Returns: `false` where the key is no part of a count.
  mutating func takeDigit(_ key: Key) -> Bool {
    guard let count = repetition, pendingKeys.isEmpty, let digit = key.digit else { return false }
    repetition = min(Self.largestCount, count * 10 + digit)
    return true
  }

  /// Does something as often as the count says, or until there is something to say about it.
  mutating func repeated(_ change: (inout BrowserState) -> Void) {
    for _ in 0..<times where notice == nil { change(&self) }
  }
}

extension Key {
  fileprivate var digit: Int? {
    guard let typed, ("0"..."9").contains(typed) else { return nil }
    return Int(typed.value) - 0x30
  }
}
