import Prose

/// Every form of a name that the dossier prints, and where.
///
/// A form is a name under `NameKey` with one kind, so `Lee Jae-myung` and `Lee Jae Myung` are one already.
struct NameForms: Sendable {
  let articles: [PrintedNames]
  /// In the order in which they are printed first.
  let forms: [NameForm]
  /// Every way the forms are printed, in the order in which they are printed first.
  let prints: [NamePrint]
  /// Per article and name, the index of its print; -1 for a stretch that nothing in the dossier decides.
  private let printOfName: [[Int32]]

  /// - Parameter articles: in the order of the dossier; one kind for one name is settled here, and undecided stretches
  ///   that other articles decide are found again.
  init(
    _ articles: [NumberedNames], in texts: [TokenizedText], words: NameWords, reusing memory: inout NameMemory
  ) {
    var counter = FormCounter(articles, numberCount: memory.count)
    printOfName = articles.indices.map { counter.count(articles[$0], article: $0) }
    let found = counter
    let names = concurrentMap(found.prints) { Self.onOneLine(texts[$0.article].text[$0.span]) }
    prints = found.prints.indices.map { index in
      NamePrint(form: Int(found.prints[index].form), name: names[index], count: found.prints[index].count)
    }
    let shapes = memory.shapes(of: found.forms.map { found.identity(of: $0) }) { index in
      let form = found.forms[index]
      return NameShape(
        key: NameKey(form.key), kind: form.kind, name: names[Int(form.print)], lexicon: words)
    }
    forms = zip(found.forms, shapes).map { form, shape in
      NameForm(shape: shape, isSettled: form.isSettled, count: form.count)
    }
    self.articles = articles.map(\.printed)
  }

  /// A name that is broken between two lines is the same name.
  private static func onOneLine(_ name: String) -> String {
    guard name.utf8.contains(UInt8(ascii: "\n")) else { return name }
    if name.utf8.allSatisfy({ $0 < 0x80 }) {
      // White space of ASCII: properties of characters are slow to ask for.
      let words = name.utf8.split { $0 == 0x20 || $0 &- 0x09 < 5 }
      return words.map(Substring.init).joined(separator: " ")
    }
    return name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The index of the print at a place of an article; `nil` where no name was found.
  func print(at place: PrintedNames.Place, ofArticle article: Int) -> Int? {
    let print = printOfName[article][place.name]
    return print < 0 ? nil : Int(print)
  }

  /// The index of the form at a place of an article; `nil` where no name was found.
  func form(at place: PrintedNames.Place, ofArticle article: Int) -> Int? {
    print(at: place, ofArticle: article).map { prints[$0].form }
  }

  /// Why the place is a mention of a form.
  func reason(_ place: PrintedNames.Place, _ form: Int) -> MentionReason {
    if let reason = place.reason { return reason }
    guard !forms[form].isSettled else { return MentionReason(.elsewhere) }
    return MentionReason(forms[form].kind == .place ? .placeWord : .partOfName)
  }
}

/// A form as it is printed.
struct NamePrint: Sendable {
  /// Index into `NameForms.forms`.
  let form: Int
  let name: String
  let count: Int
}

/// One name of one kind.
struct NameForm: Sendable {
  let shape: NameShape
  /// Whether the dossier agrees on the kind.
  let isSettled: Bool
  let count: Int

  var kind: Entity.Kind { shape.kind }
}

// MARK: Counting

/// Counts forms and their prints, article by article.
private struct FormCounter: Sendable {
  struct Form: Sendable {
    let key: WordKey
    let kind: Entity.Kind
    let isSettled: Bool
    /// The first way it is printed.
    let print: Int32
    var count: Int
  }

  struct Print: Sendable {
    let form: Int32
    /// Where it is printed first.
    let article: Int
    let span: Span
    let hash: UInt64
    var count: Int
    /// The next print of the same form, or -1.
    var next: Int32 = -1
  }

  private(set) var forms: [Form] = []
  private(set) var prints: [Print] = []
  /// By number of the key and kind, the index of the form, or -1.
  private var formOfKey: [Int32]
  private let kinds: KindVotes

  init(_ articles: [NumberedNames], numberCount: Int) {
    kinds = KindVotes(articles, numberCount: numberCount)
    formOfKey = [Int32](repeating: -1, count: numberCount * Entity.Kind.allCases.count)
  }

  /// What tells a form from all others: its key, its kind, and how it is printed first.
  func identity(of form: Form) -> WordKey {
    let first = WordKey(hash: prints[Int(form.print)].hash)
    return WordKey(joining: [form.key, first, WordKey(hash: UInt64(form.kind.rank))])
  }

  /// Counts the names of an article, and gives the print of each, or -1 where nothing decides what it is.
  mutating func count(_ names: NumberedNames, article: Int) -> [Int32] {
    zip(names.printed.names, names.numbers).map { name, number in
      let winner = kinds.winner(of: number)
      guard let kind = winner ?? name.kind ?? kinds.kind(ofUndecided: name.word) else { return -1 }
      return Int32(count(name, kind, number, isSettled: winner != nil, article))
    }
  }

  private mutating func count(
    _ name: PrintedNames.Name, _ kind: Entity.Kind, _ number: Int32, isSettled: Bool, _ article: Int
  ) -> Int {
    let key = Int(number) * Entity.Kind.allCases.count + kind.rank
    let new = Int32(prints.count)
    let form = formOfKey[key]
    guard form >= 0 else {
      formOfKey[key] = Int32(forms.count)
      forms.append(
        Form(key: name.key, kind: kind, isSettled: isSettled, print: new, count: name.count))
      return append(name, Int32(forms.count - 1), article)
    }
    forms[Int(form)].count += name.count
    var print = Int(forms[Int(form)].print)
    while prints[print].hash != name.print {
      guard prints[print].next >= 0 else {
        prints[print].next = new
        return append(name, form, article)
      }
      print = Int(prints[print].next)
    }
    prints[print].count += name.count
    return print
  }

  private mutating func append(_ name: PrintedNames.Name, _ form: Int32, _ article: Int) -> Int {
    prints.append(
      Print(form: form, article: article, span: name.span, hash: name.print, count: name.count))
    return prints.count - 1
  }
}

/// What the articles together say of the kind of a name.
private struct KindVotes: Sendable {
  /// By number of the key.
  private var votes: [Votes]
  /// Words of persons' full names.
  private var personWords: WordSet = []
  /// The last words of places (`Peninsula`).
  private var placeEnds: WordSet = []

  /// How many occurrences are of each kind.
  struct Votes: Sendable {
    var person = 0
    var organisation = 0
    var place = 0

    mutating func add(_ count: Int, _ kind: Entity.Kind) {
      switch kind {
      case .person: person += count
      case .organisation: organisation += count
      case .place: place += count
      }
    }

    /// The kind that at least two thirds have.
    var winner: Entity.Kind? {
      let all = person + organisation + place
      guard all > 0 else { return nil }
      return person * 3 >= all * 2
        ? .person : organisation * 3 >= all * 2 ? .organisation : place * 3 >= all * 2 ? .place : nil
    }
  }

  init(_ articles: [NumberedNames], numberCount: Int) {
    votes = [Votes](repeating: Votes(), count: numberCount)
    for article in articles {
      for (index, name) in article.printed.names.enumerated() {
        guard let kind = name.kind else { break }
        votes[Int(article.numbers[index])].add(name.count, kind)
      }
      for word in article.printed.personWords { personWords.insert(word) }
      for word in article.printed.placeEnds { placeEnds.insert(word) }
    }
  }

  /// The kind that at least two thirds of the occurrences have.
  func winner(of number: Int32) -> Entity.Kind? { votes[Int(number)].winner }

  /// The kind of a word that only full names of others have.
  func kind(ofUndecided word: WordKey) -> Entity.Kind? {
    placeEnds.contains(word) ? .place : personWords.contains(word) ? .person : nil
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
