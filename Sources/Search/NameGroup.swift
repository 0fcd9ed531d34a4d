import Prose

/// The names of one thing, in a field of kind `names`: a document that has the thing is found by each of them.
///
/// Made once for all documents that have the thing, so that an index tells groups apart without reading their letters.
public struct NameGroup: Hashable, Sendable {
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

  public func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}
