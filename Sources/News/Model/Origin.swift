/// Who says so.
public enum Origin: String, Hashable, Sendable {
  /// The analysis found it.
  case found
  /// The reader has set it, or changed what was found.
  case reader
}
