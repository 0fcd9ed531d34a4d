/// Something that kept a file, or a part of one, from being read as it should: what, where, and what to do.
public struct Problem: Hashable, Sendable {
  public enum Severity: String, Hashable, Sendable {
    /// Left out on purpose (a hidden file, a picture).
    case note
    /// Read, but something in it was not understood.
    case warning
    /// Not read at all.
    case failure
  }

  public let severity: Severity
  /// The file or folder.
  public let path: String
  /// From 1; `nil` where it concerns the whole file.
  public let line: Int?
  /// Lower case, without a full stop.
  public let message: String

  public init(_ severity: Severity, path: String, line: Int? = nil, _ message: String) {
    self.severity = severity
    self.path = path
    self.line = line
    self.message = message
  }
}
