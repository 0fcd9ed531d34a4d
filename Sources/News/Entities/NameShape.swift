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
    for byte in Folding.folded(name).utf8 {
      switch byte {
      case 0x20, 0x0A, 0x09: end()
      case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "'"): break
      default: word.append(byte)
      }
    }
    end()
    return words
  }
}

/// What joining names remembers from one analysis to the next: the numbers of names, and the shapes of forms. Neither
/// changes what is found.
struct NameMemory: Sendable {
  private var numbers = WordTable<Int32>()
  /// How many numbers there are.
  private(set) var count = 0
  private var shapes = WordTable<NameShape>()

  /// The numbers of an article's names; equal keys have equal numbers.
  mutating func numbered(_ printed: PrintedNames) -> NumberedNames {
    NumberedNames(printed: printed, numbers: printed.names.map { number(of: $0.key) })
  }

  private mutating func number(of key: WordKey) -> Int32 {
    if let known = numbers[key] { return known }
    numbers.insert(Int32(count), for: key)
    count += 1
    return Int32(count - 1)
  }

  /// The shapes of forms.
  /// - Parameters:
  ///   - identities: of each form, what tells it from all others.
  ///   - shape: makes the one of the form at an index.
  mutating func shapes(of identities: [WordKey], _ shape: @Sendable (Int) -> NameShape) -> [NameShape] {
    var found = identities.map { shapes[$0] }
    let new = found.indices.filter { found[$0] == nil }
    for (index, shape) in zip(new, concurrentMap(new, shape)) {
      found[index] = shape
      shapes.insert(shape, for: identities[index])
    }
    return found.compactMap(\.self)
  }
}

/// The names of one article, with numbers that stand for their keys.
struct NumberedNames: Sendable {
  let printed: PrintedNames
  /// By name.
  let numbers: [Int32]
}
