extension Segment {
  /// Where `words` are found: in the text, and among the values beside it that belong to the same field.
  func found(_ words: Query.Words, _ fields: [Field]) -> Found {
    guard let field = words.field else {
      let inText = foundInText(words)
      guard names.isInText else { return inText }
      return inText.union(foundNames(words, countingPlaces: 0) { fields[$0].kind == .text })
    }
    if fields[field].kind == .names { return foundNames(words, countingPlaces: 1) { $0 == field } }
    let besideText = foundNames(words, countingPlaces: 0) { $0 == field }
    let weight = UInt32(Postings.weight(fields[field].weight))
    return foundInText(words, field, weight: weight).union(besideText)
  }

  /// Where they stand anywhere in the text, weighed as they were indexed.
  private func foundInText(_ words: Query.Words) -> Found {
    words.within == nil
      ? self.words.found(words.patterns) : Found(near(words), weight: UInt32(Postings.weightUnit))
  }

  /// Where they stand within one `text` or `passages` field.
  private func foundInText(_ words: Query.Words, _ field: Int, weight: UInt32) -> Found {
    if words.patterns.count == 1, let pattern = words.patterns.first {
      return found(pattern, in: field, weight: weight)
    }
    return Found(runs(of: words), weight: weight)
  }

  private func found(_ pattern: Query.Pattern, in field: Int, weight: UInt32) -> Found {
    var tally = Found.Tally(documentCount: documentCount)
    for range in words.terms.matching(pattern) {
      for posting in words.postings(of: range) {
        let document = words.document(at: posting)
        var count: UInt32 = 0
        for place in words.positions(at: posting)
        where layout.contains(words.places[place], count: 1, in: field, of: Int(document)) {
          count += 1
        }
        tally.add(document, weight: count * weight, count: count)
      }
    }
    return tally.found()
  }

  /// Where `words` stand in a row or near each other, in their field or anywhere in the text.
  func runs(of words: Query.Words) -> Runs {
    if words.within != nil { return near(words) }
    let runs = self.words.runs(of: words.patterns)
    guard let field = words.field else { return runs }
    return runs.filter { layout.contains($1, count: words.patterns.count, in: field, of: Int($0)) }
  }

  /// The numbers of the values in which `words` stand.
  func values(_ words: Query.Words, in isWanted: (_ field: Int) -> Bool) -> [Int] {
    let found: [UInt32]
    if let within = words.within {
      found = names.words.near(words.patterns, within: within) { _, _, _ in true }.documents
    } else {
      found = names.words.found(words.patterns).documents
    }
    return found.map { Int($0) }.filter { isWanted(names.values[$0].field) }
  }

  /// - Parameter countingPlaces: as how many occurrences each place counts.
  private func foundNames(
    _ words: Query.Words, countingPlaces: UInt32, in isWanted: (_ field: Int) -> Bool
  ) -> Found {
    let values = values(words, in: isWanted)
    guard !values.isEmpty else { return Found() }
    var tally = Found.Tally(documentCount: documentCount)
    for value in values {
      names.forEachDocument(of: value) { document, places in
        tally.add(
          document, weight: Postings.weight(ofPlaces: places),
          count: UInt32(places) * countingPlaces)
      }
    }
    return tally.found()
  }
}

extension Found {
  /// Every place counts once and weighs `weight`.
  init(_ runs: Runs, weight: UInt32) {
    self.init()
    for (index, document) in runs.documents.enumerated() {
      let count = UInt32(runs.positions(at: index).count)
      append(document, weight: count * weight, count: count)
    }
  }
}

extension Postings {
  /// Where `patterns` stand in a row, weighed as they were indexed.
  func found(_ patterns: [Query.Pattern]) -> Found {
    guard patterns.count == 1, let pattern = patterns.first else { return foundRuns(patterns) }
    let ranges = terms.matching(pattern)
    guard ranges.count == 1, let range = ranges.first, range.count == 1 else { return foundAny(of: ranges) }
    let list = postings(of: range)
    var found = Found(capacity: list.count)
    for posting in list {
      let tally = tally(at: posting)
      found.append(document(at: posting), weight: tally.weight, count: tally.count)
    }
    return found
  }

  private func foundAny(of ranges: [Range<Int>]) -> Found {
    guard !ranges.isEmpty else { return Found() }
    var sum = Found.Tally(documentCount: documentCount)
    for range in ranges {
      for posting in postings(of: range) {
        let tally = tally(at: posting)
        sum.add(document(at: posting), weight: tally.weight, count: tally.count)
      }
    }
    return sum.found()
  }

  /// A run weighs what the first word's occurrences in that document weigh on average; where the first word stands
  /// for several, as a plain one.
  private func foundRuns(_ patterns: [Query.Pattern]) -> Found {
    if let found = foundPair(patterns) { return found }
    let runs = runs(of: patterns)
    let ranges = patterns.first.map { terms.matching($0) } ?? []
    guard ranges.count == 1, let range = ranges.first, range.count == 1 else {
      return Found(runs, weight: UInt32(Self.weightUnit))
    }
    let list = postings(of: range)
    var found = Found(capacity: runs.documents.count)
    var place = list.lowerBound
    for (index, document) in runs.documents.enumerated() {
      let count = UInt32(runs.positions(at: index).count)
      place = firstPosting(notBefore: document, from: place, to: list.upperBound)
      found.append(document, weight: tally(at: place).weight(ofRuns: count), count: count)
    }
    return found
  }
}

extension Postings {
  /// What a value of a name weighs in a document that shows it in so many places.
  static func weight(ofPlaces places: Int) -> UInt32 { UInt32(max(places, 1)) * UInt32(weightUnit) }
}

extension Tallies.Pair {
  /// What `count` rows that start with a word weigh, where this is the tally of the word.
  func weight(ofRuns count: UInt32) -> UInt32 { max(weight &* count / max(self.count, 1), 1) }
}
