import Prose

/// What the rules make of each token: part of the evidence that the model weighs.
struct RuleReading {
  /// Per token.
  private(set) var marks: [RuleMark]

  init(_ decisions: [NameDecision], in names: NameText) {
    marks = Array(repeating: .none, count: names.tokens.count)
    for decision in decisions {
      let candidate = decision.candidate
      for index in candidate.title ?? 0..<0 { marks[index] = .title }
      if candidate.isPartOfToken(in: names) {
        for index in candidate.tokensReached(in: names) { marks[index] = .parts }
        continue
      }
      let isCertain = candidate.isPlaceInCapitals(in: names)
      for index in candidate.tokens {
        marks[index] = RuleMark(decision, isFirst: index == candidate.tokens.lowerBound)
        if isCertain { marks[index].isCertain = true }
      }
    }
  }
}

/// The rules' reading of one token: what it is to a candidate.
struct RuleMark: Hashable {
  private var rawValue: UInt8

  static let none = RuleMark(rawValue: 0)
  static let title = RuleMark(rawValue: 1)
  /// A compound with names in it (`Seoul-Beijing`).
  static let parts = RuleMark(rawValue: 10)
  private static let certainBit: UInt8 = 1 << 4

  private init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ decision: NameDecision, isFirst: Bool) {
    let kind = decision.kind.map { 4 + 2 * UInt8($0.rank) } ?? 2
    self.init(rawValue: kind + (isFirst ? 0 : 1))
  }

  /// What the model sees of it.
  var feature: UInt64 { UInt64(rawValue & ~Self.certainBit) }

  /// Nothing a model says can change it.
  var isCertain: Bool {
    get { self == .parts || rawValue & Self.certainBit != 0 }
    set { rawValue = newValue ? rawValue | Self.certainBit : rawValue & ~Self.certainBit }
  }

  /// The tag the rules would give.
  var tag: NameTag {
    switch feature {
    case 4: .personStart
    case 5: .personRest
    case 6: .organisationStart
    case 7: .organisationRest
    case 8: .placeStart
    case 9: .placeRest
    default: .outside
    }
  }
}

extension NameCandidate {
  /// `LISBON –`: the place a report comes from, which texts without their first line teach nothing of.
  fileprivate func isPlaceInCapitals(in names: NameText) -> Bool {
    known?.isPlace == true && known?.isAcronym == false && position != .headline
      && tokens.allSatisfy { names.tokens[$0].traits.contains(.allCaps) }
  }
}
