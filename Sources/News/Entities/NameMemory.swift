import Prose

/// What joining names remembers from one analysis to the next: the numbers of names, and the shapes of forms. Neither
/// changes what is found, and neither is forgotten: what comes and goes while a folder is watched is little.
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
