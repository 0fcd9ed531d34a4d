/// One way to look into a document: what stands before the colon in `title:summit`. The caller makes the list
/// of fields once; everywhere else a field is its number, the index into that list.
public struct Field: Hashable, Sendable {
  /// What a field holds.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Parts of the document's text, apart from each other (`title`, `text`). Together they are what words
    /// without a field are looked for in; a phrase never runs from one part into the next.
    case text
    /// Passages over those parts (`quote`), which may start, end and overlap anywhere.
    case passages
    /// Words beside the text (`outlet`, `person`), each value with or without places in the text.
    case names
    /// Days, or ranges of days (`date`).
    case days
  }

  /// Lower-case ASCII letters: what is typed before the colon.
  public let name: String
  /// What it holds.
  public let kind: Kind
  /// How many occurrences in plain text one occurrence in this field is worth when documents are ranked
  /// (0.1 to 100); a word in a passage is worth what the passage's field or its part says, whichever is more.
  public let weight: Double
  /// What the field is for, in a few words, for help and completion (`words of the headline`).
  public let help: String
  /// The only values there can be, each a plain word; empty where there can be any. For `names` fields only.
  public let values: [String]

  /// - Parameters:
  ///   - weight: see `weight`.
  ///   - values: see `values`.
  public init(_ name: String, _ kind: Kind, weight: Double = 1, help: String, values: [String] = []) {
    self.name = name
    self.kind = kind
    self.weight = weight
    self.help = help
    self.values = values
  }
}
