import Prose

/// Every form of a name that the dossier prints, and where.
///
/// A form is a name under `NameKey` with one kind, so `Lee Jae-myung` and `Lee Jae Myung` are one already.
struct NameForms {
  private(set) var forms: [NameForm] = []
  /// Per article, in order of place.
  private(set) var occurrences: [[NameOccurrence]] = []
  /// By kind, the indices of its forms.
  private var indices = Entity.Kind.allCases.map { _ in WordTable<Int>() }

  /// - Parameter names: per article; one kind for one name is settled here, and undecided stretches that other
  ///   articles decide are found again.
  init(_ names: [ArticleNames], in texts: [TokenizedText], words: NameWords) {
    let kinds = KindVotes(names, in: texts, words: words)
    for (article, found) in names.enumerated() {
      let text = texts[article]
      var here: [NameOccurrence] = []
      here.reserveCapacity(found.spots.count)
      for spot in found.spots {
        let key = NameKey(text.text, spot.span)
        here.append(occurrence(spot, kind: kinds.kind(of: key) ?? spot.kind, key, text.text))
      }
      for span in found.undecided {
        let key = NameKey(text.text, span)
        guard let (kind, rule) = kinds.kind(ofUndecided: key, WordKey(folding: text.text.utf8[span.range]))
        else { continue }
        here.append(occurrence(NameSpot(kind: kind, span: span, rule: rule), kind: kind, key, text.text))
      }
      here.sort { $0.spot.span < $1.spot.span }
      occurrences.append(here)
    }
  }

  private mutating func occurrence(_ spot: NameSpot, kind: Entity.Kind, _ key: NameKey, _ text: Text)
    -> NameOccurrence
  {
    let form: Int
    if let known = indices[kind.rank][key.word] {
      form = known
    } else {
      form = forms.count
      indices[kind.rank].insert(form, for: key.word)
      forms.append(NameForm(key: key, kind: kind))
    }
    let printed = forms[form].count(text, spot.span)
    return NameOccurrence(form: form, printed: printed, spot: spot)
  }

  /// The form of `kind` with this key.
  func index(of key: NameKey, _ kind: Entity.Kind) -> Int? { indices[kind.rank][key.word] }
}

/// A name in one place.
struct NameOccurrence {
  /// Index into `NameForms.forms`.
  let form: Int
  /// Index into `NameForm.printed`.
  let printed: Int
  let spot: NameSpot
}

/// One name of one kind, with the ways it is printed.
struct NameForm {
  let key: NameKey
  let kind: Entity.Kind
  /// In order of first occurrence; never empty once counted.
  private(set) var printed: [(name: String, count: Int)] = []
  private var printedHashes: [UInt64] = []

  init(key: NameKey, kind: Entity.Kind) {
    self.key = key
    self.kind = kind
  }

  var count: Int { printed.reduce(0) { $0 + $1.count } }

  /// The words of the name under folding; a hyphenated word is one.
  private(set) var words: [String] = []

  /// Counts an occurrence, and gives the index of its print.
  mutating func count(_ text: Text, _ span: Span) -> Int {
    let hash = text.utf8[span.range].reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    if let known = printedHashes.firstIndex(of: hash) {
      printed[known].count += 1
      return known
    }
    printedHashes.append(hash)
    printed.append((text[span], 1))
    if printed.count == 1 { words = Self.words(of: printed[0].name) }
    return printed.count - 1
  }
}

extension NameForm {
  /// The words of `name` under folding, without hyphens, full stops and apostrophes.
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

/// What the articles together say of the kind of a name.
private struct KindVotes {
  private var votes = WordTable<Votes>()

  /// How many occurrences are of each kind.
  private struct Votes: Sendable {
    var person = 0
    var organisation = 0
    var place = 0

    mutating func add(_ kind: Entity.Kind) {
      switch kind {
      case .person: person += 1
      case .organisation: organisation += 1
      case .place: place += 1
      }
    }

    /// The kind that at least two thirds have.
    var winner: Entity.Kind? {
      let least = (person + organisation + place) * 2
      return person * 3 >= least
        ? .person : organisation * 3 >= least ? .organisation : place * 3 >= least ? .place : nil
    }
  }
  /// Words of persons' full names.
  private var personWords: WordSet = []
  /// The last words of places (`Peninsula`).
  private var placeEnds: WordSet = []

  init(_ names: [ArticleNames], in texts: [TokenizedText], words: NameWords) {
    for (article, found) in names.enumerated() {
      let text = texts[article]
      for spot in found.spots {
        votes[NameKey(text.text, spot.span).word, default: Votes()].add(spot.kind)
        guard spot.kind != .organisation else { continue }
        let first = text.firstToken(from: spot.span.start)
        let last = text.firstToken(from: spot.span.end)
        guard last - first > 1 else { continue }
        if spot.kind == .place {
          let end = text.tokens[last - 1].key
          if words.classes(of: end).isSuperset(of: [.placeEnd, .placeNoun]) { placeEnds.insert(end) }
          continue
        }
        for index in first..<last
        where words.classes(of: text.tokens[index].key).isDisjoint(with: [.common, .particle]) {
          personWords.insert(text.tokens[index].key)
        }
      }
    }
  }

  /// The kind that at least two thirds of the occurrences have.
  func kind(of key: NameKey) -> Entity.Kind? { votes[key.word]?.winner }

  func kind(ofUndecided key: NameKey, _ word: WordKey) -> (Entity.Kind, String)? {
    if let kind = kind(of: key) { return (kind, NameRule.elsewhere.rawValue) }
    if placeEnds.contains(word) { return (.place, NameRule.placeWord.rawValue) }
    return personWords.contains(word) ? (.person, NameRule.partOfName.rawValue) : nil
  }
}

extension Entity.Kind {
  /// The order in which kinds are listed.
  var rank: Int {
    switch self {
    case .person: 0
    case .organisation: 1
    case .place: 2
    }
  }
}
