import Prose

/// What a form of a name says by itself, whatever the dossier: worked out once, and kept from one analysis to the next.
final class NameShape: Sendable {
  let key: NameKey
  let kind: Entity.Kind
  /// As it is printed first.
  let name: String
  /// The words of the name under folding; a hyphenated word is one.
  let words: [String]
  /// Of the words.
  let keys: [WordKey]
  /// `nil` where it is a single name or no person.
  let person: PersonName?
  /// `nil` where it is no organisation.
  let organisation: OrganisationName?

  init(key: NameKey, kind: Entity.Kind, name: String, lexicon: NameWords) {
    self.key = key
    self.kind = kind
    self.name = name
    words = Self.words(of: name)
    keys = words.map { WordKey($0) }
    person = kind == .person ? PersonName(words, lexicon) : nil
    organisation = kind == .organisation ? OrganisationName(name, key, words, lexicon) : nil
  }

  /// Without hyphens, full stops and apostrophes.
  private static func words(of name: String) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    func end() {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word.removeAll(keepingCapacity: true)
    }
    let isASCII = name.utf8.allSatisfy { $0 < 0x80 }
    for byte in (isASCII ? name : Folding.folded(name)).utf8 {
      switch byte {
      case 0x20, 0x0A, 0x09: end()
      case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "'"): break
      default: word.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
      }
    }
    end()
    return words
  }
}
