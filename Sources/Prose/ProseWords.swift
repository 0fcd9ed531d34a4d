/// The words that decide where tokens and sentences end.
///
/// A class, though it never changes: every text that is cut holds it, as one reference.
public final class ProseWords: Sendable {
  /// What comes after an abbreviation.
  enum Abbreviation: String, Sendable {
    /// A name (`Mr. Lee`): it never ends a sentence.
    case name
    /// A number (`No. 5`, `p. 12`); before anything else it is no abbreviation (`He said no.`).
    case number
    /// The rest of the clause (`e.g.`, `vs.`): it never ends a sentence.
    case inside
    /// Anything (`Inc.`, `Jan.`, `p.m.`): it ends a sentence before a word that starts one.
    case either
  }

  /// What a word of the grammar list tells.
  private enum Role: String {
    case starter, saying, prefix
  }

  /// By the word without its full stop, and with it.
  private let abbreviations: WordTable<Abbreviation>
  private let starters: WordSet
  private let saying: WordSet
  let prefixes: WordSet

  /// - Parameters:
  ///   - abbreviations: entries of the word and what follows it: `name`, `number`, `inside` or `either`, which is
  ///     taken where nothing is given.
  ///   - grammar: entries of a word and its role: a `starter` of sentences when capitalised after an abbreviation, a
  ///     word of `saying` after a quotation, a `prefix` that stays with its compound.
  public init(abbreviations: [[String]] = [], grammar: [[String]] = []) {
    var table = WordTable<Abbreviation>()
    for entry in abbreviations {
      let kind = entry.dropFirst().first.flatMap(Abbreviation.init) ?? .either
      guard let word = entry.first else { continue }
      table[WordKey(word), default: kind] = kind
      table[WordKey(word + "."), default: kind] = kind
    }
    self.abbreviations = table
    func words(_ role: Role) -> WordSet {
      WordSet(grammar.lazy.filter { $0.count >= 2 && Role(rawValue: $0[1]) == role }.map { WordKey($0[0]) })
    }
    starters = words(.starter)
    saying = words(.saying)
    prefixes = words(.prefix)
  }

  /// What the abbreviation `word`, with or without its full stop, stands before; `nil` for a word not listed.
  func abbreviation(_ word: WordKey) -> Abbreviation? { abbreviations[word] }

  func startsSentences(_ word: WordKey) -> Bool { starters.contains(word) }
  func isSaying(_ word: WordKey) -> Bool { saying.contains(word) }
}
