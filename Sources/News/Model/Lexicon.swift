/// The word lists of `data/lexicon`, by name (`cue-verbs`, `titles`…). What the entries mean is known to the
/// analysis that asks for them.
public struct Lexicon: Sendable {
  /// One entry: its tab-separated fields; the first is the word or phrase. Never empty.
  public typealias Entry = [String]

  private let lists: [String: [Entry]]

  public init(_ lists: [String: [Entry]]) {
    self.lists = lists
  }

  /// The entries of a list in the order of the file; empty where there is no such list.
  public subscript(list: String) -> [Entry] { lists[list] ?? [] }

  /// The words of a list, without further fields.
  public func words(_ list: String) -> [String] { self[list].map { $0[0] } }
}
