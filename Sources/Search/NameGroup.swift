import Prose

/// The names of one thing, in a field of kind `names`: a document that has the thing is found by each of them.
///
/// Made once for all documents that have the thing, so that an index tells groups apart without reading their letters.
/// A class, so that it does so without touching the names at all.
public final class NameGroup: Hashable, Sendable {
  let field: Int
  let names: [String]
  let hash: WordKey

  /// - Parameters:
  ///   - names: each once.
  ///   - field: its number in the index.
  public init(_ names: [String], of field: Int) {
    self.field = field
    self.names = names
    hash = Names.hash(names, of: field)
  }

  public static func == (a: NameGroup, b: NameGroup) -> Bool {
    a === b || (a.hash == b.hash && a.field == b.field && a.names == b.names)
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}
